import type { ReplayFacts } from '../study';
import { bySurvey, check, quoteR, slacken, wrapped } from './replay-text';

/** R's part for the tests for likeness among neighbours: base R, by the pairs that are neighbours. */
const SPACE_TOOLS = String.raw`
# Pairs of neighbours among some rows of the list, each firm's neighbours an equal share. Rows keep their number in the list, whatever was left out.
links_of <- function(rows) {
  near <- lapply(strsplit(rows$neighbours, " "), function(n) {
    n <- match(as.integer(n), rows$row)
    n[!is.na(n)]
  })
  count <- lengths(near)
  list(i = rep(seq_along(near), count), j = unlist(near), w = rep(1 / count, count), n = length(near), connected = sum(count > 0))
}
lag_of <- function(l, x) as.numeric(tabulate_sum(l$i, l$w * x[l$j], l$n))
tabulate_sum <- function(at, x, n) {
  out <- numeric(n)
  sums <- rowsum(x, at)
  out[as.integer(rownames(sums))] <- sums
  out
}
moran_of <- function(l, x) {
  z <- x - mean(x)
  l$connected / sum(l$w) * sum(z * lag_of(l, z)) / sum(z^2)
}
# Anselin and others 1996; trace of W'W + WW by pairs.
lagrange_tests <- function(l, m, y) {
  e <- residuals(m)
  X <- model.matrix(m)
  s2 <- sum(e^2) / length(e)
  back <- match(paste(l$j, l$i), paste(l$i, l$j))
  links <- sum(l$w^2) + sum(l$w * ifelse(is.na(back), 0, l$w[back]))
  error <- sum(e * lag_of(l, e)) / s2
  lag <- sum(e * lag_of(l, y)) / s2
  own <- sum(qr.resid(qr(X), lag_of(l, y - e))^2) / s2
  both <- own + links
  robust_lag <- if (own > 1e-10 * both) (lag - error)^2 / own else NA
  robust_error <- if (own > 1e-10 * both) (error - links / both * lag)^2 / (links * own / both) else NA
  found <- c(lag = lag^2 / both, error = error^2 / links, robust_lag = robust_lag, robust_error = robust_error)
  list(statistic = found, p = pchisq(found, 1, lower.tail = FALSE))
}
# Moran's I of the pairs in each band of distance, by the moments under normality.
correlogram_of <- function(x, rows, ends) {
  n <- length(x)
  z <- x - mean(x)
  half <- pi / 360
  pairs <- products <- numeric(length(ends))
  degrees <- matrix(0, n, length(ends))
  for (i in seq_len(n - 1)) {
    j <- (i + 1):n
    a <- sin((rows$lat[j] - rows$lat[i]) * half)^2 +
      cos(rows$lat[j] * pi / 180) * cos(rows$lat[i] * pi / 180) * sin((rows$lng[j] - rows$lng[i]) * half)^2
    band <- findInterval(2 * 6371.0088 * asin(pmin(sqrt(a), 1)), ends, left.open = TRUE) + 1
    near <- band <= length(ends)
    band <- band[near]
    j <- j[near]
    if (length(j) == 0) next
    count <- tabulate(band, length(ends))
    pairs <- pairs + count
    products <- products + tabulate_sum(band, z[i] * z[j], length(ends))
    degrees[i, ] <- degrees[i, ] + count
    degrees[cbind(j, band)] <- degrees[cbind(j, band)] + 1
  }
  I <- products / pairs / (sum(z^2) / n)
  s0 <- 2 * pairs
  s2 <- 4 * colSums(degrees^2)
  v <- (n^2 * 2 * s0 - n * s2 + 3 * s0^2) / ((n^2 - 1) * s0^2) - 1 / (n - 1)^2
  list(pairs = pairs, statistic = I, p = 2 * pnorm(-abs((I + 1 / (n - 1)) / sqrt(v))))
}
`;

