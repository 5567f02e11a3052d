/** What is drawn: by these names replay.R finds it. */
export const DRAW_SETS = [
  'seed',
  'firm_permutation',
  'group_permutation',
  'units',
  'explanation',
  'positions',
  'proximity',
  'panel_firm_permutation',
  'panel_group_permutation',
  'wild',
  'wild_terms',
  'moran_outcome',
  'moran_residuals',
  'specifications',
] as const;
export type DrawSet = (typeof DRAW_SETS)[number];

/** The random draws of a study, a row per draw and what is drawn. */
export interface StudyDraws {
  readonly set: readonly DrawSet[];
  /** Counted from 1; 0 for what belongs to no draw. */
  readonly draw: readonly number[];
  readonly value: readonly string[];
}

/** Draws, and what puts one behind the others. */
export function addedDraws(): {
  readonly draws: StudyDraws;
  add(this: void, set: DrawSet, draw: number, value: string): void;
} {
  const draws = { set: [] as DrawSet[], draw: [] as number[], value: [] as string[] };
  return {
    draws,
    add(set, draw, value) {
      draws.set.push(set);
      draws.draw.push(draw);
      draws.value.push(value);
    },
  };
}

const HEX = '0123456789abcdef';

/** Four firms a character, the first as the highest bit. */
export function hexOf(bits: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bits.length; at += 4) {
    let digit = 0;
    for (let i = at; i < at + 4; i++) digit = digit * 2 + (i < bits.length ? bits[i] : 0);
    text += HEX[digit];
  }
  return text;
}
