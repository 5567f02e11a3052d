import type { Cluster } from '../../model/cluster';
import { distanceKm } from '../../geo/earth';
import { DIVERGING, MISSING } from './overlay-palette';
import type { Theme } from '../theme';

/**
 * The eight hues of Okabe and Ito (2008), which people with any common form of colour blindness can tell apart.
 * Their black is a pale grey on a dark map, and their yellow is a little deeper on a pale one, where it would drown.
 */
export const CLUSTER_HUES: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#e0cf1e'],
  dark: ['#3a9bd9', '#e8702a', '#1fb88c', '#d98bb6', '#e69f00', '#7cc8f5', '#f2f2f2', '#f0e442'],
};

export const HUE_COUNT = 8;

/** What clusters are coloured by instead of their hues where they are told apart by how they differ from the firms outside. */
export const TONES = ['more', 'maybe_more', 'maybe_fewer', 'fewer', 'untold'] as const;
export type Tone = (typeof TONES)[number];

/** Strong where a difference is told, pale where chance may have made it. */
export function toneColour(tone: Tone, theme: Theme): string {
  const { below, above } = DIVERGING[theme];
  return {
    more: above[2],
    maybe_more: above[1],
    maybe_fewer: below[1],
    fewer: below[2],
    untold: MISSING[theme],
  }[tone];
}

/** Seven steps from little to much, each clearly darker (on a dark map: brighter) than the one before. */
export const SEQUENTIAL: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#b9d3c2', '#93c0b6', '#6aa9ab', '#4790a0', '#2f7590', '#265a77', '#1d3b58'],
  dark: ['#46607a', '#41758c', '#428a97', '#58a29d', '#7fbaa5', '#b0d4b6', '#e6f0d2'],
};

/** Where the steps of `SEQUENTIAL` begin among the colours of clusters. */
export const STEP_START = HUE_COUNT + TONES.length;

/** Colours by hue, beyond them by tone, and beyond these by step. */
export const clusterColours = (theme: Theme): string[] => [
  ...CLUSTER_HUES[theme],
  ...TONES.map((tone) => toneColour(tone, theme)),
  ...SEQUENTIAL[theme],
];

const memo = new WeakMap<readonly Cluster[], Uint8Array>();

/**
 * A hue (0 to 7) for each cluster, so that clusters near each other differ: from the largest to the smallest each takes
 * the hue whose nearest bearer is farthest away. So between two clusters of one hue lie at least seven others
 * that are nearer to the later one. Remembered by the identity of the list. O(n²).
 */
export function huesOf(clusters: readonly Cluster[]): Uint8Array {
  const known = memo.get(clusters);
  if (known !== undefined) return known;
  const hues = assignHues(clusters);
  memo.set(clusters, hues);
  return hues;
}

/** As `huesOf`, from positions (degrees) and the order in which they choose. */
export function assignHues(
  clusters: readonly { readonly lng: number; readonly lat: number; readonly firms: number }[],
): Uint8Array {
  const hues = new Uint8Array(clusters.length);
  const order = clusters
    .map((_, i) => i)
    .sort((a, b) => clusters[b].firms - clusters[a].firms || a - b);
  order.forEach((own, rank) => {
    const nearestKm = new Float64Array(HUE_COUNT).fill(Infinity);
    for (const other of order.slice(0, rank)) {
      const km = distanceKm(
        clusters[own].lng,
        clusters[own].lat,
        clusters[other].lng,
        clusters[other].lat,
      );
      if (km < nearestKm[hues[other]]) nearestKm[hues[other]] = km;
    }
    let best = 0;
    for (let hue = 1; hue < HUE_COUNT; hue++) if (nearestKm[hue] > nearestKm[best]) best = hue;
    hues[own] = best;
  });
  return hues;
}

/** Red, green and blue, 0 to 255, of a colour written #rrggbb. Throws for anything else. */
export function rgbOf(colour: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`not a colour: ${colour}`);
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** A colour between two; share 0 gives the first. */
export function mix(from: string, to: string, share: number): string {
  const a = rgbOf(from);
  const b = rgbOf(to);
  return `#${a
    .map((v, i) =>
      Math.round(v + (b[i] - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Relative luminance by WCAG 2, from 0 (black) to 1 (white). */
export function luminanceOf(colour: string): number {
  const [r, g, b] = rgbOf(colour).map((v) => {
    const share = v / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
