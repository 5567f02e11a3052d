import { CALIPER_SHARE, CENSUS_SIZES } from '../model';
import type { ReplayFacts } from '../study';
import { check, groupLine, nearInR } from './replay-text';

/** R's part for like firms: strata and matches are found anew from industry and size. */
const LIKE_TOOLS = String.raw`
# Firms that are compared: their weights, the cell whose mean each is held to, and what each cell's mean counts in the difference.
like_rows <- function(d, ...) d[!is.na(d$outcome) & !is.na(d$inside) & complete.cases(data.frame(...)), ]
# Within a stratum, averaged by the firms inside.
like_within <- function(d, stratum) {
  d$stratum <- as.character(stratum)
  d <- like_rows(d, d$stratum)
  candidates <- sum(d$inside)
  two_sided <- tapply(d$inside, d$stratum, function(side) any(side == 1) && any(side == 0))
  d <- d[as.logical(two_sided[d$stratum]), ]
  of <- match(d$stratum, unique(d$stratum))
  share <- as.numeric(tapply(d$inside, of, sum)) / sum(d$inside)
  list(rows = d, candidates = candidates, weight = rep(1, nrow(d)), cell = 2 * of - 1 + d$inside, multiple = c(rbind(-share, share)))
}
# The nearest size within the industry, those equally near sharing, with replacement.
like_matched <- function(d, caliper) {
  d <- like_rows(d, d$industry, d$size)
  weight <- numeric(nrow(d))
  for (own in split(seq_len(nrow(d)), d$industry, drop = TRUE)) {
    out <- own[d$inside[own] == 0]
    if (length(out) > 0) for (i in own[d$inside[own] == 1]) {
      gap <- abs(d$size[out] - d$size[i])
      if (min(gap) > caliper) next
      near <- out[gap <= min(gap) + 1e-9]
      weight[i] <- 1
      weight[near] <- weight[near] + 1 / length(near)
    }
  }
  used <- weight > 0
  list(rows = d[used, ], candidates = sum(d$inside), weight = weight[used], cell = d$inside[used] + 1, multiple = c(-1, 1))
}
like_judged <- function(l, near) {
  y <- l$rows$outcome
  inside <- l$rows$inside == 1
  at <- factor(l$cell, seq_along(l$multiple))
  mean <- as.numeric(tapply(l$weight * y, at, sum) / tapply(l$weight, at, sum))
  side <- rep(c(FALSE, TRUE), length(mean) / 2)
  difference <- sum(l$multiple * mean)
  found <- cell_errors(l$rows, y - mean[l$cell], l$weight, l$cell, l$multiple, near, length(mean) > 2)
  reach <- suppressWarnings(qt(0.975, found$df)) * found$se
  list(inside = l$candidates, matched = sum(inside), counterparts = sum(!inside), m1 = sum((l$multiple * mean)[side]), m0 = -sum((l$multiple * mean)[!side]),
    difference = difference, se = found$se, low = difference - reach, high = difference + reach, p = 2 * pt(-abs(difference / found$se), found$df))
}
`;

/** How R finds the firms of each way of being alike. */
const WAYS: Readonly<Record<Way, string>> = {
  industry: 'like_within(everyone, everyone$industry)',
  size: 'like_within(everyone, everyone$size_class)',
  both: 'like_within(everyone, ifelse(is.na(everyone$industry) | is.na(everyone$size_class), NA, paste(everyone$industry, everyone$size_class)))',
  matched: `like_matched(everyone, ${CALIPER_SHARE} * sd(everyone$size, na.rm = TRUE))`,
};
type Way = NonNullable<ReplayFacts['evidence']>['balanced'][number]['by'];

/** Inside against outside among like firms; survey weights are not used there. */
export function likeLines({ evidence }: Pick<ReplayFacts, 'evidence'>): string[] {
  if (!evidence?.comparison.ok || evidence.balanced.length === 0) return [];
  const { alike, balanced } = evidence;
  return [
    LIKE_TOOLS,
    'section("Among like firms")',
    groupLine(alike, 'everyone'),
    // Sizes are logs of ten digits.
    `everyone$size_class <- findInterval(exp(everyone$size) * (1 + 1e-8), c(${CENSUS_SIZES.join(', ')}))`,
    'everyone$size_class[everyone$size_class %in% 0] <- NA',
    ...balanced.flatMap((found, at) => {
      const id = `evidence.balanced.${at}`;
      const one = (name: string, member: string, expected: number) =>
        check(`${found.by}: ${name}`, `r$${member}`, expected, id);
      if (found.matched === 0)
        return [check(`${found.by}: with a counterpart`, `nrow(${WAYS[found.by]}$rows)`, 0, id)];
      return [
        `r <- like_judged(${WAYS[found.by]}, ${nearInR(alike)})`,
        one('firms inside', 'inside', found.inside),
        one('with a counterpart', 'matched', found.matched),
        one('counterparts', 'counterparts', found.counterparts),
        one('mean inside', 'm1', found.insideMean),
        one('mean outside', 'm0', found.outsideMean),
        one('difference', 'difference', found.difference),
        one('error', 'se', found.stdError),
        one('interval, low', 'low', found.ciLow),
        one('interval, high', 'high', found.ciHigh),
        one('p', 'p', found.pValue),
      ];
    }),
  ];
}
