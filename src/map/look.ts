import { nameIn } from '../i18n';
import { INSTITUTION_KINDS } from '../model/geodata';
import type { LayerLook, LookSymbol, MapLook } from '../study';
import { pointScale } from './firms/firm-points';
import { flows, lines } from './look-lines';
import { CLASS_FIELD, MM, type Drawn, type LookGiven } from './look-given';
import { areaSymbols } from './layers/areas';
import { classLabel, firmEntryLabel } from './legend-words';
import { clusterColours, HUE_COUNT, huesOf, STEP_START, TONES } from './colours/palette';
import { LEGEND_SHAPE_SIZE, shapePath } from './shapes';
import { MAP_COLOURS } from './theme';

/** Denominator of the scale at zoom 0 where a pixel has that size. */
const SCALE_AT_ZOOM_0 = 279_541_132;
/** From here on, institutions are named (`map/layers/institutions`). */
const NAMES_FROM_ZOOM = 10;

/** What is drawn, for programs that draw the layers from their data. */
export function lookOf(drawn: Drawn, given: LookGiven): MapLook {
  const { findings, theme } = drawn;
  const layers = [
    institutions(drawn, given),
    firms(drawn, given),
    flows(drawn, given),
    ...(['links', 'parents'] as const).map((layer) => lines(layer, drawn, given)),
    clusters(drawn, given),
    areas(drawn, given),
  ];
  return {
    title: given.title || 'Shuseki',
    heading: findings.simulated ? given.messages.words.simulated : '',
    credits: given.credits,
    background: MAP_COLOURS[theme].land,
    bounds: given.bounds,
    layers: layers.filter((each) => each !== null),
  };
}

const circle = (colour: string, radiusPx: number, hollow: boolean, rim: string): LookSymbol => ({
  kind: 'marker',
  fill: hollow ? null : colour,
  stroke: hollow ? colour : rim,
  strokeMm: (hollow ? 1.4 : 0.8) * MM,
  sizeMm: 2 * radiusPx * MM,
});

/** The classes of the legend in its order; those without a firm are left out, as there. */
function firms(
  { colouring, findings, overlay, theme, visible }: Drawn,
  { messages: m, zoom }: LookGiven,
): LayerLook | null {
  if (!colouring) return null;
  const { rim } = MAP_COLOURS[theme];
  const scale = pointScale(zoom);
  const { classes, classOf, counts, sizePx } = colouring;
  const ofOverlay = overlay?.overlay.settings.unit === 'firms' ? overlay.classification : null;
  return {
    layer: 'firms',
    visible: visible.firms !== false,
    field: CLASS_FIELD,
    column: {
      title: m.layers.mapClass,
      values: Float64Array.from(classOf, (own, firm) =>
        Number.isNaN(findings.firmPlaces.lng[firm]) ? NaN : own,
      ),
    },
    ...(sizePx ? { sizesMm: Float64Array.from(sizePx, (px) => 2 * px * scale * MM) } : {}),
    classes: classes.flatMap((look, i) => {
      if (counts[i] === 0) return [];
      const { colour, radiusPx, hollow, kind, from, to } = look;
      const entry = { kind, colours: [colour], radiusPx, hollow, count: counts[i], from, to };
      const range = ofOverlay?.classes[i];
      return {
        value: i,
        label: range ? classLabel(range, m.overlay) : firmEntryLabel(entry, m),
        symbol: circle(colour, radiusPx * scale, hollow, rim),
      };
    }),
  };
}

