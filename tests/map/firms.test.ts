import { describe, expect, it } from 'vitest';
import type { ClusterDifferences } from '../../src/evidence';
import { messagesIn, type Messages } from '../../src/i18n';
import { colourByDifference } from '../../src/map/colours/colour-difference';
import {
  colourByDistance,
  colourByMeasure,
  colourByMembership,
} from '../../src/map/colours/colouring';
import { firmPoints, pointScale } from '../../src/map/firms/firm-points';
import { legendOf } from '../../src/map/legend';
import { mercatorX, mercatorY } from '../../src/map/mercator';
import { clusterBoundaries } from '../../src/map/layers/clusters';
import {
  clusterColours,
  CLUSTER_HUES,
  huesOf,
  rgbOf,
  SEQUENTIAL,
} from '../../src/map/colours/palette';
import { PointIndex } from '../../src/map/firms/point-index';
import { MAP_COLOURS } from '../../src/map/theme';
import { createRandom } from '../../src/stats/random';
import { firmEntryLabel } from '../../src/map';
import { sampleFindings } from './sample';

const SHOWN = { firms: true, institutions: true };
const findings = sampleFindings();
const { lng, lat } = findings.firmPlaces;
const THEMES = ['light', 'dark'] as const;

describe('paint and legend', () => {
  it.each(THEMES)('agree for every firm on the %s map', (theme) => {
    const colouring = colourByMembership(findings, theme);
    const points = firmPoints(findings, colouring);
    const legend = legendOf(findings, colouring, theme, SHOWN);
    for (let k = 0; k < points.count; k++) {
      const firm = points.firm[k];
      const cluster = findings.membership.clusterOf[firm];
      const kind = cluster >= 0 ? 'inside' : firm % 9 === 0 ? 'excluded' : 'outside';
      const entry = legend.firms.find((one) => one.kind === kind)!;
      const painted = [...points.look.subarray(4 * k, 4 * k + 3)];
      expect(entry.colours.map(rgbOf)).toContainEqual(painted);
      if (cluster >= 0) {
        const hue = huesOf(findings.clusters)[cluster];
        expect(painted).toEqual(rgbOf(CLUSTER_HUES[theme][hue]));
      }
      const form = points.look[4 * k + 3];
      expect(form < 128).toBe(entry.hollow);
      expect(form % 255 !== 0).toBe(entry.kind === 'outside' || entry.kind === 'excluded');
      expect(points.radiusPx[k]).toBeCloseTo(entry.radiusPx, 5);
    }
  });

  it.each(THEMES)('agree for every value of a measure on the %s map', (theme) => {
    const values = Float64Array.from(lng, (_, i) => (i % 11 === 0 ? NaN : (i % 7) * 10));
    const breaks = [10, 20, 35, 60];
    const colouring = colourByMeasure(findings, values, breaks, theme);
    const points = firmPoints(findings, colouring);
    const legend = legendOf(findings, colouring, theme, SHOWN);
    for (let k = 0; k < points.count; k++) {
      const value = values[points.firm[k]];
      const entry = Number.isNaN(value)
        ? legend.firms.find(({ kind }) => kind === 'missing')!
        : legend.firms.find(({ from, to }) => value >= from! && value < to!)!;
      expect([...points.look.subarray(4 * k, 4 * k + 3)]).toEqual(rgbOf(entry.colours[0]));
    }
    // A value equal to a limit belongs to the step above it.
    const at = values.indexOf(10);
    expect(colouring.classes[colouring.classOf[at]]).toMatchObject({ from: 10, to: 20 });
  });

  it.each(THEMES)('let what is near an institution stand out on the %s map', (theme) => {
    const nearestKm = Float64Array.from(lng, (_, i) => (i % 11 === 0 ? NaN : i % 30));
    const near = { ...findings, proximity: { ...findings.proximity, nearestKm } };
    const colouring = colourByDistance(near, [5, 20], theme);
    const [first, , last, missing] = colouring.classes;
    const ends = [SEQUENTIAL[theme][0], SEQUENTIAL[theme].at(-1)];
    expect([last.colour, first.colour]).toEqual(ends);
    expect(first.layer).toBeGreaterThan(last.layer);
    nearestKm.forEach((km, firm) => {
      const own = colouring.classes[colouring.classOf[firm]];
      if (Number.isNaN(km)) expect(own).toBe(missing);
      else expect(km >= own.from! && km < own.to!).toBe(true);
    });
    const { firms } = legendOf(near, colouring, theme, SHOWN);
    const [ja, en] = ['ja', 'en'].map((language) =>
      firms.map((entry) => firmEntryLabel(entry, messagesIn(language as 'ja'))),
    );
    expect(ja).toEqual(['5 km未満', '5～20 km', '20 km以上', '値なし']);
    expect(en).toEqual(['Below 5 km', '5 to below 20 km', '20 km and more', 'No value']);
  });

  it.each(THEMES)('give clusters and firms the tone of their difference on the %s map', (theme) => {
    const { clusters, membership } = findings;
    const difference = Float64Array.from(clusters, (_, i) => [1, -1, 2, -2, NaN][i % 5]);
    const told = Uint8Array.from(clusters, (_, i) => [1, 1, 0, 0, 0][i % 5]);
    const differences = { difference, told } as unknown as ClusterDifferences;
    const colouring = colourByDifference(findings, differences, theme);
    const kinds = ['more', 'fewer', 'maybe_more', 'maybe_fewer', 'untold'];
    membership.clusterOf.forEach((cluster, firm) => {
      const { kind } = colouring.classes[colouring.classOf[firm]];
      if (cluster >= 0) expect(kind).toBe(kinds[cluster % 5]);
      else expect(['outside', 'excluded']).toContain(kind);
    });
    const colours = clusterColours(theme);
    const { features } = clusterBoundaries(clusters, colouring.tones);
    for (const { properties } of features) {
      const kind = kinds[properties.index % 5];
      const own = colouring.classes.find((each) => each.kind === kind)!;
      expect(colours[properties.hue]).toBe(own.colour);
    }
    // What the map has already is not made again.
    expect(colourByDifference(findings, differences, theme).tones).toBe(colouring.tones);
  });

  it('name whole counts, none by itself, in either language', () => {
    const values = Float64Array.from(lng, (_, i) => [0, 0, 0, 1, 2, 3, 12][i % 7]);
    const counted = colourByMeasure(findings, values, [1, 2, 4], 'light');
    const { firms } = legendOf(findings, counted, 'light', SHOWN);
    const told = (m: Messages) => firms.map((entry) => firmEntryLabel(entry, m));
    expect(told(messagesIn('en'))).toEqual(['0', '1', '2–3', '4–12']);
    expect(told(messagesIn('ja'))).toEqual(['0', '1', '2〜3', '4〜12']);
    const halves = colourByMeasure(
      findings,
      values.map((v) => v / 2),
      [0.5, 1],
      'light',
    );
    const [least] = legendOf(findings, halves, 'light', SHOWN).firms;
    expect(firmEntryLabel(least, messagesIn('en'))).toBe('0');
    const below = colourByMeasure(
      findings,
      values.map((v) => v / 2 - 1),
      [0.5, 1],
      'light',
    );
    const [lowest] = legendOf(findings, below, 'light', SHOWN).firms;
    expect(firmEntryLabel(lowest, messagesIn('en'))).toBe('below 0.50');
  });

  it('count every firm that has a place once', () => {
    const legend = legendOf(findings, colourByMembership(findings, 'light'), 'light', SHOWN);
    const placed = lng.filter((v) => !Number.isNaN(v)).length;
    expect(legend.firms.reduce((sum, { count }) => sum + count, 0)).toBe(placed);
    const inside = findings.membership.clusterOf.filter((cluster) => cluster >= 0).length;
    expect(legend.firms.find(({ kind }) => kind === 'inside')?.count).toBe(inside);
    expect(legend.simulated).toBe(true);
  });

  it('list only kinds of institutions that are on the map, with different shapes', () => {
    const colouring = colourByMembership(findings, 'light');
    const legend = legendOf(findings, colouring, 'light', SHOWN, { step: 3 });
    const shapes = legend.lines.flatMap(({ mark }) => (mark.kind === 'shapes' ? mark.paths : []));
    expect(new Set(shapes).size).toBe(10);
    expect(shapes).toHaveLength(10);
    expect(legend.lines[0].mark).toMatchObject({ colour: MAP_COLOURS.light.institution });
    const hidden = { firms: false, institutions: false };
    expect(legendOf(findings, colouring, 'light', hidden)).toMatchObject({
      firms: [],
      lines: [],
    });
  });

  it('refuse steps that have no colour or no order', () => {
    const values = new Float64Array(lng.length);
    expect(() => colourByMeasure(findings, values, [1, 2, 3, 4, 5, 6, 7], 'light')).toThrow('8');
    expect(() => colourByMeasure(findings, values, [2, 1], 'light')).toThrow('2, 1');
    expect(() => colourByMeasure(findings, values, [1, NaN], 'light')).toThrow('NaN');
  });
});

