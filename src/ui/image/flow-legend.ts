import { element, type KeyBlock, type KeyEntry } from '../../figures';
import { formatCount } from '../../i18n';
import { flowKey, type DrawnFlows } from '../../map';
import type { App } from '../../state';

const WIDTH = 34;
/** Where colour stands for a class, width is shown without one. */
const NEUTRAL = '#55616a';

function lineEntry(colour: string, widthPx: number, text: string, count?: number): KeyEntry {
  return {
    width: WIDTH,
    height: Math.max(14, widthPx + 2),
    mark: [
      element('line', {
        x1: 1,
        x2: WIDTH - 1,
        y1: 0,
        y2: 0,
        stroke: colour,
        'stroke-width': widthPx,
      }),
    ],
    text,
    ...(count === undefined ? {} : { count: formatCount(count) }),
  };
}

/** The legend of the lines of contacts, as the screen has it. */
export function flowBlock(app: App, drawn: DrawnFlows): KeyBlock {
  const t = app.preferences.messages.flows;
  const key = flowKey(drawn);
  const isBetween = key.ends.includes('between_clusters');
  const hasHeads = key.ends.some((ends) => ends !== 'firms' && !isBetween);
  const byClass = key.classes.length > 0;
  return {
    heading: [
      `${t.legend(t.groupings[drawn.flows.settings.grouping])} ${t.key(key.lines)}`,
      ...(key.part ? [t.part(key.part.of, key.part.share)] : []),
      byClass ? t.difference : t.strength,
      ...(key.locked ? [t.locked] : []),
      ...(isBetween ? [t.undirected] : []),
      ...(hasHeads ? [t.direction] : []),
      ...(key.restTies > 0 ? [t.rest(key.restTies)] : []),
      ...(key.unplaced > 0 ? [t.unplaced(key.unplaced)] : []),
    ],
    entries: [
      ...key.widths.map(({ strength, widthPx }) =>
        lineEntry(byClass ? NEUTRAL : key.colour, widthPx, t.widthText(strength)),
      ),
      ...key.classes.map(({ kind, colour, count }) => lineEntry(colour, 4, t.classes[kind], count)),
    ],
  };
}
