import type { ReplayFacts } from '../study';
import { check, quoteR } from './replay-text';

/** R's part for the contacts of clusters with institutions: base R, from gravity.csv. */
const GRAVITY_TOOLS = String.raw`
pairs <- read.csv("gravity.csv", encoding = "UTF-8", fileEncoding = "UTF-8-BOM", colClasses = c(institution = "character", kind = "character"))
pairs$distance <- log(pmax(1, pairs$km))
gravity_model <- function(formula) {
  m <- glm(formula, quasipoisson, pairs, control = glm.control(epsilon = 1e-14, maxit = 200))
  X <- model.matrix(m)
  mu <- exp(drop(X %*% coef(m)))
  bread <- solve(crossprod(X * sqrt(mu)))
  v <- bread %*% crossprod(X * (pairs$contacts - mu)) %*% bread * nrow(X) / (nrow(X) - ncol(X))
  deviance <- function(mu) 2 * sum(ifelse(pairs$contacts > 0, pairs$contacts * log(pairs$contacts / mu), 0) - pairs$contacts + mu)
  list(estimate = coef(m), error = setNames(sqrt(diag(v)), names(coef(m))), explained = 1 - deviance(mu) / deviance(mean(pairs$contacts)))
}
# With an effect of each cluster and institution: for a slope the effects are found by fitting the margins in turns, and the slope by the score of the distance.
gravity_fixed <- function() {
  grid <- function(x) tapply(x, list(pairs$cluster, pairs$institution), sum)
  y <- grid(pairs$contacts)
  taken <- list(rowSums(y) > 0, colSums(y) > 0)
  x <- grid(pairs$distance)[taken[[1]], taken[[2]]]
  y <- y[taken[[1]], taken[[2]]]
  expected <- function(b) {
    mu <- exp(b * x)
    for (turn in 1:100000) {
      mu <- mu * (rowSums(y) / rowSums(mu))
      share <- colSums(y) / colSums(mu)
      mu <- t(t(mu) * share)
      if (max(abs(share - 1)) < 1e-13) break
    }
    mu
  }
  b <- uniroot(function(b) sum(x * (y - expected(b))), c(-1, 0), extendInt = "yes", tol = 1e-13)$root
  mu <- expected(b)
  # What the effects leave of the distance, weighed by what is expected.
  left <- x
  for (turn in 1:100000) {
    before <- left
    left <- left - rowSums(mu * left) / rowSums(mu)
    left <- t(t(left) - colSums(mu * left) / colSums(mu))
    if (max(abs(left - before)) < 1e-13) break
  }
  u <- left * (y - mu) / sum(mu * left^2)
  fewer <- min(dim(y))
  variance <- (sum(rowSums(u)^2) + sum(colSums(u)^2) - sum(u^2)) * fewer / (fewer - 1)
  se <- if (variance >= 0) sqrt(variance) else NaN
  list(n = length(y), clusters = nrow(y), institutions = ncol(y), estimate = b, error = se, df = fewer - 1, p = 2 * pt(-abs(b / se), fewer - 1),
    low = b - qt(0.975, fewer - 1) * se, high = b + qt(0.975, fewer - 1) * se)
}
`;

/** The gravity model with its terms, and with an effect of each cluster and institution; nothing without ties. */
export function gravityLines({ gravity }: Pick<ReplayFacts, 'gravity'>): string[] {
  if (!gravity?.ok) return [];
  const { coefficients, baseKind, explained, fixed } = gravity.value;
  const kinds = coefficients.some(({ term }) => term !== null && !isMeasured(term));
  const terms = [
    ...coefficients.flatMap(({ term }) =>
      term === 'distance' ? ['distance'] : term === 'firms' ? ['log(firms)'] : [],
    ),
    ...(kinds ? [`relevel(factor(kind), ${quoteR(baseKind)})`] : []),
  ];
  const keyOf = (term: (typeof coefficients)[number]['term']) =>
    term === null
      ? '(Intercept)'
      : term === 'distance'
        ? 'distance'
        : term === 'firms'
          ? 'log(firms)'
          : `relevel(factor(kind), "${baseKind}")${term}`;
  return [
    GRAVITY_TOOLS,
    'section("Contacts of clusters with institutions")',
    `f <- gravity_model(contacts ~ ${terms.join(' + ')})`,
    ...coefficients.flatMap(({ term, estimate, standardError }, at) => [
      check(
        term ?? 'constant',
        `f$estimate[${quoteR(keyOf(term))}]`,
        estimate,
        `gravity.terms.${at}`,
      ),
      check(
        `${term ?? 'constant'}, HC1`,
        `f$error[${quoteR(keyOf(term))}]`,
        standardError,
        `gravity.terms.${at}`,
      ),
    ]),
    check('share of the deviance', 'f$explained', explained, 'gravity.deviance_explained'),
    ...(fixed.ok ? fixedLines(fixed.value) : []),
  ];
}

function isMeasured(term: string): boolean {
  return term === 'distance' || term === 'firms';
}

type Fixed = Extract<
  Extract<NonNullable<ReplayFacts['gravity']>, { ok: true }>['value']['fixed'],
  { ok: true }
>['value'];

function fixedLines(fixed: Fixed): string[] {
  const id = 'gravity.fixed_effects.distance';
  return [
    'g <- gravity_fixed()',
    check('with effects: pairs', 'g$n', fixed.n, 'gravity.fixed_effects.pairs'),
    check('with effects: clusters', 'g$clusters', fixed.firsts, 'gravity.fixed_effects.clusters'),
    check(
      'with effects: institutions',
      'g$institutions',
      fixed.seconds,
      'gravity.fixed_effects.institutions',
    ),
    check('with effects: distance', 'g$estimate', fixed.estimate, id),
    check('with effects: error', 'g$error', fixed.standardError, id),
    check('with effects: degrees of freedom', 'g$df', fixed.df, id),
    check('with effects: p', 'g$p', fixed.pValue, id),
    check('with effects: interval, low', 'g$low', fixed.ciLow, id),
    check('with effects: interval, high', 'g$high', fixed.ciHigh, id),
  ];
}
