import type { Alike, ModelFamily } from '../../model';
import type { WeightFacts } from './evidence';
import { methods, type DefinitionFacts } from './methods';
import { formatCount, formatFixed, formatKm } from '../numbers';
import { alikeFirms, wholeGroups } from './dependence';
import { familySource } from './families';
import { weightsName } from './response';

export interface ComparisonMethodFacts {
  readonly outcome: string;
  readonly draws: number;
  readonly seed: number;
  readonly alike: Alike;
  /** Groups that changed places; 0 where there are none. */
  readonly groups: number;
  /** Degrees of freedom of the interval; NaN where Welch’s stands. */
  readonly df: number;
}

export type WeightedMethodFacts = ComparisonMethodFacts & WeightFacts;

export interface ModelMethodFacts {
  readonly family: ModelFamily;
  readonly familyName: string;
  readonly automatic: boolean;
  readonly n: number;
  /** What errors are clustered by, in words; null where all firms are in one. */
  readonly clusteredBy: string | null;
  readonly proxies: readonly string[];
  readonly controls: readonly string[];
  readonly leastDistanceKm: number;
}

export const report = {
  title: (study: string) => `${study}: inside and outside clusters`,
  kind: 'Report',
  madeBy: (version: string) =>
    `Made with Shuseki ${version}, on one machine, without sending data anywhere.`,
  simulated: 'Simulated data: these firms do not exist. Nothing here says anything about Japan.',
  question: 'Question',
  questionText: (outcome: string) =>
    `Do firms inside clusters innovate more than firms outside (measure: ${outcome})? And does the flow of information go with the difference: proximity to R&D institutions, how often firms communicate with them, and supplying a large firm?`,
  questionSource:
    'The question and the three proxies follow Miyahara and Tsuji, “Agglomeration and Local Innovation Network in Japanese SMEs: Analysis of the Information Linkage”.',
  noOutcome: 'The study names no measure of innovation, so that it answers nothing about it yet.',
  findings: 'Findings',
  clustersHeading: 'Clusters',
  data: 'Data',
  dataText: (f: {
    firms: number;
    located: number;
    inside: number;
    outside: number;
    excluded: number;
    /** Excluded firms that the study is not about. */
    apart: number;
    clusters: number;
    institutions: number;
    links: number;
  }) =>
    `${formatCount(f.firms)} firms, of which ${formatCount(f.located)} have a place. ${formatCount(f.inside)} are inside and ${formatCount(f.outside)} outside the ${formatCount(f.clusters)} clusters; ${formatCount(f.excluded - f.apart)} are excluded because they are located too coarsely or not at all: they count in neither group. ${formatCount(f.institutions)} R&D institutions, ${formatCount(f.links)} ties between firms and institutions.`,
  scope: (firms: number, rows: number, conditions: string) =>
    `The study is about ${formatCount(firms - rows)} of ${formatCount(firms)} rows (${conditions}); the other ${formatCount(rows)} are excluded and count in neither group.`,
  outcomeMissing: (inside: number, outside: number) =>
    `The measure is missing for ${formatCount(inside)} firms inside and ${formatCount(outside)} outside; they are left out of the comparison.`,
  levels: 'Precision of the places',
  level: 'Precision',
  firms: 'Firms',
  share: 'Share',
  inputs: 'Input files',
  file: 'File',
  hash: 'SHA-256',
  /** Behind a sentence that has no full stop elsewhere. */
  stop: '.',
  kinds: (kinds: readonly string[]) =>
    `Of the institutions these kinds were counted and measured to: ${kinds.join(', ')}.`,
  builtIn: 'Built-in institutions of Shuseki',
  gazetteer: (source: string, date: string) =>
    `Addresses were located with: ${source}${date === '' ? '' : ` (${date})`}.`,
  ownPoints: 'All positions are coordinates of the firms’ table or were set by hand.',
  builtInGazetteer: 'Addresses were located with the built-in table of municipalities.',
  map: 'Map',
  mapDescription: (inside: number, outside: number, clusters: number) =>
    `Firms inside (${formatCount(inside)}, coloured) and outside (${formatCount(outside)}, grey) of ${formatCount(clusters)} clusters, with prefecture borders.`,
  mapBeyond: (count: number) => `${formatCount(count)} located firms lie beyond the map’s edge.`,
  mapCredit: 'Prefectures: Natural Earth; coast: OpenStreetMap contributors (ODbL).',
  scale: (km: number) => `${formatCount(km)} km`,
  largest: (shown: number, all: number) =>
    shown < all ? `The ${formatCount(shown)} largest of ${formatCount(all)} clusters.` : '',
  comparison: 'Inside against outside',
  tests: 'Tests',
  weakTest: (name: string) => `${name} (assumes independent firms)`,
  effectSizes: (d: string, delta: string) =>
    `Effect sizes: Cohen’s d ${d}, Cliff’s delta ${delta} (inside minus outside).`,
  models: 'Regressions',
  space: 'Likeness among neighbours',
  curve: 'Dependence on the definition',
  methods: 'Methods',
  limits: 'Limits',
  sources: 'Sources',
  notes: 'Notes of the study',
  problems: 'What was noticed in the data',
  more: (count: number) => `and ${formatCount(count)} more`,
  notComputed: 'Not computed.',
  nothingToExplain:
    'The data hold none of the proxies for information flow, so there is nothing to explain with.',
  method: {
    places: (f: DefinitionFacts) =>
      `Proximity is the great-circle distance on a sphere of 6371.0088 km (WGS84 coordinates). Clusters were ${methods[f.method].found(f)}.${f.industry === '' ? '' : ` Only firms of the industry ${f.industry} form clusters; the others are outside.`} Firms located ${f.includeCoarse ? 'no better than their municipality take part as well' : 'no better than their municipality take no part and are excluded'}.`,
    comparison: (f: ComparisonMethodFacts) =>
      `The mean of ${f.outcome} inside is compared with that outside. Since firms of one place are not independent, the verdict rests on the difference with errors that let ${alikeFirms(f.alike)} be alike (${f.alike.errors === 'conley' ? 'Conley 1999, scaled to be unbiased for independent firms' : `${formatCount(f.groups)} groups; CR2 of Bell and McCaffrey 2002`}; t with ${formatFixed(f.df, 1)} degrees of freedom by Satterthwaite, Pustejovsky and Tipton 2018)${f.groups > 1 ? ` and on a permutation in which whole ${wholeGroups(f.alike)} (${formatCount(f.groups)}) exchange the share of their firms that is inside, with the difference over its clustered error as statistic (Chung and Romano 2013)` : ''}. Beside them stand tests that assume independence: Welch’s t (Welch 1947), Mann–Whitney with correction for ties and continuity (Mann and Whitney 1947) and a permutation of single firms. Permutations: ${formatCount(f.draws)} draws, seed ${f.seed}, p = (b + 1) / (m + 1), two-sided. Effect sizes: Cohen’s d with pooled standard deviation (Cohen 1988), Cliff’s delta (Cliff 1993).`,
    comparisonUngrouped: (f: ComparisonMethodFacts) =>
      `The mean of ${f.outcome} inside is compared with that outside. ${f.alike.errors === 'clustered' || f.alike.errors === 'conley' ? 'Errors that allow for firms of one place being alike can’t be given (all firms, or all of one side, lie in one group)' : 'Firms were taken as independent by choice'}: the verdict rests on Welch’s t (Welch 1947), which takes firms as independent and overstates the certainty. Beside it: Mann–Whitney (Mann and Whitney 1947) and a permutation of single firms with ${formatCount(f.draws)} draws, seed ${f.seed}. Effect sizes: Cohen 1988, Cliff 1993.`,
    comparisonWeighted: (f: WeightedMethodFacts) =>
      `The mean of ${f.outcome} inside is compared with that outside, each firm counting by its survey weight (${weightsName(f)}, sum ${formatFixed(f.sum, 1)} over ${formatCount(f.firms)} firms, effective sample size ${formatFixed(f.effective, 1)} after Kish 1965; left out: ${formatCount(f.missing)} firms without a weight, ${formatCount(f.zero)} with the weight 0). The verdict rests on the difference of the weighted means with its linearised, design-based error (Binder 1983; as svyglm of R’s survey package, Lumley 2004): ${f.alike.errors === 'conley' ? `put together by distance (Conley 1999), firms up to ${f.alike.conleyKm} km apart being alike` : f.groups > 0 ? `${formatCount(f.groups)} whole ${wholeGroups(f.alike)} count as drawn with replacement` : 'single firms count as drawn with replacement'}; t with ${formatFixed(f.df, 1)} degrees of freedom. Beside it stand, each firm counting as one: Welch’s t (Welch 1947), Mann–Whitney (Mann and Whitney 1947), permutations with ${formatCount(f.draws)} draws, seed ${f.seed}, Cohen’s d and Cliff’s delta. Like firms, likeness among neighbours and the specification curve use no weights either.`,
    modelsWeighted: (f: ModelMethodFacts) =>
      `${f.familyName} regressions${f.automatic ? ', the family being suggested by the values of the measure,' : ''} were fitted by weighted pseudo-likelihood on the same ${formatCount(f.n)} firms without and with the flow of information (${f.proxies.length > 0 ? f.proxies.join('; ') : 'none in the data'})${f.controls.length > 0 ? `, holding constant: ${f.controls.join('; ')}` : ''}. Distances below ${formatKm(f.leastDistanceKm)} km count as this distance. Errors are linearised and design-based under sampling with replacement, as svyglm of R’s survey package has them (Binder 1983; Lumley 2004): single firms count as drawn (factor n/(n−1), t with n−k degrees of freedom)${f.clusteredBy !== null ? `, or whole groups do, by ${f.clusteredBy} (factor G/(G−1), t with G−k), never the clusters themselves` : ''}. They hold whatever the variance of the measure is. A weighted sum is no likelihood: there is no AIC or BIC. Marginal effects are weighted averages, with errors by the delta method.`,
    explanationWeighted:
      'In these draws each firm keeps its survey weight, and every model is fitted with the weights.',
    balanced: (caliperShare: number, clustered: boolean, weighted: boolean) =>
      `Among like firms the difference was taken within industries, within size classes of Japan’s economic census and within both, and averaged with the firms inside as weights; strata without a firm on either side were left out. Matched: each firm inside beside the firms outside of the same industry with the nearest number of employees, with replacement, no farther than ${caliperShare} standard deviations of log employees (a caliper as in Austin 2011; matching by nearest neighbours: Abadie and Imbens 2006). By propensity: firms outside weigh as the odds of being inside, from a logit on industry and log employees; firms inside that are likelier to be there than any outside have no counterpart (Rosenbaum and Rubin 1983; Hirano, Imbens and Ridder 2003). Entropy balancing: the most even weights of the firms outside that give them the shares of industries and the mean of log employees of the firms inside (Hainmueller 2012). Standardised differences are in the root of both sides’ mean variance among all firms compared (Austin 2009). ${weighted ? 'Survey weights are not used there. ' : ''}${clustered ? `Errors ${weighted ? 'let the same firms be alike (by groups: CR2 of Bell and McCaffrey 2002)' : 'are as above'} and do not hold the uncertainty of finding the matches and weights.` : 'No errors are given, since none that let firms be alike can be or were chosen.'}`,
    models: (f: ModelMethodFacts) =>
      `${f.familyName} regressions (${familySource[f.family]})${f.automatic ? ', the family being suggested by the values of the measure,' : ''} were fitted on the same ${formatCount(f.n)} firms without and with the flow of information (${f.proxies.length > 0 ? f.proxies.join('; ') : 'none in the data'})${f.controls.length > 0 ? `, holding constant: ${f.controls.join('; ')}` : ''}. Distances below ${formatKm(f.leastDistanceKm)} km count as this distance. Robust errors: HC1 with n/(n−k) (White 1980; MacKinnon and White 1985)${f.clusteredBy !== null ? `, and clustered by ${f.clusteredBy} (where the family has one predictor corrected for few groups, CR2 with Satterthwaite’s degrees of freedom: Bell and McCaffrey 2002; Pustejovsky and Tipton 2018; else Liang and Zeger 1986, factor G/(G−1) · (n−1)/(n−k), t with G−1), never by the clusters themselves` : '; with one group of firms none could be clustered'}. Marginal effects are averaged over the firms, with errors by the delta method.`,
    explanation: (draws: number, units: number, whole: string | null, seed: number) =>
      `What information flow goes with is the change of the average marginal effect of being inside between both models on the same firms; its 95% interval is the percentile interval of ${formatCount(draws)} bootstrap draws of ${formatCount(units)} ${whole ? `whole ${whole}` : 'single firms'} (Efron and Tibshirani 1993), seed ${seed}.`,
    space: (neighbours: string, isolated: number) =>
      `Spatial likeness: Moran’s I (Moran 1950; Cliff and Ord 1981) with ${neighbours} as neighbours, row-standardised${isolated > 0 ? ` (${formatCount(isolated)} firms without any count with a spatial lag of 0)` : ''}, p by 999 permutations; Lagrange multiplier tests for spatial lag and error and their robust forms (Anselin 1988; Anselin and others 1996) on the least-squares model with the same terms.`,
    curve: (
      specifications: number,
      definitions: number,
      draws: number,
      seed: number,
      alike: Alike,
    ) =>
      `Specification curve (Simonsohn, Simmons and Nelson 2020): ${formatCount(specifications)} linear models over ${formatCount(definitions)} definitions of clusters (DBSCAN radius × minimum, HDBSCAN), measures and controls, on the same firms, the outcome in standard deviations, controls partialled out (Frisch and Waugh 1933), errors clustered by ${wholeGroups(alike)}. Joint test: what the controls leave of the outcome stays where it is, as in Freedman and Lane 1983, and whole ${wholeGroups(alike)} exchange their share of firms inside as in the comparison, ${formatCount(draws)} times, the same exchange in every specification; the statistic is the median of the t statistics. This is Shuseki’s own adaptation, not the bootstrap under the null of Simonsohn and others, and holds only approximately with controls; seed ${seed}.`,
    triedUnknown: 'How many settings were tried on the study before this report is not recorded.',
    tried: (count: number) =>
      count > 1
        ? `Before this report, ${formatCount(count)} settings and boundaries were tried on the study.`
        : 'This report is of the first settings that were tried on the study.',
  },
  limit: {
    association:
      'All of this is association. Firms were not assigned to clusters at random: they may have moved where they would do well, and what the data do not hold is not held constant.',
    proxies:
      'Proximity, communication and subcontracting may follow innovation instead of leading to it.',
    positions:
      'Positions are no better than the addresses: the error radius of each firm stands in the exported tables.',
    tests: 'Many numbers stand here; the p-values are not adjusted for their number.',
    independent: 'Likeness among neighbours is not allowed for in the comparison.',
  },
  references: [
    'Abadie and Imbens 2006, Econometrica 74. Austin 2009, Statistics in Medicine 28. Austin 2011, Pharmaceutical Statistics 10. Anselin 1988, Spatial Econometrics: Methods and Models. Anselin, Bera, Florax and Yoon 1996, Regional Science and Urban Economics 26.',
    'Barnard and Rubin 1999, Biometrika 86. Bell and McCaffrey 2002, Survey Methodology 28. Binder 1983, International Statistical Review 51. Cameron and Trivedi 2013, Regression Analysis of Count Data. Chung and Romano 2013, Annals of Statistics 41. Cliff 1993, Psychological Bulletin 114. Cliff and Ord 1981, Spatial Processes. Cohen 1988, Statistical Power Analysis. Conley 1999, Journal of Econometrics 92.',
    'Efron and Tibshirani 1993, An Introduction to the Bootstrap. Ellison and Glaeser 1997, Journal of Political Economy 105. Ester, Kriegel, Sander and Xu 1996, KDD-96. Cinelli and Hazlett 2020, JRSS B 82. Freedman and Lane 1983, Journal of Business & Economic Statistics 1. Frisch and Waugh 1933, Econometrica 1. Hainmueller 2012, Political Analysis 20. Hirano, Imbens and Ridder 2003, Econometrica 71. VanderWeele and Ding 2017, Annals of Internal Medicine 167. Campello, Moulavi and Sander 2013, PAKDD.',
    'Kish 1965, Survey Sampling. Lambert 1992, Technometrics 34. Liang and Zeger 1986, Biometrika 73. MacKinnon and White 1985, Journal of Econometrics 29. Lumley 2004, Journal of Statistical Software 9. Mann and Whitney 1947, Annals of Mathematical Statistics 18. McCullagh 1980, JRSS B 42. McInnes and Healy 2017, ICDMW. Moran 1950, Biometrika 37.',
    'Pustejovsky and Tipton 2018, Journal of Business & Economic Statistics 36. Rosenbaum and Rubin 1983, Biometrika 70. Rubin 1987, Multiple Imputation for Nonresponse in Surveys. Schubert, Sander, Ester, Kriegel and Xu 2017, ACM TODS 42. Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour 4. Welch 1947, Biometrika 34. White 1980, Econometrica 48.',
  ],
  replay: {
    head: (study: string, version: string) =>
      `Repeats the comparison and the regressions of "${study}" (Shuseki ${version}).`,
    needs:
      'Needs base R and MASS; zero-inflated models need pscl, survey weights the package survey (counted apart). Put analysis.csv and specifications.csv, gravity.csv where there are ties, and rounds.csv and panel.csv where firms are followed over time, beside this file.',
    run: 'Run: Rscript replay.R',
  },
  files: {
    'report.html': (language: string) =>
      `One page to read and print (${language}): question, data, map, findings, tables, methods. Takes a while.`,
    'replay.R': 'An R script that repeats the comparison and the regressions from analysis.csv.',
  },
  making: 'Making the report …',
};
export type ReportMessages = typeof report;
