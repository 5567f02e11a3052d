import { describe, expect, it } from 'vitest';
import { classify } from '../../src/map/colours/classification';
import { colourByMeasure, colourByMembership, colourSome } from '../../src/map/colours/colouring';
import { crossesView, EVERYWHERE, isInView, overlayInView } from '../../src/map/in-view';
import { legendOf, legendParts } from '../../src/map/legend';
import type { MapVisibility } from '../../src/map/spec';
import type { Bounds } from '../../src/map/viewpoint';
import { INSTITUTION_KINDS, type Findings, type OverlaySettings } from '../../src/model';
import type { Overlay } from '../../src/study';
import { createRandom } from '../../src/stats/random';
import { sampleFindings } from './sample';

const findings = sampleFindings();
const { lng, lat } = findings.firmPlaces;
const VISIBLE = { firms: true, institutions: true, parents: true };
const { uniform } = createRandom(7);
const view = (): Bounds => {
  const [west, south] = [130 + uniform() * 8, 31 + uniform() * 6];
  return [west, south, west + uniform() * 5, south + uniform() * 5];
};
const VIEWS = Array.from({ length: 20 }, view);
const NOWHERE: Bounds = [0, 0, 1, 1];

describe('the legend', () => {
  it('counts the firms on show that are in view, and has no line for what is not', () => {
    const all = colourByMembership(findings, 'light');
    const even = Uint8Array.from(lng, (_, firm) => (firm % 2 === 0 ? 1 : 0));
    const { clusterOf } = findings.membership;
    let told = 0;
    for (const [colouring, isShown] of [
      [all, () => true],
      [colourSome(all, even, findings.firmPlaces), (firm: number) => firm % 2 === 0],
    ] as const)
      for (const each of VIEWS) {
        const { firms } = legendOf(findings, colouring, 'light', VISIBLE, { view: each });
        const own = [...lng.keys()].filter(
          (firm) => isShown(firm) && isInView(each, lng[firm], lat[firm]),
        );
        const inside = own.filter((firm) => clusterOf[firm] >= 0);
        const hues = new Set(inside.map((firm) => all.classes[all.classOf[firm]].colour));
        const entry = firms.find(({ kind }) => kind === 'inside');
        expect(entry?.count ?? 0).toBe(inside.length);
        expect(new Set(entry?.colours)).toEqual(hues);
        expect(firms.reduce((sum, { count }) => sum + count, 0)).toBe(own.length);
        expect(firms.every(({ count }) => count > 0)).toBe(true);
        told += own.length;
      }
    expect(told).toBeGreaterThan(100);
    expect(legendOf(findings, all, 'light', VISIBLE, { view: NOWHERE }).firms).toEqual([]);
  });

  it('keeps the steps of a scale wherever the map stands', () => {
    const values = Float64Array.from(lng, (_, firm) => firm % 4);
    const colouring = colourByMeasure(findings, values, [1, 2], 'light');
    const stepsIn = (each?: Bounds) =>
      legendOf(findings, colouring, 'light', VISIBLE, { view: each }).firms.map(
        ({ from, count }) => [from, count],
      );
    const everywhere = stepsIn();
    expect(everywhere.every(([, count]) => count! > 0)).toBe(true);
    expect(stepsIn(NOWHERE)).toEqual(everywhere.map(([from]) => [from, 0]));
  });

  it('has a line for boundaries that are in view, where none hides behind its symbol, and for lines to institutions', () => {
    const colouring = colourByMembership(findings, 'light');
    const counted = (visible: MapVisibility, at: { view?: Bounds; zoom?: number } = {}) =>
      Object.fromEntries(
        legendOf(findings, colouring, 'light', visible, at).lines.map((line) => [
          line.layer,
          line.count,
        ]),
      );
    const { clusters, firmPlaces, proximity } = findings;
    const withBoundary = clusters.filter(({ boundary }) => boundary.length > 0).length;
    expect(withBoundary).toBeGreaterThan(1);
    expect(counted({ clusters: true })).toEqual({ clusters: withBoundary });
    expect(counted({ clusters: true }, { view: NOWHERE })).toEqual({});
    const symbols = { clusters: true, clusterSymbols: true };
    expect(counted(symbols, { zoom: 4 })).toEqual({ clusterSymbols: clusters.length });
    expect(counted(symbols, { zoom: 23 })).toEqual({ clusters: withBoundary });
    const places = new Set(
      [...firmPlaces.lng.keys()]
        .filter((firm) => proximity.nearest[firm] >= 0)
        .map((firm) => `${firmPlaces.lng[firm]} ${firmPlaces.lat[firm]}`),
    );
    expect(counted({ proximity: true })).toEqual({ proximity: places.size });
    expect(counted({ proximity: true }, { view: NOWHERE })).toEqual({});
  });

  it('lists the kinds of institutions in view, and the lines to parents that cross it', () => {
    const colouring = colourByMembership(findings, 'light');
    const { lng: x, lat: y } = findings.institutionPlaces;
    const linesIn = (of: Findings, each?: Bounds) =>
      legendOf(of, colouring, 'light', VISIBLE, { step: 3, view: each }).lines;
    for (const each of VIEWS) {
      const kinds = INSTITUTION_KINDS.filter((_, i) => isInView(each, x[i], y[i]));
      const lines = linesIn(findings, each).filter(({ layer }) => layer === 'institutions');
      expect(lines.map(({ count }) => count)).toEqual(kinds.map(() => 1));
      // Many kinds make one line, which opens.
      const part = legendParts(linesIn(findings, each)).find(
        ({ layer }) => layer === 'institutions',
      );
      expect(part?.lines.length ?? 0).toBe(kinds.length);
      expect(part?.isFolded ?? false).toBe(kinds.length > 4);
    }
    // Where they are not the question: one line for all.
    const folded = (each: Bounds) =>
      legendOf(findings, colouring, 'light', VISIBLE, { step: 2, view: each }).lines.filter(
        ({ layer }) => layer === 'institutions',
      );
    const total = INSTITUTION_KINDS.filter((_, i) => isInView(EVERYWHERE, x[i], y[i])).length;
    expect(folded(EVERYWHERE).map(({ count }) => count)).toEqual([total]);
    expect(folded(NOWHERE)).toEqual([]);
    // One firm at 135° E, 35° N with its parent at 139° E.
    const tied = structuredClone({ ...findings, parents: null }) as unknown as Findings;
    [tied.firmPlaces.lng[1], tied.firmPlaces.lat[1]] = [135, 35];
    const places = { lng: Float64Array.of(139), lat: Float64Array.of(35) };
    const of = Int32Array.from(lng, (_, firm) => (firm === 1 ? 0 : -1));
    Object.assign(tied, { parents: { count: 1, places, of, km: Float64Array.of(365) } });
    const parentsIn = (each?: Bounds) =>
      linesIn(tied, each).filter(({ layer }) => layer === 'parents').map(({ count }) => count); // prettier-ignore
    expect(parentsIn()).toEqual([1]);
    expect(parentsIn([136, 34, 137, 36])).toEqual([1]);
    expect(parentsIn([136, 35.5, 137, 36])).toEqual([]);
  });
});

