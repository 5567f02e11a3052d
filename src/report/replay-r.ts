import { isDummy } from '../figures/model-table';
import { messagesIn } from '../i18n';
import { controlColumn, type Alike, type ModelFamily, type ZeroTerm } from '../model';
import type { FittedModel, ModelKey, ReplayFacts, StudyModels } from '../study';
import { responseLines } from './replay-response';
import { columnInR, nameInR } from './replay-names';
import { spatialLines } from './replay-spatial';
import { check, comment, groupLine, quoteR } from './replay-text';
import { REPLAY_TOOLS } from './replay-tools';

/**
 * replay.R: repeats the comparison and the regressions from analysis.csv with base R and MASS, prints each number beside
 * Shuseki's, and ends with status 1 where they differ. Seeded resampling is left aside. The same facts give the same text.
 */
export function replayScript(facts: ReplayFacts): string {
  const t = messagesIn('en').report.replay;
  const name = facts.study.name.replaceAll(/\p{Cc}/gu, ' ');
  return [
    comment(t.head(name, facts.version)),
    comment(t.needs),
    comment(t.run),
    REPLAY_TOOLS,
    ...responseLines(facts, groupLine),
    ...(facts.evidence?.weights
      ? [
          comment(
            `survey_weight: ${messagesIn('en').evidence.weights.name(facts.evidence.weights)}`,
          ),
          'd <- weighed_rows(d)',
        ]
      : []),
    ...comparisonLines(facts),
    ...clusterLines(facts),
    ...modelLines(facts),
    'finish()',
    '',
  ]
    .filter((line) => line !== '')
    .join('\n')
    .concat('\n');
}

/** Each cluster against outside, as the groups of the comparison let firms be alike. */
function clusterLines({ evidence, findings: { clusters } }: ReplayFacts): string[] {
  const found = evidence?.clusters;
  if (!found) return [];
  const { difference, ciLow, ciHigh, pValue, q, robust } = found;
  const apart = evidence.weights ? bySurvey : (line: string) => line;
  return [
    'section("Each cluster against outside")',
    groupLine(evidence.alike),
    'p <- c()',
    ...clusters.flatMap(({ nameEn }, cluster) => [
      `v <- cluster_difference(d, ${cluster}, ${robust[cluster] === 1 ? 'TRUE' : 'FALSE'})`,
      ...[
        check(`${nameEn}: difference`, 'v[1]', difference[cluster]),
        check(`${nameEn}: interval, low`, 'v[2]', ciLow[cluster]),
        check(`${nameEn}: interval, high`, 'v[3]', ciHigh[cluster]),
        check(`${nameEn}: p`, 'v[4]', pValue[cluster]),
      ].map(apart),
      ...(Number.isNaN(pValue[cluster]) ? [] : [`p[${quoteR(String(cluster))}] <- v[4]`]),
    ]),
    'q <- p.adjust(p, "BH")',
    ...clusters.map(({ nameEn }, cluster) =>
      apart(check(`${nameEn}: q`, `q[${quoteR(String(cluster))}]`, q[cluster])),
    ),
  ];
}

function comparisonLines({ evidence }: ReplayFacts): string[] {
  if (!evidence?.comparison.ok) return [];
  const { alike } = evidence;
  const { inside, outside, welch, mannWhitney, robust, yesNo, weighted, ...found } =
    evidence.comparison.value;
  return [
    'section("Inside against outside")',
    groupLine(alike),
    `r <- compare(d${alike.errors === 'conley' ? `, list(km = ${alike.conleyKm}, kernel = "${alike.conleyKernel}")` : ''})`,
    check('firms inside', 'r$n1', inside.n),
    check('firms outside', 'r$n0', outside.n),
    check('mean inside', 'r$m1', inside.mean),
    check('mean outside', 'r$m0', outside.mean),
    check('difference', 'r$m1 - r$m0', found.difference),
    check('Welch t', 'r$welch$statistic', welch.t),
    check('Welch df', 'r$welch$parameter', welch.df),
    check('Welch p', 'r$welch$p.value', welch.pValue),
    check('Welch interval, low', 'r$welch$conf.int[1]', found.ciLow),
    check('Welch interval, high', 'r$welch$conf.int[2]', found.ciHigh),
    check('Mann-Whitney U', 'r$wilcox$statistic', mannWhitney.u),
    check('Mann-Whitney p', 'r$wilcox$p.value', mannWhitney.pValue),
    check("Cohen's d", 'r$cohen', found.effectSize.cohensD),
    check("Cliff's delta", 'r$cliff', found.effectSize.cliffsDelta),
    ...(yesNo ? [check('Fisher p', 'r$fisher', yesNo.fisher.pValue)] : []),
    ...(robust
      ? [
          check('error of the difference', 'r$se', robust.stdError),
          check('degrees of freedom', 'r$df', robust.df),
          check('interval, low', 'r$low', robust.ciLow),
          check('interval, high', 'r$high', robust.ciHigh),
          check('p', 'r$p', robust.pValue),
        ]
      : []),
    ...(weighted ? weightedLines(weighted, alike) : []),
  ];
}

