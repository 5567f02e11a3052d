import type { Feature, LineString, Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { validateStyleMin, type StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { DEFAULT_FLOWS, FLOW_GROUPINGS, type FlowSettings } from '../../src/model';
import {
  drawnFlows,
  flowKey,
  flowWidth,
  leastStrong,
  lineAt,
  NARROWEST_PX,
  residualClass,
  WIDEST_PX,
} from '../../src/map/flows';
import {
  flowFeatures,
  flowLayer,
  STRONG_LINES,
  type FlowProperties,
} from '../../src/map/layers/flows';
import { latOf, lngOf, mercatorX, mercatorY } from '../../src/map/mercator';
import { studyFlows } from '../../src/study/questions/flows';
import { networkFindings } from '../study/questions/network-made';

const { findings, municipalities } = networkFindings();
const made = (change: Partial<FlowSettings> = {}) =>
  studyFlows(findings, { flows: { ...DEFAULT_FLOWS, ...change } }, municipalities)!;
const featuresOf = (change: Partial<FlowSettings>) =>
  flowFeatures(drawnFlows(made(change), 'light')).features as Feature<
    LineString | Point,
    FlowProperties & { turn?: number }
  >[];

describe('flows on the map', () => {
  it('are as wide as they are strong', () => {
    expect(flowWidth(50, 100)).toBe(WIDEST_PX / 2);
    expect(flowWidth(500, 100)).toBe(WIDEST_PX);
    expect(flowWidth(0.001, 100)).toBe(NARROWEST_PX);
    expect(flowWidth(0, 0)).toBe(NARROWEST_PX);
  });

  it('are from afar the strongest only where a map shows them by itself, which the legend tells', () => {
    const flows = made();
    const [{ strength, count }] = flows.levels;
    const most = 3;
    expect(count).toBeGreaterThan(most);
    const drawn = drawnFlows(flows, 'light', most);
    const key = flowKey(drawn);
    const least = leastStrong(flows.levels[0], most);
    const kept = strength.filter((each) => each >= least);
    expect(kept.length).toBeLessThanOrEqual(most);
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect(key.part).toEqual({ of: count, share: sum(kept) / sum(strength) });
    expect(key.lines).toEqual([kept.length, flows.levels[1].count]);
    const lines = flowFeatures(drawn).features.filter(
      ({ geometry }) => geometry.type === 'LineString',
    );
    expect(lines).toHaveLength(kept.length + flows.levels[1].count);
    for (const { properties } of lines) {
      const { level, line } = lineAt(flows, properties!.index)!;
      expect(level.zoom === 'near' || level.strength[line] >= least).toBe(true);
      expect(properties!.width).toBe(flowWidth(level.strength[line], flows.top));
    }
    expect(flowKey(drawnFlows(flows, 'light')).part).toBeNull();
  });

  it('leave out all equals where not all of them are among the strongest', () => {
    const level = { ...made().levels[0], strength: Float64Array.of(1, 5, 5, 5, 9) };
    expect(leastStrong(level, 2)).toBe(9);
    expect(leastStrong(level, 4)).toBe(5);
    expect(leastStrong(level, 5)).toBe(-Infinity);
  });

  it.each(FLOW_GROUPINGS)('%s: the legend’s widths are those of the paint', (grouping) => {
    const flows = made({ grouping });
    const drawn = drawnFlows(flows, 'dark');
    const lines = flowFeatures(drawn).features.filter(
      ({ geometry }) => geometry.type === 'LineString',
    );
    expect(lines).toHaveLength(flowKey(drawn).lines.reduce((a, b) => a + b, 0));
    lines.forEach(({ properties }, index) => {
      const { level, line } = lineAt(flows, index)!;
      expect(properties).toMatchObject({
        index,
        width: flowWidth(level.strength[line], flows.top),
      });
    });
    const key = flowKey(drawn);
    expect(key.widths.length).toBeGreaterThan(1);
    for (const { strength, widthPx } of key.widths)
      expect(widthPx).toBe(flowWidth(strength, flows.top));
    expect(key.widths[0].strength).toBeLessThanOrEqual(flows.top);
    expect(lineAt(flows, lines.length)).toBeNull();
  });

  it('keep their widths where the scale is locked, whatever is filtered', () => {
    const { top } = made({ grouping: 'clusters' });
    const all = featuresOf({ grouping: 'clusters', lockedTop: top });
    const some = featuresOf({ grouping: 'clusters', lockedTop: top, kinds: ['kosen'] });
    const widths = new Set(all.map(({ properties }) => properties.width));
    expect(some.length).toBeGreaterThan(2);
    for (const { properties } of some) expect(widths).toContain(properties.width);
    expect(flowKey(drawnFlows(made({ lockedTop: 40 }), 'light')).locked).toBe(true);
  });

  it('go from their start to their end, with a head that points along', () => {
    const [level] = made({ grouping: 'clusters' }).levels;
    const features = featuresOf({ grouping: 'clusters' });
    const lines = features.filter(({ geometry }) => geometry.type === 'LineString');
    lines.forEach(({ geometry }, line) => {
      const { coordinates } = geometry as LineString;
      const [first, last] = [coordinates[0], coordinates[coordinates.length - 1]];
      expect(first[0]).toBeCloseTo(level.fromLng[line], 9);
      expect(first[1]).toBeCloseTo(level.fromLat[line], 9);
      expect(last[0]).toBeCloseTo(level.toLng[line], 9);
      expect(last[1]).toBeCloseTo(level.toLat[line], 9);
    });
    const heads = features.filter(({ geometry }) => geometry.type === 'Point');
    expect(heads).toHaveLength(level.count);
    heads.forEach(({ properties }) => {
      const line = properties.index;
      const dx = mercatorX(level.toLng[line]) - mercatorX(level.fromLng[line]);
      const dy = mercatorY(level.toLat[line]) - mercatorY(level.fromLat[line]);
      const straight = (Math.atan2(dx, -dy) * 180) / Math.PI;
      const apart = Math.abs(((properties.turn! - straight + 540) % 360) - 180);
      // Near its end the arc turns back towards the straight line by some degrees.
      expect(apart).toBeLessThan(25);
    });
  });

  it('have no head between clusters, and none at single firms', () => {
    for (const grouping of ['between_clusters', 'firms'] as const)
      expect(featuresOf({ grouping }).every(({ geometry }) => geometry.type === 'LineString')).toBe(
        true,
      );
  });

  it('are coloured by their residual’s class, as the legend says', () => {
    const drawn = drawnFlows(made({ grouping: 'clusters', residuals: true }), 'light');
    const [level] = drawn.flows.levels;
    const colours = new Map(flowKey(drawn).classes.map(({ kind, colour }) => [kind, colour]));
    expect(colours.size).toBeGreaterThan(1);
    for (const { properties } of flowFeatures(drawn).features as Feature<Point, FlowProperties>[])
      expect(properties.colour).toBe(colours.get(residualClass(level.residual![properties.index])));
    expect([-2.5, -1, 1, 2].map(residualClass)).toEqual([
      'much-fewer',
      'fewer',
      'more',
      'much-more',
    ]);
  });

  it('are weak but for the strongest, where they are many', () => {
    const flows = made({ grouping: 'firms' });
    const [level] = flows.levels;
    const strength = Float64Array.from({ length: 20_000 }, (_, i) => (i % 10 === 0 ? 1 : i));
    const many = (column: Int32Array | Float64Array) =>
      strength.map((_, i) => column[i % column.length]) as never;
    const crowd = {
      ...level,
      count: 20_000,
      strength,
      from: many(level.from),
      fromLng: many(level.fromLng),
      fromLat: many(level.fromLat),
      toLng: many(level.toLng),
      toLat: many(level.toLat),
    };
    const weakOf = (given: typeof level) =>
      (
        flowFeatures(drawnFlows({ ...flows, levels: [given] }, 'light')).features as Feature<
          LineString,
          FlowProperties
        >[]
      ).map(({ properties }) => properties.weak);
    expect(weakOf(level).some(Boolean)).toBe(false);
    const weak = weakOf(crowd);
    expect(weak.filter((each) => !each)).toHaveLength(STRONG_LINES);
    const least = Float64Array.from(strength).sort()[20_000 - STRONG_LINES];
    weak.forEach((each, i) => expect(each).toBe(strength[i] < least));
    // Equals are not told apart: all are weak.
    expect(weakOf({ ...crowd, strength: strength.map(() => 3) }).every(Boolean)).toBe(true);
  });

  it('have layers that the style specification accepts', () => {
    for (const theme of ['light', 'dark'] as const) {
      const data = flowFeatures(drawnFlows(made(), theme));
      const style = {
        version: 8,
        sources: { flows: { type: 'geojson', data } },
        layers: [...flowLayer.layers({ theme, language: 'ja', visible: {} }).lines!],
      } as StyleSpecification;
      expect(validateStyleMin(style)).toEqual([]);
    }
  });
});

describe('mercator', () => {
  it('goes back to where it came from', () => {
    for (const [lng, lat] of [
      [123, 24],
      [145.8, 45.5],
      [-10, -60],
    ]) {
      expect(lngOf(mercatorX(lng))).toBeCloseTo(lng, 10);
      expect(latOf(mercatorY(lat))).toBeCloseTo(lat, 10);
    }
  });
});
