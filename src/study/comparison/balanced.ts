import {
  differenceByWeights,
  entropyWeights,
  matchedDifference,
  propensityWeights,
  standardisedDifference,
  stratifiedDifference,
  type BalancedDifference,
} from '../../evidence';
import { CALIPER_SHARE, CENSUS_SIZES, type Findings, type Outcome } from '../../model';
import { summarise } from '../../stats/summary';
import { groupsOfComparison, type Dependence } from './evidence-groups';

/**
 * What firms are alike in. `matched`: the same industry and the nearest number of employees; `propensity`, `entropy`: firms outside weighted
 * so that their industries and employees are those inside.
 */
export const BALANCES = ['industry', 'size', 'both', 'matched', 'propensity', 'entropy'] as const;
export type Balance = (typeof BALANCES)[number];

export interface BalancedRow extends BalancedDifference {
  readonly by: Balance;
}

/** What both sides should have alike: the log of the employees, or an industry's share of the firms. */
export interface BalancedTrait {
  /** An industry's name; null for the employees. */
  readonly industry: string | null;
  /** Standardised difference of all firms compared, inside minus outside; NaN where it is not known. */
  readonly before: number;
}

/** Inside against outside among like firms, one row per way; each row's `balance` is of these traits. */
export interface Balanced {
  readonly rows: readonly BalancedRow[];
  readonly traits: readonly BalancedTrait[];
}

/** What the comparison is made of, beside the outcome. */
export type ComparedFindings = Pick<Findings, 'firms' | 'firmPlaces' | 'membership'>;

/** Inside against outside among firms that are alike, one row per way for which the firms' columns say something. */
export function balancedDifferences(
  findings: ComparedFindings,
  outcome: Outcome,
  { numbers: groups, near }: Pick<Dependence, 'numbers' | 'near'>,
): Balanced {
  const { industry: ofIndustry, size: ofSize, both } = balanceStrata(findings);
  const hasIndustry = ofIndustry.some((stratum) => stratum > 0);
  const hasSize = ofSize.some((stratum) => stratum >= 0);
  const compared = { values: outcome.values, inside: groupsOfComparison(findings) };
  const { size, caliper } = sizeForMatching(findings);
  const measured = [
    ...(hasSize ? [{ industry: null, values: size }] : []),
    ...(hasIndustry ? industryShares(findings.firms.industry) : []),
  ].map((trait) => ({ ...trait, ...standardisedDifference(compared, trait.values) }));
  const columns = { ...compared, groups, near, traits: measured };
  const within = (by: Balance, strata: Int32Array): BalancedRow => ({
    by,
    ...stratifiedDifference({ ...columns, strata }),
  });
  const weighted = { ...columns, strata: hasIndustry ? ofIndustry : new Int32Array(size.length) };
  const rows: BalancedRow[] = [
    ...(hasIndustry ? [within('industry', ofIndustry)] : []),
    ...(hasSize ? [within('size', ofSize)] : []),
    ...(hasIndustry && hasSize
      ? [
          within('both', both),
          { by: 'matched' as const, ...matchedDifference(weighted, size, caliper) },
        ]
      : []),
    ...(hasSize
      ? [
          {
            by: 'propensity' as const,
            ...differenceByWeights(weighted, size, propensityWeights),
          },
          { by: 'entropy' as const, ...differenceByWeights(weighted, size, entropyWeights) },
        ]
      : []),
  ];
  return {
    rows,
    traits: measured.map(({ industry, difference }) => ({ industry, before: difference })),
  };
}

/** Each industry's column of 1 and 0, NaN where a firm's is not known, in the order of the names. */
function industryShares(industries: readonly string[]) {
  const names = [...new Set(industries)].filter((name) => name !== '').sort();
  return names.map((industry) => ({
    industry: industry as string | null,
    values: Float64Array.from(industries, (own) => (own === '' ? NaN : own === industry ? 1 : 0)),
  }));
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
  return { industry, size, both, matched: industry, propensity: industry, entropy: industry };
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
