import type { Theme } from '../theme';

/** Either side of zero from little to much: blue below, red above, told apart by every common form of colour blindness. */
export const DIVERGING: Readonly<
  Record<Theme, { readonly below: readonly string[]; readonly above: readonly string[] }>
> = {
  light: {
    below: ['#c3dcec', '#67a9cf', '#2166ac'],
    above: ['#f9d3bd', '#ef8a62', '#b2182b'],
  },
  dark: {
    below: ['#3c5366', '#4d8fc0', '#8cc4ee'],
    above: ['#69483f', '#cf6b4a', '#ff9f7d'],
  },
};

/** Rows: the first measure from little to much; columns: the second. After Stevens (2015). */
export const BIVARIATE: Readonly<Record<Theme, readonly (readonly string[])[]>> = {
  light: [
    ['#d9dcdf', '#a2dcdc', '#5ac8c8'],
    ['#dfb0d6', '#a5add3', '#5698b9'],
    ['#be64ac', '#8c62aa', '#3b4994'],
  ],
  dark: [
    ['#444b53', '#3f7d7d', '#4fc4c4'],
    ['#7f5379', '#7f80ab', '#7fb6d6'],
    ['#d070c0', '#c79be0', '#f0eaff'],
  ],
};

/** Areas of which the value is hidden, and the edges of those without one. Off every ramp. */
export const SUPPRESSED: Readonly<Record<Theme, string>> = { light: '#b4b2a8', dark: '#55534d' };
export const MISSING: Readonly<Record<Theme, string>> = { light: '#8f949a', dark: '#7b838b' };
