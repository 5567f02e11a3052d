import { matchedDifference, stratifiedDifference, type BalancedDifference } from '../evidence';
import { CALIPER_SHARE, type Findings, type Outcome } from '../model';
import { summarise } from '../stats/summary';
import { groupsOfComparison, municipalityGroups } from './evidence-groups';

/** What firms are alike in. `matched`: the same industry and the nearest number of employees. */
export const BALANCES = ['industry', 'size', 'both', 'matched'] as const;
export type Balance = (typeof BALANCES)[number];

export interface BalancedRow extends BalancedDifference {
  readonly by: Balance;
}

/** Lower limits of the size classes, employees, as Japan's economic census has them. */
export const SIZE_CLASSES = [1, 5, 10, 20, 30, 50, 100, 300] as const;

/** Inside against outside among firms that are alike, one row per way for which the firms' columns say something. */
export function balancedDifferences(findings: Findings, outcome: Outcome): BalancedRow[] {
  const { industry, employees } = findings.firms;
  const ofIndustry = numbers(industry);
  const ofSize = Int32Array.from(employees, sizeClass);
  const both = Int32Array.from(ofIndustry, (stratum, i) =>
    stratum < 0 || ofSize[i] < 0 ? -1 : stratum * SIZE_CLASSES.length + ofSize[i],
  );
  const hasIndustry = ofIndustry.some((stratum) => stratum > 0);
  const hasSize = ofSize.some((stratum) => stratum >= 0);
  const columns = {
    values: outcome.values,
    inside: groupsOfComparison(findings),
    groups: municipalityGroups(findings),
  };
  const within = (by: Balance, strata: Int32Array): BalancedRow => ({
    by,
    ...stratifiedDifference({ ...columns, strata }),
  });
  const size = employees.map((count) => (count > 0 ? Math.log(count) : NaN));
  return [
    ...(hasIndustry ? [within('industry', ofIndustry)] : []),
    ...(hasSize ? [within('size', ofSize)] : []),
    ...(hasIndustry && hasSize ? [within('both', both)] : []),
    ...(hasIndustry && hasSize
      ? [
          {
            by: 'matched' as const,
            ...matchedDifference(
              { ...columns, strata: ofIndustry },
              size,
              CALIPER_SHARE * summarise(size.filter(Number.isFinite)).sd,
            ),
          },
        ]
      : []),
  ];
}

/** Place in SIZE_CLASSES, -1 where employees are not known or none. */
function sizeClass(employees: number): number {
  return SIZE_CLASSES.findLastIndex((least) => employees >= least);
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
