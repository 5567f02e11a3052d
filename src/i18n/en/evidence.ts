import type {
  Alike,
  EvidenceNoteCode,
  EvidenceNoteFacts,
  EvidenceProblemCode,
  EvidenceProblemFacts,
  WeightsSource,
} from '../../model';
import {
  counted as n,
  formatCount,
  formatDifference,
  formatFixed,
  formatKm,
  formatMean,
  formatPoints,
} from '../numbers';
import { alikeFirms, wholeGroups } from './dependence';
import { models } from './models';
import { weightsName } from './response';
import { spatial } from './spatial';

export type EvidenceProblemSentences = {
  readonly [C in EvidenceProblemCode]: (facts: EvidenceProblemFacts[C]) => string;
};
export type EvidenceNoteSentences = {
  readonly [C in EvidenceNoteCode]: (facts: EvidenceNoteFacts[C]) => string;
};

const side = { inside: 'inside', outside: 'outside' };

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
  return f.pValue < 0.001 ? 'p < 0.001' : `p = ${formatFixed(f.pValue, 3)}`;
}

function few(values: readonly string[]): string {
  return values.length > 12 ? `${values.slice(0, 12).join(', ')}, …` : values.join(', ');
}

const problems: EvidenceProblemSentences = {
  'outcome-constant': (f) =>
    `Every one of the ${formatCount(f.firms)} firms has the same value (${f.value}): there is nothing to compare. Choose another measure.`,
  'outcome-all-missing': () => 'The measure is missing for every firm. Choose another column.',
  'outcome-negative': (f) =>
    `A count can't be negative (for example ${f.example}, in ${formatCount(f.rows)} rows). Choose another model or correct the data.`,
  'outcome-not-count': (f) =>
    `A count is a whole number (for example ${f.example} is not, in ${formatCount(f.rows)} rows). Choose another model.`,
  'outcome-not-yes-no': (f) =>
    `A yes/no model needs 0 and 1 (for example ${f.example} is neither, in ${formatCount(f.rows)} rows). Look at the measure as yes or no, or choose another model.`,
  'outcome-too-few-levels': (f) =>
    `An ordered model needs at least 3 levels; there are ${f.levels}. Use logit or probit.`,
  'outcome-too-many-levels': (f) =>
    `The measure has ${formatCount(f.levels)} values, too many for a scale (limit ${f.limit}). Use least squares.`,
  'outcome-no-zeros': () =>
    'No firm has 0, so a zero part has nothing to explain. Use Poisson or negative binomial.',
  'group-empty': (f) =>
    `No firm ${side[f.group]} clusters has a value. Change the definition of clusters or the measure.`,
  'group-too-small': (f) =>
    `Only ${formatCount(f.firms)} firm ${side[f.group]} clusters has a value; at least ${f.least} are needed. Change the definition of clusters.`,
  'column-unknown': (f) => `There is no column “${f.column}”. Name one that the table has.`,
  'control-is-outcome': (f) =>
    `“${f.column}” is the measure itself: held constant, nothing would be left to explain. Leave it out of the controls or choose another measure.`,
  'control-not-numeric': (f) =>
    `“${f.column}” holds too few numbers to be held constant as one. Take it as categories or correct the column.`,
  'control-base-unknown': (f) =>
    `“${f.base}” does not occur in “${f.column}”, so nothing can be compared with it. Its values: ${few(f.levels)}.`,
  'term-unreadable': (f) =>
    `“${f.term}” is not a column or an interaction of columns (A:B). Name columns joined by commas.`,
  'term-constant': (f) =>
    f.term === 'inside'
      ? 'The firms that take part are all inside clusters, or all outside: there is nothing to compare.'
      : `${f.term} is the same for all firms that take part. Leave it out.`,
  collinear: (f) => `${f.term} is determined by ${f.others.join(', ')}. Leave one of them out.`,
  'too-many-terms': (f) =>
    `${formatCount(f.parameters)} parameters can't be estimated from ${formatCount(f.firms)} firms. Leave terms out.`,
  separation: (f) =>
    `${f.terms.join(', ')} separate the outcomes perfectly: the likelihood has no maximum. ${f.instead ? `Choose ${models.family[f.instead]}, which has finite estimates all the same, leave a term out or join categories.` : 'Leave a term out or join categories.'}`,
  'perfect-fit': () =>
    'The terms give the outcome exactly; no error is left to judge by. Leave out the term that is made from the outcome.',
  'not-converged': (f) =>
    `The model did not converge after ${f.iterations} steps. Use fewer terms or another family.`,
  'no-overdispersion': ({ instead = 'poisson' }) =>
    `The counts vary no more than a Poisson model expects. Use ${models.family[instead]}.`,
  'no-zero-inflation': ({ instead = 'poisson' }) =>
    `There are no more zeros than the model expects without a zero part. Use ${models.family[instead]}.`,
  'weights-empty': () => 'No firm has a neighbour with these weights. Enlarge the distance.',
  'weights-too-many': (f) =>
    `There are too many neighbours within ${formatFixed(f.km, 0)} km to be counted. Make the distance smaller.`,
  'values-constant': () =>
    'The values are all alike; there is no pattern to test. Choose another measure.',
  'spatial-isolated': (f) =>
    `${formatCount(f.firms)} of the ${formatCount(f.of)} firms have no neighbour, so a model in which neighbours count can’t be fitted. Take the nearest firms as neighbours, or a larger distance.`,
  'spatial-complete': (f) =>
    `Each of the ${formatCount(f.firms)} firms is a neighbour of all the others, so that neighbours tell nothing of the place. Choose fewer neighbours, or a smaller distance.`,
  'spatial-too-dense': (f) =>
    `A firm has ${formatCount(f.neighbours)} neighbours on average, too many for this model to be computed. Choose a smaller distance, the nearest firms, or the SLX model.`,
  'spatial-one-point': (f) =>
    `All ${formatCount(f.firms)} firms lie on one point: which of them are neighbours can’t be known. Locate the firms more finely.`,
  'spatial-collinear': (f) =>
    `The neighbours’ mean of ${f.term} is determined by ${[...f.others, ...f.lagged.map((name) => `the neighbours’ mean of ${name}`)].join(', ') || 'the constant'}. Leave the term out, or choose the spatial lag or the spatial error model.`,
  'spatial-no-maximum': (f) =>
    `The ${spatial.short[f.form]} has no best value of ${f.form === 'error' ? 'λ' : 'ρ'} between −1 and 1 with these firms. Use least squares, or other neighbours.`,
  'spatial-not-linear': (f) =>
    `Models in which neighbours count are for least squares; the study’s regressions are of another kind (${models.family[f.family].toLowerCase()}). Choose least squares as the model, or errors by squares or distance.`,
  'one-municipality': (f) =>
    `All ${formatCount(f.firms)} firms lie in one group (municipality, prefecture or square), so how much depends on the place can’t be judged. Choose smaller groups with the standard errors.`,
  'survey-weights-negative': (f) =>
    `A survey weight can’t be negative (for example ${f.example}, in ${formatCount(f.rows)} rows). Correct the column or choose another.`,
  'survey-weights-none': () =>
    'No firm has a survey weight above 0. Choose the column that holds the weights as numbers, or none.',
  'response-no-column': () =>
    'Response weights were chosen, but no column says which firms answered. Give that column the role “answered”, or choose no response weights.',
  'response-nobody': (f) =>
    `None of the ${formatCount(f.firms)} firms answered, by the column of answers. Choose the column that says who did, or no response weights.`,
  'response-everybody': (f) =>
    `All ${formatCount(f.firms)} firms answered, so there is no non-response to weigh for. Keep the firms that did not answer in the table, or choose no response weights.`,
  'response-no-traits': () =>
    'Nothing tells apart the firms that were asked: response weights need a size, an industry or a region that is known of all. Give such a column its role, or choose no response weights.',
  'response-not-modelled': () =>
    'The probability of an answer can’t be estimated from size, industry and region, which tell some answers perfectly. Choose raking, or no response weights.',
  'response-not-raked': (f) =>
    `Raking did not converge within ${formatCount(f.rounds)} rounds. Choose inverse probabilities, or no response weights.`,
  'response-weights-missing': (f) =>
    `None of the ${formatCount(f.firms)} firms that did not answer has a weight in “${f.column}”: these weights seem to allow for the response already. Use either that column or response weights.`,
  'survey-weights-family': (f) =>
    `Survey weights are not available with this model (${models.family[f.family].toLowerCase()}). Choose least squares, Poisson, logit or probit, or take the weights out.`,
};

