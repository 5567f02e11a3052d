import { describeRefusal, formatFixed, formatP, type Messages } from '../i18n';
import type { StudyModels, StudySpace } from '../study';
import type { FigureTable } from './svg';

export interface SpaceTable extends FigureTable {
  /** Whether what the model leaves is alike among neighbours, in a sentence; null where it could not be tested. */
  readonly verdict: string | null;
  readonly refusals: readonly string[];
}

/** The tests for spatial likeness as a table. p of Moran's I is the permutation's. `models`: whose errors are read beside it. */
export function spaceTable(
  space: StudySpace,
  m: Messages,
  models: Pick<StudyModels, 'errors'> | null,
): SpaceTable {
  const t = m.models.space;
  const refusals = new Set<string>();
  const moran = (name: string, found: StudySpace['outcome'] | null) => {
    if (!found) return [];
    if (!found.ok) {
      refusals.add(`${name}: ${describeRefusal(found.problem, m)}`);
      return [];
    }
    const { statistic, permutation } = found.value;
    return [[name, signed(statistic, 3), formatP(permutation.pValue)]];
  };
  const lagrange = () => {
    if (!space.linear.ok) {
      refusals.add(describeRefusal(space.linear.problem, m));
      return [];
    }
    const { lag, error, robustLag, robustError } = space.linear.value;
    return [
      [t.lag, lag] as const,
      [t.error, error] as const,
      [t.robustLag, robustLag] as const,
      [t.robustError, robustError] as const,
    ].map(([name, { statistic, pValue }]) => [name, signed(statistic, 2), formatP(pValue)]);
  };
  const rows = [
    ...moran(t.outcome, space.outcome),
    ...moran(t.residuals, space.residuals),
    ...lagrange(),
  ];
  // Among firms on one point, which of them are the nearest neighbours is arbitrary.
  const { firms, points, sharing } = space.shared;
  const arbitrary = space.chosen.kind === 'nearest' && 2 * sharing > firms;
  const left = space.residuals?.ok ? space.residuals.value.permutation.pValue : NaN;
  return {
    head: [t.test, t.statistic, t.p],
    rows,
    verdict: Number.isNaN(left)
      ? null
      : left >= 0.05
        ? arbitrary
          ? t.arbitrary(firms, points)
          : t.independent
        : models?.errors === 'conley'
          ? t.dependentAllowed
          : t.dependent,
    refusals: [...refusals],
  };
}

function signed(value: number, digits: number): string {
  return formatFixed(value, digits).replace('-', '−');
}
