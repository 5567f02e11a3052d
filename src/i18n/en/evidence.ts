import type { Alike, WeightsSource } from '../../model';
import {
  counted as n,
  formatCount,
  formatDifference,
  formatFixed,
  formatMean,
  formatPoints,
  statedP,
} from '../numbers';
import { alikeFirms, wholeGroups } from './dependence';
import { notes, problems } from './evidence-problems';
import { weightsName } from './response';

/** What the plain-words verdict is made from. */
export interface VerdictFacts {
  readonly outcome: string;
  /** Firms of each group that have the outcome. */
  readonly insideFirms: number;
  readonly outsideFirms: number;
  readonly insideMean: number;
  readonly outsideMean: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
  /** p of the permutation of whole groups; null where there is none, or not yet. */
  readonly permutationP: number | null;
  /** The draws behind the p-value are still under way. */
  readonly pending?: boolean;
  /** The dependence between firms was taken into account, as `alike` says. */
  readonly clustered: boolean;
  readonly alike: Alike;
  /** The outcome is yes or no: means are shares of the firms. */
  readonly yesNo?: boolean;
  /** All firms lie in one group, so that it could not be. */
  readonly oneGroup: boolean;
  /** Groups of firms that may be alike; null where firms count one by one, or by distance. */
  readonly groups: number | null;
  /** Means, interval and p are by survey weights. */
  readonly weighted?: boolean;
  /** The interval is the wild cluster bootstrap’s. */
  readonly wild?: boolean;
}

/** How a wild bootstrap was drawn. */
export interface WildDraws {
  readonly all: boolean;
  readonly draws: number;
  readonly seed: number;
}

/** What is said of survey weights. */
export interface WeightFacts extends WeightsSource {
  /** Firms that are compared, what their weights add up to, and as many equal ones as they amount to. */
  readonly firms: number;
  readonly sum: number;
  readonly effective: number;
  /** Firms left out for want of a weight, and because it is 0. */
  readonly missing: number;
  readonly zero: number;
}

export type Conclusion = 'clear' | 'open' | 'at-odds' | 'pending' | 'few-firms' | 'few-groups';

/** Firms that each side must have for anything to be concluded. */
const LEAST_FIRMS = 5;
/** Of fewer groups no rearrangement of whole ones is rarer than 5 %: 2 of the 2⁵ changes of sign are 6 %. */
const LEAST_GROUPS = 6;

/** What interval and permutation say together: neither decides alone, nor do both of next to nothing. */
export function conclusionOf(facts: VerdictFacts): Conclusion {
  const { low, high, permutationP, pending, insideFirms, outsideFirms, groups } = facts;
  if (Math.min(insideFirms, outsideFirms) < LEAST_FIRMS) return 'few-firms';
  const excludes = low > 0 || high < 0;
  if (pending) return 'pending';
  if (permutationP !== null && permutationP < 0.05 !== excludes) return 'at-odds';
  if (!excludes) return 'open';
  return groups !== null && groups < LEAST_GROUPS ? 'few-groups' : 'clear';
}

/** How certain the difference is, in a word or two. */
function certainty(f: VerdictFacts): string {
  if (conclusionOf(f) === 'few-firms') return 'too few to compare';
  if (f.pending) return 'p = …';
  return statedP(f.pValue);
}

