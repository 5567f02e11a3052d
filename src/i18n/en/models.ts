import {
  controlOfKey,
  type ControlKind,
  type ErrorParameters,
  type ModelErrors,
  type ModelTerm,
  type OwnControl,
  type SpaceWeights,
  type WeightsSource,
} from '../../model';
import {
  formatBeside,
  formatCount,
  formatEstimate,
  formatDecimals,
  formatFixed,
  formatKm,
  formatPoints,
  formatShare,
  statedP,
} from '../numbers';
import { dependence, wholeGroups, within } from './dependence';
import { family } from './families';
import type { ExplanationFacts, SpecificationFacts } from './model-facts';
import { offset } from './offset';
import { weightsName } from './response';

const term: Readonly<Record<ModelTerm | 'inside', string>> = {
  inside: 'Inside a cluster',
  proximity: 'Distance to the nearest institution (log km)',
  frequency: 'Contact frequency',
  subcontractor: 'Subcontractor',
  size: 'Employees (log)',
  industry: 'Industry',
  region: 'Prefecture',
  density: 'Firms per km² around (log)',
  interaction: 'Frequency × distance',
};

/** A column that is held constant, as tables name it. */
const nameOfOwn = ({ column, as }: Pick<OwnControl, 'column' | 'as'>): string =>
  as === 'log' ? `${column} (log)` : column;

/** How much of something an interval leaves open, in words. */
function clear(low: number, high: number): boolean {
  return low > 0 || high < 0;
}

