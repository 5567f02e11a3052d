import { describe, expect, it } from 'vitest';
import { groupBreaks } from '../../../src/innovation';
import { colourClusters } from '../../../src/map/colours/colour-clusters';
import { colourByDistance, colourByMeasure } from '../../../src/map/colours/colouring';
import { legendOf } from '../../../src/map/legend';
import { clusterColours, HUE_COUNT, SEQUENTIAL, TONES } from '../../../src/map/colours/palette';
import { createRandom } from '../../../src/stats/random';
import { quantileOfSorted } from '../../../src/stats/summary';
import { nearestKmByCluster } from '../../../src/study';
import { sampleFindings } from '../sample';

const findings = sampleFindings();
const { clusters } = findings;
const visible = { firms: true, clusters: true };
const means = clusters.map((_, i) => (i === 1 ? NaN : i));
const values = Float64Array.from(findings.firmPlaces.lng, (_, firm) => firm % 3);

describe('clusters by the mean of their firms', () => {
  const colouring = (theme: 'light' | 'dark') =>
    colourClusters(colourByMeasure(findings, values, [1, 2], theme), 'mean', means, [2], 'most');

  it('have the colours of the ramp, of which most is the strongest, and the missing tone without a mean', () => {
    for (const theme of ['light', 'dark'] as const) {
      const { tones } = colouring(theme);
      const colours = clusterColours(theme);
      const ramp = SEQUENTIAL[theme];
      expect([...tones!].map((tone) => colours[tone])).toEqual(
        means.map((mean) =>
          Number.isNaN(mean)
            ? colours[HUE_COUNT + TONES.indexOf('untold')]
            : mean < 2
              ? ramp[0]
              : ramp[6],
        ),
      );
    }
  });

  it('are classes of their own in the legend, with the numbers in view', () => {
    const { clusters: lines } = legendOf(findings, colouring('light'), 'light', visible);
    expect(lines.map(({ from, to, count }) => [from, to, count])).toEqual([
      [-Infinity, 2, means.filter((mean) => mean < 2).length],
      [2, Infinity, means.filter((mean) => mean >= 2).length],
    ]);
    const nowhere = legendOf(findings, colouring('light'), 'light', visible, {
      view: [0, 0, 1, 1],
    });
    expect(nowhere.clusters.map(({ count }) => count)).toEqual([0, 0]);
    expect(legendOf(findings, colouring('light'), 'light', { firms: true }).clusters).toEqual([]);
  });
});

describe('clusters by the median distance of their firms', () => {
  it('have the classes of the firms, and near ones stand out', () => {
    const nearestKm = Float64Array.from(values, (_, firm) => 1 + ((firm * 7) % 40));
    const near = { ...findings, proximity: { ...findings.proximity, nearestKm } };
    const medians = nearestKmByCluster(near);
    const own = nearestKm.filter((_, firm) => findings.membership.clusterOf[firm] === 0).sort();
    expect(medians[0]).toBe(quantileOfSorted(own, 0.5));
    expect(medians).toHaveLength(clusters.length);
    const breaks = [0.5 * medians[0], 2 * medians[0]];
    const firms = colourByDistance(near, breaks, 'light');
    const { tones, clusterSteps } = colourClusters(firms, 'median', medians, breaks, 'least');
    const colours = clusterColours('light');
    // The middle of three classes, for firms and clusters alike.
    expect(colours[tones![0]]).toBe(firms.classes[1].colour);
    expect(clusterSteps!.classes.map(({ tone }) => colours[tone])).toEqual(
      firms.classes.slice(0, 3).map(({ colour }) => colour),
    );
    expect(
      legendOf(findings, { ...firms, tones, clusterSteps }, 'light', visible).clusters,
    ).toEqual([]);
  });
});

describe('classes of figures of groups', () => {
  it('are round and even, or by quantiles where nearly all would be in one', () => {
    expect(groupBreaks([0.4, 0.9, 1.3, 1.8, 2.6, NaN])).toEqual([0.5, 1, 1.5, 2]);
    const skewed = groupBreaks([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 100]);
    expect(skewed.length).toBeGreaterThan(1);
    const inFirst = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].filter((v) => v < skewed[0]);
    expect(inFirst.length).toBeLessThanOrEqual(7);
    const { uniform } = createRandom(3);
    for (let i = 0; i < 200; i++) {
      const scale = 10 ** (6 * uniform() - 3);
      const figures = Array.from(
        { length: 1 + Math.floor(uniform() * 30) },
        () => scale * uniform(),
      );
      const limits = groupBreaks(figures);
      expect(limits.length).toBeLessThan(SEQUENTIAL.light.length);
      expect(limits).toEqual([...new Set(limits)].sort((a, b) => a - b));
      const held = limits.map((from, c) =>
        figures.some((each) => each >= from && each < (limits[c + 1] ?? Infinity)),
      );
      expect(held).not.toContain(false);
    }
    // Nothing between 0.3 and 2.6: no class is empty.
    expect(groupBreaks([0.1, 0.2, 0.3, 2.6, 2.7, 2.8])).toEqual([0.5]);
    for (const limits of [groupBreaks([1, 1, 1]), groupBreaks([]), groupBreaks([NaN])])
      expect(limits).toEqual([]);
  });
});
