import type { LayerLook, LookSymbol } from '../study';
import { flowColour, flowKey, flowWidth, residualClass } from './flows';
import { CLASS_FIELD, MM, type Drawn, type LookGiven } from './look-given';
import { MAP_COLOURS } from './theme';

const line = (colour: string, widthPx: number, opacity: number): LookSymbol => ({
  kind: 'line',
  fill: null,
  stroke: colour,
  strokeMm: widthPx * MM,
  opacity,
});

/** Lines with one look. */
export function lines(
  layer: 'links' | 'parents',
  { findings, theme, visible }: Drawn,
  given: LookGiven,
) {
  const m = given.messages;
  const isLinks = layer === 'links';
  const count = isLinks ? findings.firms.count : (findings.parents?.of.length ?? 0);
  const colours = MAP_COLOURS[theme];
  const symbol = isLinks ? line(colours.proximity, 0.7, 0.42) : line(colours.parent, 1, 0.7);
  if (isLinks) {
    // Which firms have a line is for the layer to say: each of its lines has a kind.
    const classes = (['nearest', 'tie'] as const).map((value) => ({
      value,
      label: m.layers.name.links,
      symbol,
    }));
    return { layer, visible: visible.proximity === true, field: 'kind', classes };
  }
  if (count === 0) return null;
  return {
    layer,
    visible: visible.parents === true,
    field: 'simulated',
    classes: [findings.simulated ? 1 : 0].map((value) => ({
      value,
      label: m.layers.name.parents,
      symbol,
    })),
  };
}

/** Flows by their residual's class, or all alike. */
export function flows({ flows: drawn, theme }: Drawn, given: LookGiven): LayerLook | null {
  if (!drawn) return null;
  const m = given.messages;
  const key = flowKey(drawn);
  const all = drawn.flows.levels.flatMap((level) =>
    Array.from({ length: level.count }, (_, at) => ({ level, at })),
  );
  const kinds = key.classes.map(({ kind }) => kind);
  return {
    layer: 'flows',
    visible: true,
    field: CLASS_FIELD,
    column: {
      title: m.layers.mapClass,
      values: all.map(({ level, at }) =>
        level.residual ? kinds.indexOf(residualClass(level.residual[at])) : kinds.length,
      ),
    },
    sizesMm: all.map(({ level, at }) => flowWidth(level.strength[at], drawn.top) * MM),
    classes: [
      ...key.classes.map(({ kind, colour }, value) => ({
        value,
        label: m.flows.classes[kind],
        symbol: line(colour, 2, 0.7),
      })),
      ...(kinds.length === 0 && all.length > 0
        ? [
            {
              value: 0,
              label: m.layers.name.flows,
              symbol: line(flowColour(all[0].level, all[0].at, theme), 2, 0.7),
            },
          ]
        : []),
    ],
  };
}
