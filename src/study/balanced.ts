import { matchedDifference, stratifiedDifference, type BalancedDifference } from '../evidence';
import { CALIPER_SHARE, CENSUS_SIZES, type Findings, type Outcome } from '../model';
import { summarise } from '../stats/summary';
import { groupsOfComparison, type Dependence } from './evidence-groups';

/** What firms are alike in. `matched`: the same industry and the nearest number of employees. */
export const BALANCES = ['industry', 'size', 'both', 'matched'] as const;
export type Balance = (typeof BALANCES)[number];

export interface BalancedRow extends BalancedDifference {
  readonly by: Balance;
}

/** What the comparison is made of, beside the outcome. */
export type ComparedFindings = Pick<Findings, 'firms' | 'firmPlaces' | 'membership'>;

/** Inside against outside among firms that are alike, one row per way for which the firms' columns say something. */
export function balancedDifferences(
  findings: ComparedFindings,
  outcome: Outcome,
  { numbers: groups, near }: Pick<Dependence, 'numbers' | 'near'>,
): BalancedRow[] {
  const { industry: ofIndustry, size: ofSize, both } = balanceStrata(findings);
  const hasIndustry = ofIndustry.some((stratum) => stratum > 0);
  const hasSize = ofSize.some((stratum) => stratum >= 0);
  const columns = {
    values: outcome.values,
    inside: groupsOfComparison(findings),
    ...{ groups, near },
  };
  const within = (by: Balance, strata: Int32Array): BalancedRow => ({
    by,
    ...stratifiedDifference({ ...columns, strata }),
  });
  const { size, caliper } = sizeForMatching(findings);
  return [
    ...(hasIndustry ? [within('industry', ofIndustry)] : []),
    ...(hasSize ? [within('size', ofSize)] : []),
    ...(hasIndustry && hasSize ? [within('both', both)] : []),
    ...(hasIndustry && hasSize
      ? [
          {
            by: 'matched' as const,
            ...matchedDifference({ ...columns, strata: ofIndustry }, size, caliper),
          },
        ]
      : []),
  ];
}

/** Which firms are alike, by what: a number per stratum, negative where not known. Matching is within industries. */
export function balanceStrata({
  firms,
}: Pick<Findings, 'firms'>): Readonly<Record<Balance, Int32Array>> {
  const industry = numbers(firms.industry);
  const size = Int32Array.from(firms.employees, sizeClass);
  const both = Int32Array.from(industry, (stratum, i) =>
    stratum < 0 || size[i] < 0 ? -1 : stratum * CENSUS_SIZES.length + size[i],
  );
  return { industry, size, both, matched: industry };
}

/** Log of the employees, NaN where not known or none, and how far apart a firm and its counterpart may be in it. */
export function sizeForMatching({ firms }: Pick<Findings, 'firms'>): {
  readonly size: Float64Array;
  readonly caliper: number;
} {
  const size = firms.employees.map((count) => (count > 0 ? Math.log(count) : NaN));
  return { size, caliper: CALIPER_SHARE * summarise(size.filter(Number.isFinite)).sd };
}

/** Tells the firms that a comparison within strata rests on: measured, in a stratum with measured firms on both sides. */
export function isComparedByStratum(
  values: Float64Array,
  side: ArrayLike<number>,
  strata: Int32Array,
): (firm: number) => boolean {
  const usable = (firm: number) =>
    side[firm] <= 1 && strata[firm] >= 0 && Number.isFinite(values[firm]);
  const found = [new Set<number>(), new Set<number>()];
  strata.forEach((stratum, firm) => {
    if (usable(firm)) found[side[firm]].add(stratum);
  });
  return (firm) => usable(firm) && found.every((strataOfSide) => strataOfSide.has(strata[firm]));
}

/** Place in CENSUS_SIZES, -1 where employees are not known or none. */
function sizeClass(employees: number): number {
  return CENSUS_SIZES.findLastIndex((least) => employees >= least);
}

/** A number per name in the order in which they occur, -1 for ''. */
function numbers(names: readonly string[]): Int32Array {
  const known = new Map<string, number>([['', -1]]);
  return Int32Array.from(names, (name) => {
    const number = known.get(name) ?? known.size - 1;
    known.set(name, number);
    return number;
  });
}
