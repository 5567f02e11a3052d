import { CALIPER_SHARE, CENSUS_SIZES } from '../model';
import type { ReplayFacts } from '../study';
import { check, groupLine, nearInR, quoteR } from './replay-text';

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
# Firms outside weighted so that they are like those inside in their strata and sizes; as many in all as those inside.
like_weighed <- function(d, stratum, weigh) {
  d$stratum <- as.character(stratum)
  d <- like_rows(d, d$stratum, d$size)
  candidates <- sum(d$inside)
  two_sided <- tapply(d$inside, d$stratum, function(side) any(side == 1) && any(side == 0))
  d <- d[as.logical(two_sided[d$stratum]), ]
  weight <- weigh(d)
  out <- d$inside == 0
  weight[out] <- weight[out] * sum(weight[!out]) / sum(weight[out])
  used <- weight > 0
  list(rows = d[used, ], candidates = candidates, weight = weight[used], cell = d$inside[used] + 1, multiple = c(-1, 1))
}
# By the odds of being inside; firms inside that are likelier to be there than any outside have no counterpart.
by_propensity <- function(d) {
  m <- glm(if (length(unique(d$stratum)) > 1) inside ~ factor(match(stratum, unique(stratum))) + size else inside ~ size, binomial, d, control = tight())
  p <- fitted(m)
  ifelse(d$inside == 1, as.numeric(p <= max(p[d$inside == 0]) * (1 + 1e-9)), p / (1 - p))
}
# Nearest to equal ones with the strata's shares and the mean size of the firms inside (Hainmueller 2012).
by_entropy <- function(d) {
  x <- (d$size - mean(d$size)) / max(sd(d$size), 1e-9)
  out <- d$inside == 0
  share <- tapply(d$inside, d$stratum, sum)
  weights <- function(slope) {
    e <- ifelse(out, exp(slope * x), 0)
    e * as.numeric((share / tapply(e, d$stratum, sum))[d$stratum])
  }
  lack <- function(slope) sum(weights(slope) * x) - sum(x[!out])
  slope <- if (all(x == 0)) 0 else uniroot(lack, c(-1, 1), extendInt = "upX", tol = 1e-14)$root
  ifelse(out, weights(slope), 1)
}
# What each firm counts in its side's mean.
like_shares <- function(l) abs(l$multiple)[l$cell] * l$weight / as.numeric(tapply(l$weight, factor(l$cell, seq_along(l$multiple)), sum))[l$cell]
# Austin 2009: of the employees (no name) or an industry; the spread is that of all firms compared.
# A table that R reads has one kind of line break.
breaks <- function(x) gsub("\r\n?", "\n", x)
trait_of <- function(d, name) if (is.null(name)) d$size else as.numeric(breaks(as.character(d$industry)) == breaks(name))
standardised <- function(d, name) {
  x <- trait_of(d, name)
  taken <- !is.na(d$outcome) & !is.na(d$inside) & !is.na(x)
  sides <- split(x[taken], d$inside[taken])
  spread <- sqrt(mean(sapply(sides, if (all(x[taken] %in% 0:1)) function(x) mean(x) * (1 - mean(x)) else var)))
  c(difference = (mean(sides[["1"]]) - mean(sides[["0"]])) / spread, spread = spread)
}
standardised_after <- function(l, name, spread) {
  x <- trait_of(l$rows, name)
  share <- like_shares(l)
  mean_of <- function(side) {
    own <- l$rows$inside == side & !is.na(x)
    sum(share[own] * x[own]) / sum(share[own])
  }
  (mean_of(1) - mean_of(0)) / spread
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
    difference = difference, effective = 1 / sum(like_shares(l)[!inside]^2), se = found$se, low = difference - reach, high = difference + reach, p = 2 * pt(-abs(difference / found$se), found$df))
}
`;

type Found = NonNullable<ReplayFacts['evidence']>['balanced'];
type Way = Found['rows'][number]['by'];

/** How R finds the firms of each way of being alike. */
function wayInR(by: Way, hasIndustry: boolean): string {
  const stratum = hasIndustry ? 'everyone$industry' : 'rep("all", nrow(everyone))';
  return {
    industry: 'like_within(everyone, everyone$industry)',
    size: 'like_within(everyone, everyone$size_class)',
    both: 'like_within(everyone, ifelse(is.na(everyone$industry) | is.na(everyone$size_class), NA, paste(everyone$industry, everyone$size_class)))',
    matched: `like_matched(everyone, ${CALIPER_SHARE} * sd(everyone$size, na.rm = TRUE))`,
    propensity: `like_weighed(everyone, ${stratum}, by_propensity)`,
    entropy: `like_weighed(everyone, ${stratum}, by_entropy)`,
  }[by];
}

/** Inside against outside among like firms; survey weights are not used there. */
export function likeLines({ evidence }: Pick<ReplayFacts, 'evidence'>): string[] {
  if (!evidence?.comparison.ok || evidence.balanced.rows.length === 0) return [];
  const { alike, balanced } = evidence;
  const hasIndustry = balanced.rows.some(({ by }) => by === 'industry');
  return [
    LIKE_TOOLS,
    'section("Among like firms")',
    groupLine(alike, 'everyone'),
    // Sizes are logs of ten digits.
    `everyone$size_class <- findInterval(exp(everyone$size) * (1 + 1e-8), c(${CENSUS_SIZES.join(', ')}))`,
    'everyone$size_class[everyone$size_class %in% 0] <- NA',
    'likes <- list()',
    ...balanced.rows.flatMap((found, at) => {
      const { by } = found;
      const one = (name: string, value: string, expected: number) =>
        check(`${by}: ${name}`, value, expected, `evidence.balanced.${at}`);
      if (found.matched === 0) return [nobodyLine(found, hasIndustry, one)];
      return [
        `likes$${by} <- ${wayInR(by, hasIndustry)}`,
        `r <- like_judged(likes$${by}, ${nearInR(alike)})`,
        one('firms inside', 'r$inside', found.inside),
        one('with a counterpart', 'r$matched', found.matched),
        one('counterparts', 'r$counterparts', found.counterparts),
        one('effective counterparts', 'r$effective', found.effective),
        one('mean inside', 'r$m1', found.insideMean),
        one('mean outside', 'r$m0', found.outsideMean),
        one('difference', 'r$difference', found.difference),
        one('error', 'r$se', found.stdError),
        one('interval, low', 'r$low', found.ciLow),
        one('interval, high', 'r$high', found.ciHigh),
        one('p', 'r$p', found.pValue),
      ];
    }),
    ...balanceLines(balanced),
  ];
}

/** Of a way that finds no counterpart: that it finds none, or of weights that can't be had, whom they are for. */
function nobodyLine(
  { by, inside }: Found['rows'][number],
  hasIndustry: boolean,
  one: (name: string, value: string, expected: number) => string,
): string {
  if (by === 'propensity' || by === 'entropy') {
    const rows = `like_rows(everyone, everyone$size${hasIndustry ? ', everyone$industry' : ''})`;
    return one('firms inside', `sum(${rows}$inside)`, inside);
  }
  return one('with a counterpart', `nrow(${wayInR(by, hasIndustry)}$rows)`, 0);
}

/** How far the sides differ in what they should have alike, before and after. */
function balanceLines({ rows, traits }: Found): string[] {
  return traits.flatMap(({ industry, before }, at) => {
    const name = industry ?? 'employees';
    const trait = industry === null ? 'NULL' : quoteR(industry);
    // Weights that make a difference 0 leave what rounding does.
    const one = (way: string, value: string, expected: number) =>
      check(
        `${name}, ${way}`,
        value,
        Math.abs(expected) < 1e-9 ? 0 : expected,
        `evidence.balance.${at}`,
      );
    return [
      `v <- standardised(everyone, ${trait})`,
      one('before', 'v["difference"]', before),
      ...rows.map(({ by, balance }) =>
        one(by, `standardised_after(likes$${by}, ${trait}, v["spread"])`, balance[at]),
      ),
    ];
  });
}
