import { element, type KeyBlock } from '../../figures';
import type { DrawnSurface } from '../../map';
import type { App } from '../../state';
import { surfaceKey } from '../map/surfaces';

/** The legend of a surface, as the screen has it. */
export function surfaceBlock(app: App, drawn: DrawnSurface): KeyBlock {
  const { title, basis, lines } = surfaceKey(drawn, app.preferences.messages);
  return {
    heading: [title, basis],
    entries: lines.map(({ text, colour, opacity, line }) => ({
      width: 22,
      height: 14,
      text,
      mark: [
        line
          ? element('line', {
              ...{ x1: 0, x2: 22, y1: 0, y2: 0, stroke: colour, 'stroke-width': 2 },
              ...(line === 'dashed' ? { 'stroke-dasharray': '4 4' } : {}),
            })
          : element('rect', {
              ...{ x: 0, y: -6, width: 22, height: 12 },
              ...{ fill: colour, 'fill-opacity': opacity },
            }),
      ],
    })),
  };
}
