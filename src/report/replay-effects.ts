import { isDummy } from '../figures/tables/model-table';
import { judge } from '../stats/judge';
import type { ModelErrors, ModelFamily } from '../model';
import type { FittedModel, StudyModels } from '../study';
import { nameInR } from './replay-names';
import { check, quoteR, slackened, wrapped } from './replay-text';

/** The inverse links of the families whose expected outcome is a curve of one predictor. */
const LINKS: Partial<Record<ModelFamily, string>> = {
  ols: 'identity',
  poisson: 'log',
  'negative-binomial': 'log',
  logit: 'logit',
  probit: 'probit',
  'firth-logit': 'logit',
};

/** R's part for average marginal effects: base R, errors by the delta method. */
const EFFECT_TOOLS = String.raw`
# The covariance of a fit's coefficients by name, and the degrees of freedom of an estimate by its derivatives.
covariance_of <- function(f, rows, errors, own, near) {
  n <- nrow(f$scores)
  k <- ncol(f$scores)
  between <- function(meat) f$bread %*% meat %*% f$bread
  if (errors == "classical") return(list(v = f$bread * mean(f$error^2 / diag(f$bread)), df = function(g) own))
  if (errors == "hc1") return(list(v = between(crossprod(f$scores)) * n / (n - k), df = function(g) own))
  if (errors == "clustered") {
    reduced <- bias_reduced(f$scores, f$bread, f$Z, rows$group)
    return(list(v = reduced$v, df = function(g) min(own, reduced$df(g))))
  }
  K <- near_weights(rows, near$km, near$kernel)
  list(v = between(crossprod(f$scores, K %*% f$scores)) * n / (n - k), df = function(g) min(own, max(1, n^2 / sum(K^2) - 1)))
}
# The change of the expected outcome, averaged over the firms: from 0 to 1, or by the derivative. Designs are straight in every column.
average_effect <- function(f, formula, rows, name, link, covariance) {
  family <- if (link == "identity") gaussian() else if (link == "log") poisson() else binomial(link)
  with_column <- function(x) {
    rows[[name]] <- x
    X <- model.matrix(formula, rows)
    list(X = X, eta = drop(X %*% f$estimate) + rows$offset)
  }
  x <- rows[[name]]
  if (all(x %in% 0:1)) {
    high <- with_column(1)
    low <- with_column(0)
    value <- mean(family$linkinv(high$eta) - family$linkinv(low$eta))
    gradient <- colMeans(family$mu.eta(high$eta) * high$X - family$mu.eta(low$eta) * low$X)
  } else {
    now <- with_column(x)
    step <- with_column(x + 1)$X - now$X
    slope <- drop(step %*% f$estimate)
    bend <- switch(link, identity = 0, log = exp(now$eta), logit = dlogis(now$eta) * (1 - 2 * plogis(now$eta)), probit = -now$eta * dnorm(now$eta))
    value <- mean(family$mu.eta(now$eta) * slope)
    gradient <- colMeans(bend * slope * now$X + family$mu.eta(now$eta) * step)
  }
  se <- sqrt(drop(gradient %*% covariance$v %*% gradient))
  df <- covariance$df(gradient)
  c(value, value + c(-1, 1) * qt(0.975, df) * se, 2 * pt(-abs(value / se), df))
}
`;

/** Whether R's part covers a family; its design is of one predictor, and the firms count once. */
function hasEffectLines(models: StudyModels): boolean {
  return models.weights === null && LINKS[models.family] !== undefined;
}

/**
 * The average marginal effects that the tables show, of the fullest regression `f`; nothing for families of several predictors and with
 * survey weights. `at`: its place among the regressions.
 */
export function effectLines(
  { marginalEffects, leastSquares, family }: FittedModel,
  at: number,
  models: StudyModels,
  formula: string,
): string[] {
  const link = LINKS[family];
  if (link === undefined || !hasEffectLines(models)) return [];
  const { errors, errorParameters } = models;
  const { conleyKm, conleyKernel } = errorParameters;
  const own = leastSquares ? String(leastSquares.dfResidual) : 'Inf';
  return [
    EFFECT_TOOLS,
    'section("Average effects")',
    `g <- covariance_of(f, rows, "${errors satisfies ModelErrors}", ${own}, list(km = ${conleyKm}, kernel = "${conleyKernel}"))`,
    ...marginalEffects.flatMap((effect, place) => {
      if (isDummy(effect.name)) return [];
      const { estimate } = effect;
      const { reach, pValue } = judge(estimate, effect.errors[errors], effect.degrees[errors]);
      const id = `regressions.models.${at}.marginal_effects.${place}`;
      // An end near 0 is known as well as the whole interval is.
      const end = (name: string, value: string, expected: number) => {
        const line = check(`${effect.name}, effect, ${name}`, value, expected, id);
        const apart = Math.max(Math.abs(estimate), reach) / Math.max(1e-4, Math.abs(expected));
        return wrapped(line, (own) => (apart > 1 ? slackened(own, 1e-6 * apart) : own));
      };
      return [
        `v <- average_effect(f, ${formula}, rows, ${quoteR(nameInR(effect.name, models))}, "${link}", g)`,
        check(`${effect.name}, effect`, 'v[1]', estimate, id),
        end('low', 'v[2]', estimate - reach),
        end('high', 'v[3]', estimate + reach),
        check(`${effect.name}, effect, p`, 'v[4]', pValue, id),
      ];
    }),
  ];
}