const notes: EvidenceNoteSentences = {
  'rows-missing': (f) => `${formatCount(f.rows)} firms left out because a value is missing.`,
  'groups-missing': (f) =>
    `${formatCount(f.rows)} firms without a known place count as groups of their own.`,
  'few-groups': (f) =>
    `Only ${f.groups} groups of firms (fewer than ${f.least}): the errors are uncertain, and intervals are wider for it.`,
  'one-group': () =>
    'All firms lie in one group (municipality, prefecture or square): dependence can’t be judged. Choose smaller groups with the standard errors.',
  'nobody-within': (f) =>
    `No two firms are within ${formatKm(f.km)} km of each other: spatial errors need a larger distance, and HC1 errors are shown.`,
  'groups-constant': () => 'The values do not vary within the groups.',
  'expected-count-small': () => 'Some expected counts are below 5: rely on Fisher’s test.',
  overdispersed: (f) =>
    `The variance is ${formatFixed(f.ratio, 1)} times what Poisson expects; its classical errors are too small.`,
  'excess-zeros': (f) =>
    `${formatCount(f.observed)} zeros where the model expects ${formatCount(f.expected)}.`,
  'firth-shift': (f) =>
    `Firth’s logit expects ${formatFixed(f.expected, 1)} firms with a yes, and ${formatCount(f.observed)} have it: average effects, which rest on these probabilities, come out too ${f.expected > f.observed ? 'large' : 'small'} by about as much. Coefficients and their intervals are not affected.`,
  'high-inflation': (f) =>
    `${f.term} is nearly determined by the other terms (inflation ${formatFixed(f.factor, 0)}).`,
  'neighbours-arbitrary': (f) => spatial.arbitrary(f.firms, f.points),
  isolated: (f) => `${formatCount(f.firms)} firms have no neighbour.`,
  'survey-weights-missing': (f) =>
    `${formatCount(f.rows)} firms left out because they have no survey weight.`,
  'survey-weights-zero': (f) =>
    `${formatCount(f.rows)} firms left out because their survey weight is 0.`,
};

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
        ? `${f.wild ? 'by the wild cluster bootstrap, allowing for' : 'with errors that allow for'} ${alikeFirms(f.alike)} being alike${f.permutationP === null ? '' : `; permutation of whole ${wholeGroups(f.alike)}: ${f.permutationP < 0.001 ? 'p < 0.001' : `p = ${formatFixed(f.permutationP, 3)}`}`}`
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
    hint: 'Firms inside are compared with firms outside of the same industry or size; errors are as in the comparison, and left out where all firms are in one group or are taken as independent. “Matched”: same industry and the nearest number of employees.',
    by: {
      industry: 'Same industry',
      size: 'Same size class',
      both: 'Same industry and size class',
      matched: 'Matched',
    },
    found: 'Found',
    difference: 'Difference (95% interval)',
    foundOf: (matched: number, inside: number) =>
      // The slash may break the line.
      `${formatCount(matched)}/\u200b${formatCount(inside)}`,
    foundHint: 'Found: firms inside that have a counterpart outside, of all inside.',
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
