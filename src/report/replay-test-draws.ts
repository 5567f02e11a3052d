import type { ReplayFacts } from '../study';
import { fitInR, formulaOf, rightSide } from './replay-fits';
import { nameInR } from './replay-names';
import { check, comment, quoteR } from './replay-text';

/** R's part for the wild cluster bootstrap and for Moran's I of values in other places. */
const TEST_TOOLS = String.raw`
# A least-squares coefficient by the wild cluster bootstrap, residuals restricted by the null; p, and the ends of what is not rejected.
wild_test <- function(X, y, column, group, set, points, all) {
  g <- match(group, unique(group))
  sums <- function(x) unname(rowsum(x, g))
  bread <- solve(crossprod(X))
  lever <- drop(X %*% bread[, column])
  own <- lever / sum(lever^2)
  estimate <- sum(lever * y)
  free <- drop(y - X %*% (bread %*% crossprod(X, y)))
  restricted <- free + estimate * own
  spread <- sum(sums(lever * free)^2)
  signs <- do.call(rbind, lapply(strsplit(of_set(set), ""), function(x) points[as.integer(x) + 1]))
  drawn <- function(r) {
    score <- drop(sums(lever * r))
    list(n = drop(signs %*% score), left = t(t(signs) * score) - (signs %*% (sums(X * r) %*% bread)) %*% t(sums(X * lever)))
  }
  a <- drawn(restricted); b <- drawn(own)
  r00 <- rowSums(a$left^2); r01 <- rowSums(a$left * b$left); r11 <- rowSums(b$left^2)
  p <- function(null) {
    observed <- (estimate - null)^2 / spread * (1 - 1e-10)
    reached <- (a$n - null * b$n)^2 >= observed * (r00 - 2 * null * r01 + null^2 * r11)
    if (all) mean(reached) else share_of(reached)
  }
  end <- function(step) {
    inner <- 0; outer <- 2
    while (p(estimate + outer * step) >= 0.05) {
      if (outer > 1e6) return(step * Inf)
      inner <- outer; outer <- 2 * outer
    }
    for (turn in 1:60) {
      middle <- (inner + outer) / 2
      if (p(estimate + middle * step) >= 0.05) inner <- middle else outer <- middle
    }
    estimate + outer * step
  }
  c(p = p(0), low = end(-sqrt(spread)), high = end(sqrt(spread)))
}
moran_share <- function(l, x, set) {
  z <- x - mean(x)
  cross <- function(v) sum(v * lag_of(l, v))
  values <- vapply(of_set(set), function(text) cross(z[numbers(text)]), 0)
  share_of(abs(values - mean(values)) >= abs(cross(z) - mean(values)) * (1 - 1e-12))
}
`;

type WildBootstrap = NonNullable<NonNullable<ReplayFacts['wildTerms']>['terms'][number]['wild']>;

const POINTS = {
  rademacher: 'c(-1, 1)',
  webb: 'c(-sqrt(1.5), -1, -sqrt(0.5), sqrt(0.5), 1, sqrt(1.5))',
} as const;

/** The wild cluster bootstrap of the comparison and the regressions, and the permutations of Moran's I, from draws.csv. */
export function testDrawLines(facts: ReplayFacts): string[] {
  const lines = [...comparedLines(facts), ...termLines(facts), ...moranLines(facts)];
  return lines.length > 0 ? [TEST_TOOLS, ...lines] : [];
}

function wildLines(name: string, data: string, set: string, wild: WildBootstrap, id: string) {
  return [
    `w <- wild_test(${data}, "${set}", ${POINTS[wild.points]}, ${wild.all ? 'TRUE' : 'FALSE'})`,
    check(`${name}, p`, 'w["p"]', wild.pValue, id),
    check(`${name}, low`, 'w["low"]', wild.ciLow, id),
    check(`${name}, high`, 'w["high"]', wild.ciHigh, id),
  ];
}

/** `s`: the firms compared, with their groups. */
function comparedLines({ evidence }: ReplayFacts): string[] {
  const wild = evidence?.comparison.ok ? evidence.comparison.value.wild : null;
  if (!wild) return [];
  const data = 'cbind(1, s$inside), s$outcome, 2, s$group';
  return wildLines('wild bootstrap', data, 'wild', wild, 'evidence.comparison.wild_bootstrap');
}

function termLines({ models, wildTerms }: ReplayFacts): string[] {
  if (!models || !wildTerms) return [];
  return wildTerms.terms.flatMap(({ key, term, estimate, wild }, at) => {
    const id = `regressions.wild_bootstrap.${at}`;
    const column = `match(${quoteR(nameInR(term, models))}, colnames(X))`;
    return [
      `X <- model.matrix(${formulaOf(rightSide(key, models))}, rows)`,
      check(
        `least squares, ${key}: ${term}`,
        `lm.fit(X, per_unit(rows)$outcome)$coefficients[${column}]`,
        estimate,
        id,
      ),
      ...(wild
        ? wildLines(
            `wild bootstrap, ${key}: ${term}`,
            `X, per_unit(rows)$outcome, ${column}, rows$group`,
            'wild_terms',
            wild,
            id,
          )
        : []),
    ];
  });
}

function moranLines({ models, space }: ReplayFacts): string[] {
  if (!models || !space?.written) return [];
  const { outcome, residuals, key } = space;
  const isOwn = models.weights === null && !models.replay.loose;
  return [
    ...(outcome.ok
      ? [
          check(
            'outcome, Moran’s I, p by other places',
            'moran_share(links_of(all_rows), all_rows$outcome, "moran_outcome")',
            outcome.value.permutation.pValue,
            'space.outcome',
          ),
        ]
      : []),
    ...(residuals?.ok && key && !isOwn
      ? [
          comment(
            'The residuals’ p is not repeated with survey weights, and of a family whose search R ends earlier.',
          ),
        ]
      : []),
    ...(residuals?.ok && key && isOwn
      ? [
          `f <- ${fitInR(rightSide(key, models), models)}`,
          check(
            'residuals, Moran’s I, p by other places',
            'moran_share(links_of(rows), rows$outcome - f$fitted, "moran_residuals")',
            residuals.value.permutation.pValue,
            'space.residuals',
          ),
        ]
      : []),
  ];
}
