import { columnRanges } from '../../stats/design-matrix';
import type { Design } from '../design';
import type { FamilyFit } from '../families/family-fit';
import type { FamilyVariant } from '../families/variant';

export function isOrdered(family: FamilyVariant): boolean {
  return family.second === 'thresholds';
}

/** The terms along which a likelihood without a maximum rises, those that move the predictor most. */
export function separatingTerms(
  heading: Float64Array,
  designs: readonly Design[],
  ordered: boolean,
) {
  const moves: { name: string; reach: number }[] = [];
  let at = 0;
  for (const design of designs) {
    const { low, high } = columnRanges(design.x);
    design.columns.forEach((column, j) => {
      if (ordered && j === 0) return;
      const step = heading[at++];
      if (j === 0) return;
      moves.push({ name: column.name, reach: Math.abs(step) * (high[j] - low[j]) });
    });
  }
  const most = Math.max(...moves.map((move) => move.reach));
  return [...new Set(moves.filter((m) => m.reach >= most / 10).map((m) => m.name))];
}

function thresholdNames(levels: readonly number[]): string[] {
  return levels.slice(1).map((upper, c) => `${levels[c]}|${upper}`);
}

export function parameterNames(
  family: FamilyVariant,
  fit: FamilyFit,
  designs: readonly Design[],
): string[] {
  const [main, zero] = designs;
  const names = main.columns.map((column) => column.name);
  if (isOrdered(family)) return [...names.slice(1), ...thresholdNames(fit.levels ?? [])];
  if (!zero) return names;
  const shape = family.shape ? ['log(theta)'] : [];
  return [...names, ...zero.columns.map((column) => column.name), ...shape];
}