type Evidence = NonNullable<ReplayFacts['evidence']>;
type Compared = Extract<Evidence['comparison'], { ok: true }>['value'];

/** What survey's svyglm says of the weighted difference. */
function weightedLines(found: NonNullable<Compared['weighted']>, alike: Alike): string[] {
  const near =
    alike.errors === 'conley'
      ? `, list(km = ${alike.conleyKm}, kernel = "${alike.conleyKernel}")`
      : '';
  return [
    'section("Inside against outside by survey weights")',
    `w <- weighed_difference(d, ${found.groups === null ? 'FALSE' : 'TRUE'}${near})`,
    ...[
      check('weighted mean inside', 'w$m1', found.inside.mean),
      check('weighted mean outside', 'w$m0', found.outside.mean),
      check('weighted difference', 'w$difference', found.difference),
      check('design-based error', 'w$se', found.stdError),
      check('degrees of freedom', 'w$df', found.df),
      check('interval, low', 'w$low', found.ciLow),
      check('interval, high', 'w$high', found.ciHigh),
      check('p', 'w$p', found.pValue),
      check('effective sample size', 'w$effective', found.effective),
    ].map(bySurvey),
  ];
}

/** The check, counted apart, and left out where the package is missing. */
function bySurvey(line: string): string {
  return line === '' ? '' : `by_survey(${line})`;
}

/** What the columns of the person's own are, and their levels. */
function ownLines({ own, terms }: StudyModels): string[] {
  const taken = new Set(terms.controls.flat());
  return own.flatMap(({ key, column, as, base }, at) => {
    if (!taken.has(key)) return [];
    const name = controlColumn(at);
    return [
      comment(`${name}: ${column} (${as})`),
      as === 'category'
        ? `d$${name} <- levels_of(d$${name}, ${quoteR(base)})`
        : `d$${name} <- as.numeric(d$${name})`,
    ];
  });
}

/** The families that take survey weights, as svyglm names them: without a variance of their own. */
const SURVEY_FAMILY: Partial<Record<ModelFamily, string>> = {
  ols: 'gaussian()',
  poisson: 'quasipoisson()',
  logit: 'quasibinomial()',
  probit: 'quasibinomial("probit")',
};

/** The right side of a regression's formula. */
function rightSide(key: ModelKey, models: StudyModels): string[] {
  const { controls, proxies } = models.terms;
  return [
    'inside',
    ...(key === 'without' ? [] : proxies.flat()),
    ...controls.flat().map((term) => columnInR(term, models)),
    ...(key === 'interaction' ? ['frequency:proximity'] : []),
  ];
}

/** What a formula says of the zero part, where its terms were chosen. */
function zeroSide(key: ModelKey, models: StudyModels): string {
  const { zeroChoice, zeroMeans } = models;
  if (!zeroChoice || zeroMeans === null) return '';
  const taken = rightSide(key, models).filter((term) => {
    if (term.includes(':')) return zeroChoice.includes('interaction');
    const own = models.own.some((_, at) => controlColumn(at) === term);
    return zeroChoice.includes(own ? 'own' : (term as ZeroTerm));
  });
  return ` | ${taken.length > 0 ? taken.join(' + ') : '1'}`;
}

function modelLines({ models, spatialModel }: ReplayFacts): string[] {
  if (!models) return [];
  const { replay, errorReplays } = models;
  const { controls, proxies } = models.terms;
  const inR = (term: string) => columnInR(term, models);
  const used = ['inside', ...proxies.flat(), ...controls.flat().map(inR)];
  const lines = [
    replay.script ?? '',
    ...ownLines(models),
    groupLine({ ...models.errorParameters, errors: models.chosenErrors }),
    `rows <- same_rows(d, c(${used.map(quoteR).join(', ')}))`,
  ];
  for (const { key, result } of models.models) {
    if (!result.ok) continue;
    const model = result.value;
    const terms = rightSide(key, models);
    lines.push(
      `section(${quoteR(`${model.family}, ${key}`)})`,
      models.weights === null
        ? `f <- ${replay.fitter}(outcome ~ ${terms.join(' + ')}${zeroSide(key, models)}, rows)`
        : `f <- fit_survey(outcome ~ ${terms.join(' + ')}, rows, ${SURVEY_FAMILY[model.family] ?? 'NULL'})`,
      ...errorReplays.map(({ script }) => script?.(models.errorParameters) ?? ''),
      ...checksOf(model, models, replay.loose ?? false),
    );
  }
  return [
    ...lines,
    ...besideLines(models, used),
    ...(spatialModel
      ? spatialLines({ spatialModel }, rightSide(spatialModel.key, models), (name) =>
          nameInR(name, models),
        )
      : []),
  ];
}