describe('a line crosses the view', () => {
  it('where one of its points is in it', () => {
    for (const each of VIEWS)
      for (let i = 0; i < 40; i++) {
        const [from, to] = [0, 1].map(() => [130 + uniform() * 10, 31 + uniform() * 8] as const);
        const points = Array.from({ length: 2001 }, (_, k) => k / 2000);
        const isSeen = points.some((t) =>
          isInView(each, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])),
        );
        // Between two of the points that are looked at it may cut off a corner.
        if (isSeen) expect(crossesView(each, from, to)).toBe(true);
        else if (crossesView(each, from, to)) {
          const wider: Bounds = [each[0] - 0.01, each[1] - 0.01, each[2] + 0.01, each[3] + 0.01];
          expect(
            points.some((t) =>
              isInView(wider, from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])),
            ),
          ).toBe(true);
        }
      }
  });

  it('also where it runs along a meridian or is a point, and never without a place', () => {
    const square: Bounds = [135, 34, 136, 35];
    expect(crossesView(square, [135.5, 30], [135.5, 40])).toBe(true);
    expect(crossesView(square, [134.5, 30], [134.5, 40])).toBe(false);
    expect(crossesView(square, [135.5, 34.5], [135.5, 34.5])).toBe(true);
    expect(crossesView(square, [NaN, NaN], [135.5, 34.5])).toBe(false);
    expect(crossesView(square, [135.5, 34.5], [135.5, NaN])).toBe(false);
  });
});

describe('the overlay in view', () => {
  const settings = { scale: 'sequential' } as unknown as OverlaySettings;
  const values = Float64Array.of(1, 2, 3, NaN, 5, 6);
  const overlayOf = (shapes: [number, number][][][][] | null): Overlay =>
    ({
      settings,
      areas: { shapes, lng: Float64Array.of(0, 1, 2, 3, 4, 5), lat: new Float64Array(6) },
      figures: { value: values, suppressed: Uint8Array.of(0, 0, 0, 0, 1, 0) },
      second: null,
      limits: [2],
      secondLimits: [],
    }) as unknown as Overlay;
  const countsIn = (overlay: Overlay, each: Bounds) => {
    const drawn = { overlay, classification: classify(overlay, 'light') };
    const { classes, missing, suppressed } = overlayInView(drawn, each).classification;
    return [...classes, missing, suppressed].map(({ count }) => count);
  };

  it('counts symbols by their point and areas by their box, and keeps every class', () => {
    const symbols = overlayOf(null);
    const squares = overlayOf(
      [0, 1, 2, 3, 4, 5].map((x) => [[[[x, 0], [x + 0.4, 0], [x + 0.4, 0.4], [x, 0.4], [x, 0]]]]), // prettier-ignore
    );
    expect(countsIn(symbols, [-1, -1, 9, 9])).toEqual([1, 3, 1, 1]);
    expect(countsIn(squares, [-1, -1, 9, 9])).toEqual([1, 3, 1, 1]);
    expect(countsIn(symbols, [0.2, -1, 3.2, 1])).toEqual([0, 2, 1, 0]);
    expect(countsIn(squares, [0.2, -1, 3.2, 1])).toEqual([1, 2, 1, 0]);
    expect(countsIn(squares, [7, 7, 8, 8])).toEqual([0, 0, 0, 0]);
  });
});
