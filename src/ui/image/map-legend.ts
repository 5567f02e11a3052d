import { element, type KeyBlock, type KeyEntry, type SvgNode } from '../../figures';
import { formatCount, type Messages } from '../../i18n';
import {
  classLabel,
  firmEntryLabel,
  LEGEND_SHAPE_SIZE,
  symbolKey,
  type DrawnOverlay,
  type Legend,
} from '../../map';
import type { App } from '../../state';
import { bordersNote, measureName, overlayTitle } from '../map/overlay';

const DOT_STEP = 9;
const AREA_STEP = 12;
const MOST_HUES = 5;

function dot(x: number, radius: number, colour: string, hollow: boolean): SvgNode {
  return element('circle', {
    cx: x,
    cy: 0,
    r: radius,
    fill: hollow ? 'none' : colour,
    stroke: colour,
    'stroke-width': hollow ? 1.4 : 0,
  });
}

function square(colour: string, dashed = false): SvgNode {
  return element('rect', {
    x: 0.5,
    y: -6,
    width: 21,
    height: 12,
    fill: dashed ? 'none' : colour,
    stroke: colour,
    ...(dashed ? { 'stroke-dasharray': '2 2' } : {}),
  });
}

function firmEntries({ firms }: Legend, m: Messages): KeyEntry[] {
  return firms.map((entry) => {
    const hues = entry.colours.slice(0, MOST_HUES);
    return {
      width: hues.length * DOT_STEP,
      height: 14,
      mark: hues.map((colour, i) =>
        dot((i + 0.5) * DOT_STEP, entry.radiusPx, colour, entry.hollow),
      ),
      text: firmEntryLabel(entry, m),
      count: formatCount(entry.count),
    };
  });
}

function clusterEntries({ clusters }: Legend, m: Messages): KeyEntry[] {
  return clusters.map(({ colour, from, to, count }) => ({
    width: 14,
    height: 14,
    mark: [dot(7, 6, colour, false)],
    text: m.overlay.range(from, to),
    count: formatCount(count),
  }));
}

function layerEntries({ lines }: Legend, m: Messages): KeyEntry[] {
  const half = LEGEND_SHAPE_SIZE / 2;
  return lines.map(({ mark, text, count }) => {
    const words = { height: 14, text: text(m), count: formatCount(count) };
    if (mark.kind === 'shapes') {
      const { paths, colour } = mark;
      const shapes = paths.map((path, i) => {
        const transform = `translate(${i * LEGEND_SHAPE_SIZE} ${-half})`;
        return element('path', { d: path, fill: colour, transform });
      });
      return { ...words, width: paths.length * LEGEND_SHAPE_SIZE, mark: shapes };
    }
    if (mark.kind === 'areas') {
      const areas = mark.colours.map((colour, i) =>
        element('rect', {
          ...{ x: i * AREA_STEP + 0.5, y: -5.5, width: AREA_STEP - 3, height: 11, rx: 3 },
          ...{ fill: colour, 'fill-opacity': 0.2, stroke: colour },
        }),
      );
      return { ...words, width: areas.length * AREA_STEP, mark: areas };
    }
    if (mark.kind === 'circles') {
      const [largest] = mark.radii;
      const circles = mark.radii.map((r) =>
        element('circle', {
          ...{ cx: largest + 1, cy: largest - r, r },
          ...{ fill: 'none', stroke: mark.colour },
        }),
      );
      return { ...words, height: 2 * largest + 2, width: 2 * largest + 2, mark: circles };
    }
    const line = element('line', {
      x1: 0,
      x2: 22,
      y1: 0,
      y2: 0,
      stroke: mark.colour,
      'stroke-width': 1.6,
      'stroke-dasharray': mark.dashes.map((each) => each * 1.6).join(' '),
    });
    return { ...words, width: 22, mark: [line] };
  });
}

const CELL_WIDTH = 24;
const CELL_HEIGHT = 16;

/** The classes of two measures as a square: the first grows upwards, the second to the right. */
function matrixEntry({ overlay, classification }: DrawnOverlay, app: App): KeyEntry {
  const t = app.preferences.messages.overlay;
  const { classes, columns } = classification;
  const rows = classes.length / columns;
  return {
    width: columns * CELL_WIDTH,
    height: rows * CELL_HEIGHT + 4,
    mark: classes.map(({ colour }, i) =>
      element('rect', {
        x: (i % columns) * CELL_WIDTH,
        y: (rows / 2 - 1 - Math.floor(i / columns)) * CELL_HEIGHT,
        width: CELL_WIDTH,
        height: CELL_HEIGHT,
        fill: colour,
      }),
    ),
    text: `${t.first(measureName(app, overlay))} ${t.across(t.seconds[overlay.settings.second])}`,
  };
}

function overlayEntries(drawn: DrawnOverlay, app: App, zoom: number): KeyEntry[] {
  const t = app.preferences.messages.overlay;
  const { overlay, classification } = drawn;
  const { leastFirms } = overlay.settings;
  const isSymbol = !overlay.areas.shapes;
  const swatch = (colour: string, dashed = false) =>
    isSymbol ? dot(11, 5.5, colour, dashed) : square(colour, dashed);
  const entry = (mark: SvgNode, text: string, count: number): KeyEntry => ({
    width: 22,
    height: 14,
    mark: [mark],
    text,
    count: formatCount(count),
  });
  const { missing, suppressed } = classification;
  const sizes = symbolKey(drawn, zoom);
  return [
    ...(overlay.second
      ? [matrixEntry(drawn, app)]
      : classification.classes.map((each) =>
          entry(swatch(each.colour), classLabel(each, t), each.count),
        )),
    ...(missing.count > 0 ? [entry(swatch(missing.colour, true), t.missing, missing.count)] : []),
    ...(suppressed.count > 0
      ? [entry(swatch(suppressed.colour), t.suppressed(leastFirms), suppressed.count)]
      : []),
    ...sizes.map(({ value, radiusPx }): KeyEntry => ({
      width: 2 * radiusPx + 2,
      height: 2 * radiusPx + 2,
      mark: [dot(radiusPx + 1, radiusPx, '#55616a', true)],
      text: t.tipValue(value),
    })),
  ];
}

/** The legend on screen as parts of a sheet: the overlay or the measure first, then firms, then the other layers. Symbols have their size at the zoom. */
export function legendBlocks(
  app: App,
  legend: Legend,
  measure: string,
  drawn: DrawnOverlay | null,
  zoom: number,
): KeyBlock[] {
  const m = app.preferences.messages;
  const title = drawn ? overlayTitle(app, drawn.overlay) : measure;
  const borders = drawn && bordersNote(drawn.overlay, m.overlay);
  const heading = [
    ...(title === '' ? [] : [title]),
    ...(borders ? [borders] : []),
    m.app.map.inView,
  ];
  const clusters = clusterEntries(legend, m);
  const firms = [...(drawn ? overlayEntries(drawn, app, zoom) : []), ...firmEntries(legend, m)];
  return [
    ...(clusters.length > 0
      ? [
          { heading: [...heading, m.app.map.clusterMeans], entries: clusters },
          { heading: [m.app.map.ofFirms], entries: firms },
        ]
      : [{ heading, entries: firms }]),
    { heading: [], entries: layerEntries(legend, m) },
  ].filter(({ entries }) => entries.length > 0);
}
