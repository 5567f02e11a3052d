import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../../src/geo/earth';
import { clusterInks } from '../../../src/map/layers/clusters';
import {
  assignHues,
  CLUSTER_HUES,
  HUE_COUNT,
  huesOf,
  luminanceOf,
  mix,
  rgbOf,
  SEQUENTIAL,
} from '../../../src/map/colours/palette';
import { MAP_COLOURS } from '../../../src/map/theme';
import { createRandom } from '../../../src/stats/random';
import { clusterAt } from '../sample';

const THEMES = ['light', 'dark'] as const;

function scattered(count: number, seed: number) {
  const random = createRandom(seed).uniform;
  return Array.from({ length: count }, (_, i) =>
    clusterAt(i, 130 + random() * 12, 31 + random() * 12, 1 + Math.floor(random() * 300)),
  );
}

describe('hues of clusters', () => {
  it.each([1, 2, 3])('keep seven nearer clusters between two of one hue (seed %i)', (seed) => {
    const clusters = scattered(120, seed);
    const hues = huesOf(clusters);
    const order = clusters
      .map((_, i) => i)
      .sort((a, b) => clusters[b].firms - clusters[a].firms || a - b);
    const km = (a: number, b: number): number =>
      distanceKm(clusters[a].lng, clusters[a].lat, clusters[b].lng, clusters[b].lat);
    order.forEach((later, rank) => {
      const earlier = order.slice(0, rank);
      for (const other of earlier.filter((i) => hues[i] === hues[later])) {
        const nearer = earlier.filter((i) => km(i, later) < km(other, later));
        expect(nearer.length).toBeGreaterThanOrEqual(7);
      }
    });
  });

  it('are all different for eight clusters, and all used', () => {
    expect(new Set(assignHues(scattered(HUE_COUNT, 5))).size).toBe(HUE_COUNT);
  });

  it('do not change when asked again, and do for clusters in one place stay in range', () => {
    const clusters = Array.from({ length: 30 }, (_, i) => clusterAt(i, 135, 35, 10));
    expect(huesOf(clusters)).toBe(huesOf(clusters));
    expect(Math.max(...huesOf(clusters))).toBeLessThan(HUE_COUNT);
    expect([...huesOf([])]).toEqual([]);
  });
});

describe('colours', () => {
  it('are eight different hues in each theme, visible on land', () => {
    for (const theme of THEMES) {
      const hues = CLUSTER_HUES[theme];
      expect(new Set(hues).size).toBe(HUE_COUNT);
      for (const hue of hues) expect(contrast(hue, MAP_COLOURS[theme].land)).toBeGreaterThan(1.4);
    }
  });

  it('step from little to much in even lightness, so that the ramp survives greyscale', () => {
    for (const theme of THEMES) {
      const values = SEQUENTIAL[theme].map(luminanceOf);
      const steps = values.slice(1).map((v, i) => contrast2(v, values[i]));
      for (const step of steps) expect(step).toBeGreaterThan(1.15);
      const rises = values.slice(1).map((v, i) => v > values[i]);
      expect(new Set(rises)).toEqual(new Set([theme === 'dark']));
      // The least step must still be seen against the land.
      expect(contrast(SEQUENTIAL[theme][0], MAP_COLOURS[theme].land)).toBeGreaterThan(1.4);
    }
  });

  it('keep names readable: at least 3 to 1 for prefectures, 4.5 to 1 for the rest', () => {
    for (const theme of THEMES) {
      const colours = MAP_COLOURS[theme];
      expect(contrast(colours.municipalityName, colours.land)).toBeGreaterThan(4.5);
      expect(contrast(colours.prefectureName, colours.land)).toBeGreaterThan(3);
      for (const ink of clusterInks(theme)) {
        expect(contrast(ink, colours.clusterNameHalo)).toBeGreaterThan(4.5);
      }
    }
  });

  it('are read and mixed byte by byte', () => {
    expect(rgbOf('#0072b2')).toEqual([0, 0x72, 0xb2]);
    expect(mix('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mix('#102030', '#ffffff', 0)).toBe('#102030');
    expect(() => rgbOf('red')).toThrow('red');
    expect(luminanceOf('#ffffff')).toBeCloseTo(1, 12);
    expect(luminanceOf('#000000')).toBe(0);
  });
});

const contrast = (a: string, b: string): number => contrast2(luminanceOf(a), luminanceOf(b));
const contrast2 = (a: number, b: number): number =>
  (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
