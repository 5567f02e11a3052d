import { isDummy } from '../figures/tables/model-table';
import { controlColumn, type ModelFamily } from '../model';
import type { FittedModel, ReplayFacts, StudyModels } from '../study';
import { effectLines } from './replay-effects';
import { besideLines, explanationLines } from './replay-explanation';
import { fitInR, formulaOf, rightSide } from './replay-fits';
import { columnInR, nameInR } from './replay-names';
import { spaceLines } from './replay-space';
import { spatialLines } from './replay-spatial';
import { bySurvey, check, comment, groupLine, quoteR, slacken, wrapped } from './replay-text';

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

/** R's log-likelihood of each family without any term. */
const NULL_MODELS: Partial<Record<ModelFamily, string>> = {
  poisson: 'none_poisson',
  'negative-binomial': 'none_nb',
  logit: 'none_shares',
  probit: 'none_shares',
  'ordered-logit': 'none_shares',
  'ordered-probit': 'none_shares',
};

/** Those whose counts may be per something. */
const PER_UNIT = new Set<ModelFamily>(['poisson', 'negative-binomial']);

export function modelLines({ models, explanation, space, spatialModel }: ReplayFacts): string[] {
  if (!models) return [];
  const { replay, errorReplays } = models;
  const { controls, proxies } = models.terms;
  const inR = (term: string) => columnInR(term, models);
  const used = ['inside', ...proxies.flat(), ...controls.flat().map(inR)];
  if (models.offset) used.push('offset');
  const lines = [
    replay.script ?? '',
    ...ownLines(models),
    ...ownLines(models).map((line) => line.replaceAll('d$', 'everyone$')),
    groupLine({ ...models.errorParameters, errors: models.chosenErrors }),
    `rows <- same_rows(d, c(${used.map(quoteR).join(', ')}))`,
  ];
  const last = models.models.findLastIndex(({ result }) => result.ok);
  for (const [at, { key, result }] of models.models.entries()) {
    if (!result.ok) continue;
    const model = result.value;
    lines.push(
      `section(${quoteR(`${model.family}, ${key}`)})`,
      `f <- ${fitInR(rightSide(key, models), models)}`,
      ...errorReplays.map(({ script }) => script?.(models.errorParameters) ?? ''),
      ...checksOf(model, models, at),
      ...(at === last ? effectLines(model, at, models, formulaOf(rightSide(key, models))) : []),
    );
  }
  return [
    ...lines,
    ...explanationLines({ models, explanation }),
    ...besideLines(models),
    ...spaceLines(
      { space },
      used,
      space?.key
        ? {
            terms: rightSide(space.key, models),
            fit: fitInR(rightSide(space.key, models), models),
            loose: replay.loose ?? false,
            weighted: models.weights !== null,
          }
        : null,
    ),
    ...(spatialModel
      ? spatialLines({ spatialModel }, rightSide(spatialModel.key, models), (name) =>
          nameInR(name, models),
        )
      : []),
  ];
}

function checksOf(model: FittedModel, models: StudyModels, at: number): string[] {
  const { errorReplays, replay } = models;
  const { loose = false } = replay;
  const path = `regressions.models.${at}`;
  const one = (name: string, value: string, expected: number, member: string) => {
    const line = check(name, value, expected, `${path}.${member}`);
    if (models.weights !== null) return bySurvey(line);
    return wrapped(line, (own) => `if (!is.null(f)) ${loose ? slacken(own) : own}`);
  };
  const of = (
    list: FittedModel['terms'],
    where: (name: string) => string,
    label: string,
    member: string,
  ) =>
    list.flatMap(({ name, estimate, errors }, place) => {
      const key = where(name);
      const own = `[${quoteR(key)}]`;
      return [
        one(`${label}${name}`, `f$estimate${own}`, estimate, `${member}.${place}`),
        ...errorReplays
          .filter(({ exact }) => !(exact && loose))
          .map((of) =>
            one(
              `${label}${name}, ${of.label}`,
              `f$${of.field}${own}`,
              errors[of.errors],
              `${member}.${place}`,
            ),
          ),
      ];
    });
  return [
    one('firms', 'f$n', model.n, 'n'),
    ...profileLines(model, models, path),
    ...of(model.terms, (name) => withPrefix(model, models, 'count_', name), '', 'terms'),
    ...of(
      model.zeroTerms,
      (name) => withPrefix(model, models, 'zero_', name),
      'zero part: ',
      'zero_terms',
    ),
    ...of(model.thresholds, (name) => name, 'threshold ', 'thresholds'),
    one('log-likelihood', 'f$loglik', model.logLikelihood, 'log_likelihood'),
    one('AIC', 'f$aic', model.aic, 'aic'),
    one('BIC', 'f$bic', model.bic, 'bic'),
    ...(model.theta ? [one('theta', 'f$theta', model.theta.estimate, 'theta')] : []),
    ...fitLines(model, models, one),
  ];
}

/** R² of least squares, else the share of the log-likelihood that the terms add. */
function fitLines(
  { leastSquares, pseudoRSquared, zeroTerms, family }: FittedModel,
  { weights }: StudyModels,
  one: (name: string, value: string, expected: number, member: string) => string,
): string[] {
  if (weights !== null) return [];
  if (leastSquares) return [one('R²', 'r_squared(f, rows)', leastSquares.rSquared, 'r_squared')];
  const none = NULL_MODELS[family];
  if (none === undefined || zeroTerms.length > 0) return [];
  return [
    one(
      'pseudo R²',
      `1 - f$loglik / ${none}(rows$outcome${PER_UNIT.has(family) ? ', rows$offset' : ''})`,
      pseudoRSquared,
      'pseudo_r_squared',
    ),
  ];
}

/** The profiles that the tables show, and the test of all terms. */
function profileLines(
  { terms, penalised }: FittedModel,
  models: StudyModels,
  path: string,
): string[] {
  if (!penalised) return [];
  return [
    check(
      'penalised likelihood ratio, all terms',
      'f$all_terms',
      penalised.chiSquare,
      `${path}.penalised_likelihood_ratio`,
    ),
    ...terms.flatMap(({ name, profile }, place) => {
      const id = `${path}.terms.${place}`;
      if (!profile || name === '(intercept)' || isDummy(name)) return [];
      return [
        `v <- f$profile(${quoteR(nameInR(name, models))})`,
        check(`${name}, penalised likelihood ratio`, 'v["chi"]', profile.chiSquare, id),
        check(`${name}, penalised p`, 'v["p"]', profile.pValue, id),
        check(`${name}, profile interval, low`, 'v["low"]', profile.ciLow, id),
        check(`${name}, profile interval, high`, 'v["high"]', profile.ciHigh, id),
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