/** A class per hue, since the map's legend has one line for all of them, or per tone where clusters have those. */
function clusters(
  { colouring, findings, overlay, theme, visible }: Drawn,
  given: LookGiven,
): LayerLook {
  const m = given.messages;
  const hues = colouring?.tones ?? huesOf(findings.clusters);
  const used = clusterColours(theme).flatMap((colour, hue) =>
    hues.includes(hue) ? [{ colour, hue }] : [],
  );
  const labelOf = (hue: number): string => {
    if (hue < HUE_COUNT) return m.layers.name.clusters;
    if (hue < STEP_START) return m.evidence.clusters.classes[TONES[hue - HUE_COUNT]];
    const { from, to } = colouring!.clusterSteps!.classes.find(({ tone }) => tone === hue)!;
    return colouring!.clusterSteps!.of === 'median'
      ? m.app.map.distance(from, to)
      : m.overlay.range(from, to);
  };
  const colours = MAP_COLOURS[theme];
  // What areas show is the colour of their class.
  const isCovered = Boolean(overlay?.overlay.areas.shapes);
  return {
    layer: 'clusters',
    visible: visible.clusters === true,
    field: CLASS_FIELD,
    column: { title: m.layers.mapClass, values: hues },
    classes: used.map(({ colour, hue }) => ({
      value: hue,
      label: labelOf(hue),
      symbol: {
        kind: 'fill',
        fill: isCovered ? null : colour,
        opacity: theme === 'light' ? 0.12 : 0.17,
        stroke: colour,
        strokeMm: 1.4 * MM,
      },
    })),
    label: {
      field: nameIn(given.language, 'name', 'name_en'),
      colour: colours.clusterName,
      halo: colours.clusterNameHalo,
      sizePt: 9,
    },
  };
}

function institutions({ findings, theme, visible }: Drawn, given: LookGiven): LayerLook {
  const { words } = given.messages;
  const { institution, institutionHalo } = MAP_COLOURS[theme];
  const kinds = new Set<string>(findings.institutions.kind);
  return {
    layer: 'institutions',
    visible: visible.institutions === true,
    field: 'kind',
    classes: INSTITUTION_KINDS.filter((kind) => kinds.has(kind)).map((kind) => ({
      value: kind,
      label: words.kind[kind],
      symbol: {
        kind: 'marker',
        fill: institution,
        stroke: institutionHalo,
        strokeMm: 0.8 * MM,
        sizeMm: LEGEND_SHAPE_SIZE * MM,
        path: shapePath(kind, LEGEND_SHAPE_SIZE),
      },
    })),
    label: {
      field: nameIn(given.language, 'name', 'name_en'),
      colour: institution,
      halo: institutionHalo,
      sizePt: 7.5,
      fromScale: SCALE_AT_ZOOM_0 / 2 ** NAMES_FROM_ZOOM,
    },
  };
}

function areas({ overlay: drawn, theme }: Drawn, given: LookGiven): LayerLook | null {
  if (!drawn) return null;
  const { overlay, classification } = drawn;
  // Firms are drawn by their own layer.
  if (overlay.settings.unit === 'firms') return null;
  const t = given.messages.overlay;
  const { classes, missing, suppressed, classOf } = classification;
  const { land } = MAP_COLOURS[theme];
  const isSymbol = !overlay.areas.shapes;
  const symbol = (colour: string, empty: boolean): LookSymbol =>
    isSymbol
      ? circle(colour, 6, empty, land)
      : {
          kind: 'fill',
          fill: empty ? null : colour,
          stroke: empty ? colour : land,
          strokeMm: (empty ? 1 : 0.5) * MM,
          ...(empty ? { dashesMm: [2 * MM, 2 * MM] } : {}),
        };
  const radii = new Map(
    areaSymbols(drawn).features.map(({ id, properties }) => [id, properties.radius]),
  );
  return {
    layer: 'areas',
    visible: true,
    field: CLASS_FIELD,
    column: { title: given.areaTitle, values: classOf },
    ...(isSymbol
      ? { sizesMm: overlay.areas.codes.map((_, area) => 2 * (radii.get(area) ?? 6) * MM) }
      : {}),
    classes: [
      ...classes.flatMap(({ colour, count, second, ...range }, value) =>
        count === 0
          ? []
          : {
              value,
              label: [classLabel(range, t), ...(second ? [t.range(second.from, second.to)] : [])].join(' × '), // prettier-ignore
              symbol: symbol(colour, false),
            },
      ),
      ...(missing.count > 0
        ? [{ value: -1, label: t.missing, symbol: symbol(missing.colour, true) }]
        : []),
      ...(suppressed.count > 0
        ? [
            {
              value: -2,
              label: t.suppressed(overlay.settings.leastFirms),
              symbol: symbol(suppressed.colour, false),
            },
          ]
        : []),
    ],
  };
}