/** Robustness value and correlation of the fullest model without an interaction. */
function besideLines({ beside, terms, weights }: StudyModels, used: readonly string[]): string[] {
  if (!beside) return [];
  const { key, robustness, withProximity } = beside;
  const proxies = new Set(terms.proxies.flat());
  const right = used.filter((name) => key === 'with' || !proxies.has(name)).join(' + ');
  return [
    'section("Behind the difference")',
    ...(robustness
      ? [
          `g <- lm(outcome ~ ${right}, rows)`,
          'v <- robustness(summary(g)$coefficients["inside", "t value"], g$df.residual)',
          check('robustness value', 'v[1]', robustness.estimate),
          check('robustness value of the interval', 'v[2]', robustness.interval),
        ]
      : []),
    ...(withProximity
      ? [
          check(
            'correlation of inside and proximity',
            weights === null
              ? 'cor(rows$inside, rows$proximity)'
              : 'cov.wt(cbind(rows$inside, rows$proximity), rows$survey_weight, cor = TRUE)$cor[1, 2]',
            withProximity.correlation,
          ),
        ]
      : []),
  ];
}

function checksOf(model: FittedModel, models: StudyModels, loose: boolean): string[] {
  const { errorReplays } = models;
  // R's polr and zeroinfl stop at a looser optimum and report errors from a numerical Hessian.
  const slack = loose ? ', 2e-3' : '';
  const one = (name: string, value: string, expected: number) => {
    const line = check(name, value, expected);
    if (line === '') return '';
    if (models.weights !== null) return bySurvey(line);
    return `if (!is.null(f)) ${line.slice(0, -1)}${slack})`;
  };
  const of = (list: FittedModel['terms'], where: (name: string) => string, label: string) =>
    list.flatMap(({ name, estimate, errors }) => {
      const key = where(name);
      const at = `[${quoteR(key)}]`;
      return [
        one(`${label}${name}`, `f$estimate${at}`, estimate),
        ...errorReplays
          .filter(({ exact }) => !(exact && loose))
          .map((of) =>
            one(`${label}${name}, ${of.label}`, `f$${of.field}${at}`, errors[of.errors]),
          ),
      ];
    });
  return [
    one('firms', 'f$n', model.n),
    ...profileLines(model, models),
    ...of(model.terms, (name) => withPrefix(model, models, 'count_', name), ''),
    ...of(model.zeroTerms, (name) => withPrefix(model, models, 'zero_', name), 'zero part: '),
    ...of(model.thresholds, (name) => name, 'threshold '),
    one('log-likelihood', 'f$loglik', model.logLikelihood),
    one('AIC', 'f$aic', model.aic),
    one('BIC', 'f$bic', model.bic),
    ...(model.theta ? [one('theta', 'f$theta', model.theta.estimate)] : []),
  ];
}

/** The profiles that the tables show, and the test of all terms. */
function profileLines({ terms, penalised }: FittedModel, models: StudyModels): string[] {
  if (!penalised) return [];
  return [
    check('penalised likelihood ratio, all terms', 'f$all_terms', penalised.chiSquare),
    ...terms.flatMap(({ name, profile }) => {
      if (!profile || name === '(intercept)' || isDummy(name)) return [];
      return [
        `v <- f$profile(${quoteR(nameInR(name, models))})`,
        check(`${name}, penalised likelihood ratio`, 'v["chi"]', profile.chiSquare),
        check(`${name}, penalised p`, 'v["p"]', profile.pValue),
        check(`${name}, profile interval, low`, 'v["low"]', profile.ciLow),
        check(`${name}, profile interval, high`, 'v["high"]', profile.ciHigh),
      ];
    }),
  ];
}

function withPrefix(
  { zeroTerms }: FittedModel,
  models: StudyModels,
  prefix: string,
  name: string,
): string {
  const key = nameInR(name, models);
  return zeroTerms.length > 0 ? prefix + key : key;
}