describe('points', () => {
  const points = firmPoints(findings, colourByMembership(findings, 'light'));

  it('leave out firms without a place and keep the others, each once', () => {
    const placed = [...lng.keys()].filter((i) => !Number.isNaN(lng[i]));
    expect([...points.firm].sort((a, b) => a - b)).toEqual(placed);
  });

  it('lie where the firms are, to a centimetre', () => {
    for (let k = 0; k < points.count; k++) {
      const firm = points.firm[k];
      expect(points.x[k] * 360 - 180).toBeCloseTo(lng[firm], 7);
      const y = Math.PI * (1 - 2 * points.y[k]);
      expect((Math.atan(Math.sinh(y)) * 180) / Math.PI).toBeCloseTo(lat[firm], 7);
    }
  });

  it('are drawn with firms inside above firms outside above excluded ones', () => {
    const ranks = [...points.firm].map((firm) => {
      if (findings.membership.clusterOf[firm] >= 0) return 2;
      return firm % 9 === 0 ? 0 : 1;
    });
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('grow with the zoom', () => {
    const scales = [0, 4, 5, 7.5, 9, 11, 16, 20].map(pointScale);
    expect(scales).toEqual([...scales].sort((a, b) => a - b));
    expect(pointScale(9)).toBe(1);
  });

  it('use the Mercator of web maps', () => {
    expect([mercatorX(0), mercatorY(0)]).toEqual([0.5, 0.5]);
    expect(mercatorX(-180)).toBe(0);
    expect(mercatorY(85.0511287798066)).toBeCloseTo(0, 12);
  });
});

describe('picking', () => {
  const nearestByForce = (
    x: Float64Array,
    y: Float64Array,
    at: number[],
    reach: number,
  ): number => {
    let found = -1;
    let best = reach * reach;
    for (let i = 0; i < x.length; i++) {
      const squared = (x[i] - at[0]) ** 2 + (y[i] - at[1]) ** 2;
      if (squared <= best) [found, best] = [i, squared];
    }
    return found;
  };

  it.each([1, 2, 3, 4])('finds what looking at every point finds (seed %i)', (seed) => {
    const random = createRandom(seed).uniform;
    const count = [1, 40, 900, 3000][seed - 1];
    // Coarse coordinates, so that many points coincide.
    const coarse = (v: number): number => (seed % 2 === 0 ? Math.round(v * 60) / 60 : v);
    const x = Float64Array.from({ length: count }, () => coarse(random() ** 2));
    const y = Float64Array.from({ length: count }, () => coarse(random() * 0.3));
    x[0] = count > 1 ? NaN : x[0];
    const index = new PointIndex(x, y);
    let hits = 0;
    for (let i = 0; i < 800; i++) {
      const at = [coarse(random() * 1.4 - 0.2), coarse(random() * 0.7 - 0.2)];
      const reach = random() ** 3 * 0.4;
      const expected = nearestByForce(x, y, at, reach);
      expect(index.nearest(at[0], at[1], reach)).toBe(expected);
      if (expected >= 0) hits += 1;
    }
    expect(hits).toBeGreaterThan(10);
  });

  it('takes the last drawn of points in one place, and none of none', () => {
    const same = new PointIndex(new Float64Array(5).fill(0.3), new Float64Array(5).fill(0.7));
    expect(same.nearest(0.3, 0.7, 0)).toBe(4);
    expect(same.nearest(0.31, 0.7, 0.001)).toBe(-1);
    const none = new PointIndex(new Float64Array(0), new Float64Array(0));
    expect(none.nearest(0.5, 0.5, 1)).toBe(-1);
    const unknown = new PointIndex(Float64Array.of(NaN), Float64Array.of(NaN));
    expect(unknown.nearest(0.5, 0.5, 1)).toBe(-1);
  });
});