export const evidence = {
  problems,
  notes,
  verdict: (f: VerdictFacts) => {
    const size = f.yesNo
      ? `${f.outcome}: ${formatPoints(f.insideMean)}% of the ${formatCount(f.insideFirms)} firms inside clusters, ${formatPoints(f.outsideMean)}% of the ${formatCount(f.outsideFirms)} firms outside`
      : `${f.outcome}: firms inside clusters average ${formatMean(f.insideMean)} (n = ${formatCount(f.insideFirms)}), firms outside ${formatMean(f.outsideMean)} (n = ${formatCount(f.outsideFirms)})`;
    const interval = f.yesNo
      ? `The 95% interval of the difference is ${formatPoints(f.low)} to ${formatPoints(f.high)} percentage points`
      : `The 95% interval of the difference is ${formatMean(f.low)} to ${formatMean(f.high)}`;
    const drawn = f.clustered
      ? `that allow for ${alikeFirms(f.alike)} being alike`
      : 'that take firms as drawn one by one, which overstates the certainty where neighbours are alike';
    const basis = f.weighted
      ? `by the survey weights, with design-based errors ${drawn}`
      : f.clustered
        ? `${f.wild ? 'by the wild cluster bootstrap, allowing for' : 'with errors that allow for'} ${alikeFirms(f.alike)} being alike${f.permutationP === null ? '' : `; permutation of whole ${wholeGroups(f.alike)}: ${statedP(f.permutationP)}`}`
        : f.oneGroup
          ? 'Welch’s; all firms lie in one municipality or square, so it takes them as independent, which overstates the certainty'
          : 'Welch’s; it takes firms as independent, which overstates the certainty';
    const direction = f.insideMean > f.outsideMean ? 'more' : 'less';
    const conclusions: Readonly<Record<Conclusion, string>> = {
      clear: `Firms inside innovate ${direction}; chance alone explains this poorly.`,
      open: 'The data do not tell whether firms inside innovate more or less.',
      'at-odds':
        'Interval and permutation do not agree: the data do not settle whether firms inside innovate more or less.',
      pending: 'What this means is said once the permutation has been drawn …',
      'few-firms': `Too few firms to conclude anything: ${n(Math.min(f.insideFirms, f.outsideFirms), 'firm', 'firms')} ${f.insideFirms < f.outsideFirms ? 'inside' : 'outside'}.`,
      'few-groups': `The interval leaves out 0, but ${formatCount(f.groups ?? 0)} groups of firms are too few to conclude that firms inside innovate ${direction}.`,
    };
    return `${size}. ${interval}, ${basis}. ${conclusions[conclusionOf(f)]}`;
  },
  limits:
    'This is an association: firms were not assigned to clusters at random, and what differs between the groups otherwise is not held constant here.',
  answer: (f: VerdictFacts) =>
    `${f.yesNo ? `${formatPoints(f.insideMean)}%` : formatMean(f.insideMean)} inside, ${f.yesNo ? `${formatPoints(f.outsideMean)}%` : formatMean(f.outsideMean)} outside (${certainty(f)})`,
  table: {
    inside: 'Inside',
    outside: 'Outside',
    n: 'n',
    mean: 'Mean',
    median: 'Median',
    sd: 'SD',
    difference: 'Difference (inside − outside)',
    interval: '95% interval',
    test: 'Test',
    statistic: 'Statistic',
    p: 'p',
    weightedMean: 'Weighted mean',
    weighted: 'Difference by survey weights, design-based errors, firms drawn one by one',
    weightedAlike: (a: Alike) =>
      `Difference by survey weights, design-based errors that let ${alikeFirms(a)} be alike`,
    unweighted: (name: string) => `${name}, unweighted`,
    welch: 'Welch’s t',
    mannWhitney: 'Mann–Whitney',
    permutation: 'Permutation',
    clustered: (a: Alike) => `Difference, errors that let ${alikeFirms(a)} be alike`,
    groupPermutation: (a: Alike) => `Permutation of whole ${wholeGroups(a)}`,
    wild: (a: Alike) =>
      `Wild cluster bootstrap, restricted residuals; ${alikeFirms(a)} may be alike`,
    wildDraws: (f: WildDraws) =>
      f.all
        ? `all ${formatCount(f.draws)} combinations of signs`
        : `${formatCount(f.draws)} draws, seed ${f.seed}`,
    fisher: 'Fisher',
    cohensD: 'Cohen’s d',
    cliffsDelta: 'Cliff’s delta',
    independent: 'assumes independent firms',
    draws: (draws: number, seed: number) => `${formatCount(draws)} draws, seed ${seed}`,
    more: 'All tests',
  },
  /** Weights of a survey. */
  weights: {
    name: weightsName,
    used: (f: WeightFacts) =>
      `Survey weights: ${weightsName(f)}. Sum ${formatFixed(f.sum, 1)} over ${formatCount(f.firms)} firms, effective sample size ${formatFixed(f.effective, 1)} (Kish).${f.missing > 0 ? ` ${formatCount(f.missing)} firms without a weight are left out.` : ''}${f.zero > 0 ? ` ${formatCount(f.zero)} with the weight 0 are left out.` : ''}`,
    scope:
      'The comparison, the regressions, question 2 and the position errors use them; the plain mean, median and SD, the other tests and effect sizes, like firms, likeness among neighbours, the distribution and the specification curve do not.',
    unused: 'Survey weights are not used here: each firm counts as one.',
  },
  /** Inside against outside among firms that are alike. */
  balanced: {
    title: 'Among like firms',
    hint: 'Firms inside are compared with firms outside of the same industry or size; errors are as in the comparison, and left out where all firms are in one group or are taken as independent. “Matched”: same industry and the nearest number of employees. The last two weigh the firms outside so that their industries and employees are like those inside: by the odds of being inside (a logit on both), or by the most even weights that make industries and the mean of log employees equal.',
    by: {
      industry: 'Same industry',
      size: 'Same size class',
      both: 'Same industry and size class',
      matched: 'Matched',
      propensity: 'Weighted by propensity',
      entropy: 'Entropy balancing',
    },
    found: 'Found',
    difference: 'Difference (95% interval)',
    foundOf: (matched: number, inside: number) =>
      // The slash may break the line.
      `${formatCount(matched)}/\u200b${formatCount(inside)}`,
    effective: 'Counterparts (effective)',
    effectiveOf: (counterparts: number, effective: number) =>
      `${formatCount(counterparts)} (${formatFixed(effective, 1)})`,
    foundHint: 'Found: firms inside that have a counterpart outside, of all inside.',
    counterpartsHint:
      'Counterparts: firms outside that are used, and as many equal ones as they amount to by their weights.',
    counterpartsElsewhere:
      'How many firms outside are used, and as many equal ones as they amount to by their weights, stands in the copied table and in the report.',
    balance: 'Are the firms alike? Before and after',
    balanceHint:
      'Standardised differences of means or shares, inside minus outside, in standard deviations of the trait among all firms compared. Beyond 0.1 either way a trait counts as unbalanced (Austin 2009).',
    balanceDescription: (traits: number) =>
      `${n(traits, 'trait', 'traits')} by how far firms inside and outside differ in it, before and after each way of comparing like firms.`,
    balanceAxis: 'Standardised difference, inside − outside',
    before: 'Before',
    employees: 'Employees (log)',
    balanceListed: (shown: number, all: number) =>
      `Employees and the industries that differ most before: ${formatCount(shown)} of ${formatCount(all)} traits; tables.csv has them all.`,
  },
  /** Each cluster beside the firms outside of all. */
  clusters: {
    title: 'Each cluster against outside',
    hint: (outside: number, robust: number, all: number) =>
      `The mean of each cluster minus that of the ${n(outside, 'firm', 'firms')} outside, with its 95% interval. ${
        robust === all
          ? 'Errors are as in the comparison.'
          : robust === 0
            ? 'The intervals take firms as independent, and are too short where neighbours are alike.'
            : `For ${n(all - robust, 'cluster', 'clusters')} (*) the interval takes firms as independent, for instance since they lie in one group of firms that may be alike; it is too short where neighbours are.`
      } The more clusters are compared, the more differ by chance: the map has full colours only for those that differ after correction for that (false discovery rate below 5%).`,
    figure: (outcome: string) => `${outcome}: each cluster minus outside`,
    starred: '* takes firms as independent.',
    listed: (shown: number, all: number) =>
      `The first ${formatCount(shown)} of ${formatCount(all)} clusters; tables.csv has them all.`,
    measure: 'Difference from outside',
    colour: 'Colour clusters by their difference from outside',
    /** Over the map's colours; all clusters together minus outside, with the 95% interval. */
    legend: (
      outcome: string,
      all: { readonly difference: number; readonly low: number; readonly high: number } | null,
    ) =>
      `${outcome}: mean per firm, against outside${
        all
          ? `. All inside: ${formatDifference(all.difference)} (95% interval ${formatDifference(all.low)} to ${formatDifference(all.high)})`
          : ''
      }`,
    classes: {
      more: 'Inside: more than outside',
      maybe_more: 'Inside: more (not significant)',
      maybe_fewer: 'Inside: less (not significant)',
      fewer: 'Inside: less than outside',
      untold: 'Inside: no value',
    },
    row: (name: string, value: number, low: number, high: number, firms: number) =>
      Number.isNaN(value)
        ? `${name}: no firm with a value`
        : `${name}: ${formatDifference(value)}${Number.isNaN(low) ? '' : ` (${formatDifference(low)} to ${formatDifference(high)})`}, ${n(firms, 'firm', 'firms')}`,
    text: (value: number, robust: boolean) => `${formatDifference(value)}${robust ? '' : '*'}`,
  },
};
export type EvidenceMessages = typeof evidence;