/** What stands in the script for the tests of space. */
export interface SpaceTerms {
  /** The right side of the fullest regression's formula. */
  readonly terms: readonly string[];
  /** R text of the fullest regression as the study fits it, by `rows`. */
  readonly fit: string;
  /** R's fit is looser than Shuseki's. */
  readonly loose: boolean;
  readonly weighted: boolean;
}

/** Moran's I, the Lagrange multiplier tests and the correlogram; nothing where they could not be tested. Draws are left aside. */
export function spaceLines(
  { space }: Pick<ReplayFacts, 'space'>,
  columns: readonly string[],
  of: SpaceTerms | null,
): string[] {
  if (!space?.written) return [];
  const { outcome, residuals, linear, reach } = space;
  const survey = of?.weighted ? bySurvey : (line: string) => line;
  const byModel = (name: string, value: string, expected: number, id: string) =>
    wrapped(check(name, value, expected, id), (line) =>
      of?.loose ? `if (!is.null(f)) ${slacken(line)}` : `if (!is.null(f)) ${line}`,
    );
  return [
    SPACE_TOOLS,
    'section("Likeness among neighbours")',
    `all_rows <- same_rows(everyone, c(${columns.map(quoteR).join(', ')}))`,
    'all_rows <- all_rows[!is.na(all_rows$neighbours), ]',
    ...(outcome.ok
      ? [
          check(
            'outcome, Moran’s I',
            'moran_of(links_of(all_rows), all_rows$outcome)',
            outcome.value.statistic,
            'space.outcome',
          ),
        ]
      : []),
    ...(of === null
      ? []
      : [
          'l <- links_of(rows)',
          ...(residuals?.ok
            ? [
                `f <- ${of.fit}`,
                'e <- if (is.null(f)) NULL else rows$outcome - f$fitted',
                survey(
                  byModel(
                    'residuals, Moran’s I',
                    'moran_of(l, e)',
                    residuals.value.statistic,
                    'space.residuals',
                  ),
                ),
              ]
            : []),
          ...(residuals?.ok && reach?.whole
            ? [
                `g <- if (is.null(f)) NULL else correlogram_of(e, rows, c(${reach.bands.map(({ toKm }) => toKm).join(', ')}))`,
                ...reach.bands.flatMap(({ toKm, pairs, statistic, pValue }, band) =>
                  pairs === 0
                    ? []
                    : [
                        byModel(
                          `pairs up to ${toKm} km`,
                          `g$pairs[${band + 1}]`,
                          pairs,
                          `space.correlogram.${band}`,
                        ),
                        byModel(
                          `Moran’s I up to ${toKm} km`,
                          `g$statistic[${band + 1}]`,
                          statistic,
                          `space.correlogram.${band}`,
                        ),
                        byModel(
                          `p up to ${toKm} km`,
                          `g$p[${band + 1}]`,
                          pValue,
                          `space.correlogram.${band}`,
                        ),
                      ].map(survey),
                ),
              ]
            : []),
          ...(linear.ok
            ? [
                `g <- lagrange_tests(l, lm(outcome ~ ${of.terms.join(' + ')}, per_unit(rows)${of.weighted ? ', weights = survey_weight' : ''}), per_unit(rows)$outcome)`,
                ...(
                  [
                    ['lag', linear.value.lag],
                    ['error', linear.value.error],
                    ['robust_lag', linear.value.robustLag],
                    ['robust_error', linear.value.robustError],
                  ] as const
                ).flatMap(([name, { statistic, pValue }]) => [
                  check(
                    `Lagrange multiplier, ${name.replace('_', ' ')}`,
                    `g$statistic["${name}"]`,
                    statistic,
                    `space.${name}`,
                  ),
                  check(
                    `Lagrange multiplier, ${name.replace('_', ' ')}, p`,
                    `g$p["${name}"]`,
                    pValue,
                    `space.${name}`,
                  ),
                ]),
              ]
            : []),
        ]),
  ];
}