export const models = {
  title: 'Does the flow of information explain it?',
  family,
  automatic: (name: string) => `Automatic (${name})`,
  because: {
    'yes-no': 'The measure is yes or no.',
    'rare-yes-no':
      'The measure is yes or no, and fewer than 5% of the firms give the rarer answer: the ordinary logit would be biased.',
    'separated-yes-no':
      'The measure is yes or no, and the terms tell some answers perfectly: the ordinary logit has no estimate.',
    scale: 'The measure is a scale of a few steps.',
    count: 'The measure is a count that varies no more than Poisson expects.',
    'dispersed-count': 'The measure is a count that varies more than Poisson expects.',
    measurement: 'The measure is neither a count nor a yes/no.',
    'weighted-scale':
      'The measure is a scale of a few steps; ordered models take no survey weights, so its levels are taken as numbers.',
    'weighted-count':
      'The measure is a count that varies more than Poisson expects; with survey weights the errors of the Poisson model allow for it.',
  },
  term,
  /** A coefficient's name as the models give it. */
  coefficient: (name: string): string => {
    if (name === '(intercept)') return 'Constant';
    if (name === 'frequency:proximity') return term.interaction;
    if (Object.hasOwn(term, name)) return term[name as ModelTerm];
    for (const text of ['industry', 'region'] as const)
      if (name.startsWith(`${text}=`)) return `${term[text]}: ${name.slice(text.length + 1)}`;
    const own = controlOfKey(name);
    return own ? nameOfOwn(own) : name;
  },
  offset,
  /** The terms of the zero part. */
  zero: {
    title: {
      none: 'Who has none in any case (zero part)',
      any: 'Who has any (zero part)',
    },
    own: 'The other columns held constant',
    method: (means: 'any' | 'none', names: readonly string[]) =>
      `The zero part is the logit of ${means === 'any' ? 'having any, and the rest is of the firms that have any' : 'having none in any case'}; its terms: ${names.length > 0 ? names.join(', ') : 'the constant alone'}.`,
  },
  proxies: 'Flow of information',
  controls: 'Held constant',
  inThisStudy: {
    proximity: 'How near the firm is',
    frequency: 'How often it communicates',
    subcontractor: 'Whether it supplies a large firm',
    size: 'Size',
    industry: 'Industry',
    region: 'Prefecture',
    density: 'Density of firms around',
    interaction: 'Does communicating matter less when near? (frequency × distance)',
  } satisfies Record<ModelTerm, string>,
  nameOfOwn,
  /** The person's own columns, held constant. */
  own: {
    title: 'Other columns held constant',
    /** A category of a column. */
    level: (...of: readonly [column: string, level: string]): string => of[1],
    add: 'Add a column',
    choose: 'Choose a column …',
    kind: { number: 'as a number', log: 'as its log', category: 'as categories' } satisfies Record<
      ControlKind,
      string
    >,
    how: (column: string) => `How ${column} is taken`,
    base: (column: string) => `Category that ${column} is compared with`,
    remove: (column: string) => `Leave out ${column}`,
  },
  unavailable: (names: readonly string[]) =>
    `The data say nothing about: ${names.join(', ')}. Add the column or the table of ties.`,
  leftOut: (n: number, excluded: number, missing: number) =>
    `${formatCount(n)} firms in every model; ${formatCount(excluded)} excluded (too coarsely located or beyond the study’s scope), ${formatCount(missing)} without one of the values.`,
  model: { without: 'Without', with: 'With information flow', interaction: 'With interaction' },
  caption: (outcome: string, name: string) => `${name} regressions of ${outcome}`,
  table: {
    variable: 'Variable',
    firms: 'Firms',
    groups: { municipality: 'Municipalities', prefecture: 'Prefectures', grid: 'Squares' },
    weightSum: 'Sum of survey weights',
    effectiveSize: 'Effective sample size (Kish)',
    logLikelihood: 'Log-likelihood',
    aic: 'AIC',
    bic: 'BIC',
    pseudoRSquared: 'Pseudo-R² (McFadden)',
    rSquared: 'R²',
    theta: 'θ (dispersion)',
    penalised: 'Penalised likelihood ratio, all terms',
    penalisedTest: (chiSquare: number, df: number, p: number) =>
      `${formatFixed(chiSquare, 2)} (df ${df}, ${statedP(p)})`,
    thresholds: 'Thresholds',
    zeroPart: (name: string) => `Zero part: ${name}`,
    anyPart: (name: string) => `Having any: ${name}`,
    dummies: (name: string) => `${name} dummies`,
    dummyCount: (count: number) => (count > 0 ? `yes (${formatCount(count)})` : 'no'),
    effect: 'Average marginal effect of being inside',
  },
  ...dependence,
  /** The note under a table with what the contact frequency is in it. */
  withFrequency: {
    'per-year': (note: string, _: string) =>
      `${note} Contact frequency is the log of 1 + contacts a year.`,
    level: (note: string, column: string) =>
      `${note} Contact frequency is the level of “${column}”, as a number.`,
  },
  /** Under a table whose regressions use survey weights; errors stand in brackets. */
  weightedNote: (weights: WeightsSource, of: ErrorParameters & { readonly errors: ModelErrors }) =>
    `Weighted: ${weightsName(weights)}. In brackets: ${
      of.errors === 'conley'
        ? `Conley’s spatial errors of the weighted regressions, which let firms be alike ${within(of)}`
        : `design-based standard errors, with ${of.errors === 'clustered' ? `whole ${wholeGroups(of)}` : 'firms one by one'} counting as drawn`
    }. No stars: read the estimate with its error.`,
  /** Coefficients by the profiles of a penalised likelihood. */
  profiles: {
    title: 'Coefficients by the penalised likelihood',
    row: (term: string, model: string) => `${term} (${model})`,
    coefficient: 'Coefficient',
    oddsRatio: 'Odds ratio',
    note: 'Intervals hold the values at which the penalised likelihood falls too little to be rejected at 5% (its profile); p is of the penalised likelihood ratio test against 0. Both take firms as independent and are to be preferred to ±1.96 classical errors where events are rare. Where firms may be alike, read the errors in brackets as well.',
  },
  effects: 'Average marginal effects',
  effectsHint:
    'Change of the expected outcome, averaged over the firms: by one unit, or from no to yes.',
  effect: 'Effect',
  interval: '95% interval',
  refused: (model: string, why: string) => `${model}: ${why}`,
  notFitted: 'The models are being fitted …',
  explanation: {
    title: 'How much goes with the flow of information?',
    button: 'Compute the interval',
    again: 'Compute again',
    hint: 'Draws whole groups of firms anew (as the errors have them) and fits both models each time. Takes a while; the page stays usable.',
    stale: 'The study has changed since.',
    working: (share: number) => `Drawing firms anew … ${formatShare(share)}`,
    answer: (f: ExplanationFacts) => {
      const written = (value: number) => formatBeside(value, f.low, f.high);
      const effect = `${f.controlled ? 'With the controls held constant, firms' : 'Firms'} inside differ from firms outside by ${written(f.without)} in ${f.outcome} on average. With the flow of information held constant${f.controlled ? ' as well' : ''}, by ${written(f.with)}: ${written(Math.abs(f.change))} ${f.change >= 0 ? 'lower' : 'higher'}`;
      if (!Number.isFinite(f.low))
        return `${effect}. Too many of the ${formatCount(f.draws)} redraws could not be fitted (${formatCount(f.failed)}) to state an interval.`;
      const interval = `95% interval ${written(f.low)} to ${written(f.high)}`;
      const names = (of: readonly string[]) => of.map(models.coefficient).join(', ');
      const against =
        f.suppressors.length > 0
          ? ` Beside the others, the difference grows with this held constant (a suppressor): ${names(f.suppressors)}.`
          : '';
      if (!clear(f.low, f.high))
        return `${effect} (change ${interval}). The data do not tell whether the flow of information accounts for any of the difference.${against}`;
      const together =
        f.together.length > 0
          ? ` The difference shifts together with: ${names(f.together)}. This is an association; that they bring it about is not shown.`
          : ' This is an association; what brings it about is not shown.';
      return `${effect} (change ${interval}).${together}${against}`;
    },
    method: (f: ExplanationFacts) =>
      `${formatCount(f.draws)} bootstrap draws of ${formatCount(f.units)} ${f.whole ? wholeGroups(f.alike) : 'firms'}, seed ${f.seed}; ${formatCount(f.failed)} could not be fitted.${Number.isFinite(f.monteCarloError) ? ` So many draws leave a standard error of ${formatEstimate(f.monteCarloError)} at most in the ends of the interval.` : ''} The intervals of the shares are of the same draws.`,
    suppressing: (name: string) => `${name} (suppressor)`,
    share: 'Share of each proxy',
    alone: 'Joining the controls alone',
    last: 'Joining all the others',
    shareHint:
      'How far the effect of being inside falls, with 95% intervals. A suppressor hides a part of the difference: held constant beside the others, the difference grows. The parts need not add up, since the proxies resemble each other.',
  },
  /** What would have to be behind the difference. */
  beside: {
    robustness: (estimate: number, interval: number) =>
      `Robustness value: a trait that is not in the data would have to account for ${formatPoints(estimate)}% of what is left both of the measure and of being inside to explain the whole difference in the linear model with the same terms${interval > 0 ? `, and for ${formatPoints(interval)}% to bring 0 into its 95% interval` : '; 0 is in its 95% interval already'} (Cinelli and Hazlett 2020; classical errors).`,
    eValue: (estimate: number, interval: number) =>
      `E-value: such a trait would have to go with being inside and with the measure by a risk ratio of ${formatFixed(estimate, 2)} each${interval > 1 ? `, of ${formatFixed(interval, 2)} for the end of the interval` : '; the interval holds no difference already'} (VanderWeele and Ding 2017).`,
    withProximity: (r: number, inflation: number) =>
      `Being inside and the distance to the nearest institution come from the same coordinates: their correlation is ${formatDecimals(r, 2)}, and the variance of the estimate for being inside is ${formatFixed(inflation, 1)} times what it would be without that and the other terms’ overlap. What is laid to distance may be membership, and the reverse.`,
  },
  space: {
    title: 'Are neighbours alike?',
    weights: 'Neighbours',
    neighbours: (w: SpaceWeights) =>
      w.kind === 'nearest'
        ? `the ${w.neighbours} nearest firms`
        : `firms within ${formatKm(w.km)} km`,
    hint: (neighbours: string, isolated: number) =>
      `Neighbours: ${neighbours}, weighted alike.${isolated > 0 ? ` ${formatCount(isolated)} firms have none.` : ''}`,
    outcome: 'Moran’s I of the outcome',
    residuals: 'Moran’s I of what the fullest model leaves',
    lag: 'Lagrange multiplier, spatial lag',
    error: 'Lagrange multiplier, spatial error',
    robustLag: 'Robust, lag',
    robustError: 'Robust, error',
    test: 'Test',
    statistic: 'Statistic',
    p: 'p',
    linear: 'The Lagrange multiplier tests are of the least-squares model with the same terms.',
    dependent: (squaresKm: number | null) =>
      `What the model leaves is alike among neighbours: classical, HC1 and municipal errors can be too small. ${squaresKm === null ? 'Choose wide squares or a distance with the standard errors.' : `Choose errors clustered by squares of ${squaresKm} km with the standard errors.`}`,
    dependentAllowed:
      'What the model leaves is alike among neighbours. The errors in use allow for it as far as it reaches.',
    correlogram: 'Likeness of what the model leaves, by distance',
    band: 'Firms apart',
    bandOf: (from: number, to: number) => (from === 0 ? `up to ${to} km` : `${from} to ${to} km`),
    pairs: 'Pairs',
    reach: (km: number | null, squaresKm: number | null, firms: number) =>
      `${km === null ? 'Firms near each other are not more alike than others.' : `From some ${km} km on firms are no longer alike${squaresKm === null ? '' : `; squares of ${squaresKm} km hold those that are alike together`}.`} Moran’s I of the pairs of ${formatCount(firms)} firms in each band, p by its moments under normality.`,
    use: (km: number) => `Use squares of ${km} km for all intervals`,
    independent: 'What the model leaves shows no likeness among neighbours.',
    arbitrary: (firms: number, points: number) =>
      `Whether what the model leaves is alike among neighbours can’t be known: the ${formatCount(firms)} firms lie on ${formatCount(points)} points, and which firms of one point are the nearest is arbitrary. Choose neighbours within a distance, or finer places.`,
  },
  distribution: {
    title: 'Distribution',
    axis: (outcome: string) => outcome,
    share: 'Share of firms',
    description: (outcome: string, inside: number, outside: number) =>
      `Bars: share of the ${formatCount(inside)} firms inside and of the ${formatCount(outside)} firms outside clusters by ${outcome}.`,
    asTable: 'As a table',
    bin: 'Value',
  },
  specifications: {
    title: 'How much depends on the definition?',
    button: 'Try all definitions',
    again: 'Compute again',
    hint: 'Compares inside with outside under every combination of radius, minimum, measure and controls.',
    working: (share: number) => `Trying definitions … ${formatShare(share)}`,
    answer: (f: SpecificationFacts) =>
      `${formatCount(f.count)} specifications: the difference lies between ${formatFixed(f.least, 2)} and ${formatFixed(f.most, 2)} standard deviations (median ${formatFixed(f.median, 2)}). ${formatCount(f.significantPositive)} are above 0 and ${formatCount(f.significantNegative)} below 0 with 95% intervals that leave 0 out. Joint test against no effect anywhere: ${statedP(f.pValue)} (${formatCount(f.draws)} permutations of whole ${wholeGroups(f.alike)}, seed ${f.seed}).`,
    skipped: (count: number) =>
      `${formatCount(count)} specifications could not be estimated (too few firms on one side, or nothing varies).`,
    adopted: 'This study’s definition',
    other: 'Other definitions',
    axis: 'Difference inside − outside, standard deviations',
    rank: 'Rank',
    radius: 'Radius (km)',
    minimum: 'Least firms',
    outcome: 'Measure',
    controls: 'Controls',
    withControls: 'size, industry',
    controlNames: (names: readonly string[]) => names.join(', '),
    noControls: 'none',
    anyOutcome: (label: string) => `${label} > 0`,
    estimate: 'Difference (SD)',
    inside: 'Inside',
    description: (count: number) =>
      `${formatCount(count)} points in ascending order with 95% intervals; below, which choices each stands for.`,
    tried: (count: number) =>
      `Settings and boundaries tried on this study so far: ${formatCount(count)}.`,
  },
};
export type ModelMessages = typeof models;
