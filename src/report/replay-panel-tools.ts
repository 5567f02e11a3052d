/** R's part for what became of firms between rounds: base R, from rounds.csv. */
export const ROUND_TOOLS = String.raw`
rounds <- read_rows("rounds.csv")
for (name in c("firm", "round", "place", "lng", "lat", "error_km")) rounds[[name]] <- as.numeric(rounds[[name]])
counts_of_round <- function(round) {
  own <- rounds[rounds$round == round, ]
  inside <- !is.na(own$place) & own$place >= 0
  c(firms = nrow(own), inside = sum(inside), outside = sum(own$place == -1, na.rm = TRUE), not_located = sum(is.na(own$place)),
    clusters = length(unique(own$place[inside])))
}
firms_again <- function() sum(table(unique(rounds[!is.na(rounds$firm), c("firm", "round")])$firm) > 1)
# The row of each firm in a round, and its place: a cluster's number, -1 outside, -2 not located, NA where it is not seen.
rows_in <- function(round) {
  own <- which(rounds$round == round & !is.na(rounds$firm))
  found <- rep(NA_integer_, max(0, rounds$firm, na.rm = TRUE))
  found[rounds$firm[own]] <- own
  found
}
place_of <- function(row) ifelse(is.na(row), NA, ifelse(is.na(rounds$place[row]), -2, rounds$place[row]))
# The other round's cluster with most of the firms that are inside both times; none where more of them are outside then.
most_shared <- function(from, to) {
  both <- which(from >= 0 & to >= -1)
  unlist(lapply(split(to[both], from[both]), function(x) {
    inside <- table(x[x >= 0])
    if (length(inside) > 0 && sum(x == -1) <= sum(inside)) as.numeric(names(inside))[which.max(inside)]
  }))
}
km_apart <- function(i, j) {
  half <- pi / 360
  a <- sin((rounds$lat[j] - rounds$lat[i]) * half)^2 +
    cos(rounds$lat[i] * pi / 180) * cos(rounds$lat[j] * pi / 180) * sin((rounds$lng[j] - rounds$lng[i]) * half)^2
  2 * 6371.0088 * asin(pmin(sqrt(a), 1))
}
changes_between <- function(first, second) {
  i <- rows_in(first); j <- rows_in(second)
  from <- place_of(i); to <- place_of(j)
  both <- !is.na(from) & !is.na(to)
  known <- both & from >= -1 & to >= -1
  heir <- most_shared(from, to); parent <- most_shared(to, from)
  same <- known & from >= 0 & to >= 0 & ((heir[as.character(from)] == to) %in% TRUE | (parent[as.character(to)] == from) %in% TRUE)
  # Farther than both places may err, and than rounding moves them.
  moved <- both & (km_apart(i, j) > rounds$error_km[i] + rounds$error_km[j] + 0.05) %in% TRUE
  became <- known & from == -1 & to >= 0; left <- known & from >= 0 & to == -1
  gone <- function(own, other) sum(!as.character(unique(own[own >= 0 & !is.na(own)])) %in% names(other))
  found <- c(entered = sum(is.na(from) & !is.na(to)), entered_inside = sum(is.na(from) & to >= 0, na.rm = TRUE), left = sum(!is.na(from) & is.na(to)),
    left_inside = sum(is.na(to) & from >= 0, na.rm = TRUE), stayed = sum(both), outside = sum(known & from == -1 & to == -1),
    became_inside = sum(became), became_outside = sum(left), same_cluster = sum(same), changed_cluster = sum(known & from >= 0 & to >= 0) - sum(same),
    unknown = sum(both) - sum(known), moved = sum(moved), moved_in = sum(moved & became), moved_out = sum(moved & left),
    clusters_new = gone(to, parent), clusters_gone = gone(from, heir))
  if (is.null(rounds$institutions)) return(found)
  ties <- function(row) strsplit(ifelse(is.na(rounds$institutions[row]), "", rounds$institutions[row]), " ")
  had <- ties(i[both]); has <- ties(j[both])
  c(found, ties_kept = sum(lengths(Map(intersect, had, has))), ties_gained = sum(lengths(Map(setdiff, has, had))), ties_lost = sum(lengths(Map(setdiff, had, has))))
}
# When each firm became inside: 0 never; -1 inside when it was first seen, -2 outside again later, -3 not located in any round, NA without a round.
became_inside <- function(count) {
  places <- matrix(sapply(seq_len(count), function(round) place_of(rows_in(round))), ncol = count)
  apply(places, 1, function(path) {
    known <- which(path >= -1)
    if (all(is.na(path))) return(NA)
    if (length(known) == 0) return(-3)
    if (path[known[1]] >= 0) return(-1)
    first <- known[path[known] >= 0][1]
    if (is.na(first)) 0 else if (any(path[known[known > first]] == -1)) -2 else first
  })
}
`;

/** R's part for differences in differences: base R, from panel.csv. */
export const CHANGE_TOOLS = String.raw`
panel <- read_rows("panel.csv")
for (name in c("firm", "time", "outcome", "since", intersect("km", names(panel)))) panel[[name]] <- as.numeric(panel[[name]])
reasons <- panel$left_out
left_out <- function(why) sum(reasons %in% why)
panel <- panel[is.na(panel$left_out), ]
panel$group <- ifelse(is.na(panel$group), paste0("firm", panel$firm), panel$group)
first_time <- min(panel$time)
known <- panel[!is.na(panel$outcome), ]
# Firms that it happened to are seen before and after, others twice or more.
usable_firms <- function() {
  before <- is.na(known$since) | known$time < known$since
  since <- tapply(known$since, known$firm, function(x) x[1])
  happened <- !is.na(since)
  n0 <- tapply(before, known$firm, sum); n1 <- tapply(!before, known$firm, sum)
  of <- function(take) as.numeric(names(since))[take]
  list(treated = of(happened & n0 > 0 & n1 > 0), never = of(!happened & n0 > 1))
}
usable <- usable_firms()
cohorts <- sort(unique(known$since[known$firm %in% usable$treated]))
# Cohorts one below the other, each with all firms that it never happened to.
stacked <- do.call(rbind, lapply(cohorts, function(s) {
  e <- known[known$firm %in% usable$never | (known$firm %in% usable$treated & known$since %in% s), ]
  e$unit <- paste(s, e$firm); e$period <- paste(s, e$time)
  e$relative <- e$time - s; e$own <- !is.na(e$since); e$cohort <- match(s, cohorts)
  e
}))
# An effect of each firm and each time, by taking means of firms out: least squares, or of counts Poisson given each firm's total. Errors by bias_reduced.
two_way <- function(e, x, counts = FALSE) {
  x <- as.matrix(x)
  without <- NULL
  repeat {
    before <- nrow(e)
    keep <- rep(TRUE, before)
    if (counts) {
      none <- ave(e$outcome, e$unit, FUN = sum) == 0
      without <- union(without, e$unit[none])
      keep <- !none & ave(e$outcome, e$period, FUN = sum) > 0
    }
    e <- e[keep, ]; x <- x[keep, , drop = FALSE]
    keep <- ave(rep(1, nrow(e)), e$unit, FUN = sum) > 1
    e <- e[keep, ]; x <- x[keep, , drop = FALSE]
    if (nrow(e) == before) break
  }
  g <- match(e$unit, unique(e$unit)); y <- e$outcome
  means <- function(X, w = rep(1, length(g))) (rowsum(X * w, g) / as.vector(rowsum(w, g)))[g, , drop = FALSE]
  X <- cbind(x, model.matrix(~ factor(e$period))[, -1, drop = FALSE])
  # Times of parts that share no firm have one effect fewer each.
  q <- qr(X - means(X), tol = 1e-9)
  X <- X[, sort(q$pivot[seq_len(q$rank)]), drop = FALSE]
  if (counts) {
    b <- numeric(ncol(X)); total <- as.vector(rowsum(y, g))
    expected <- function() { raised <- exp(drop(X %*% b)); raised * (total / as.vector(rowsum(raised, g)))[g] }
    for (turn in 1:500) {
      mu <- expected()
      W <- X - means(X, mu)
      step <- drop(solve(crossprod(W * sqrt(mu)), crossprod(X, y - mu)))
      b <- b + step / max(1, max(abs(step)) / 2)
      if (max(abs(step)) < 1e-12) break
    }
    mu <- expected(); W <- X - means(X, mu); e$left <- y - mu
  } else {
    W <- X - means(X); mu <- rep(1, length(y))
    inner <- y - drop(means(cbind(y)))
    b <- drop(solve(crossprod(W), crossprod(W, inner))); e$left <- inner - drop(W %*% b)
  }
  Z <- W * sqrt(mu)
  bread <- solve(crossprod(Z))
  reduced <- bias_reduced(W * e$left, bread, Z, e$group)
  own <- seq_len(ncol(x)); se <- sqrt(diag(reduced$v)[own]); b <- b[own]
  df <- sapply(own, function(j) reduced$df(as.numeric(seq_len(ncol(X)) == j)))
  reach <- qt(0.975, df) * se
  list(estimate = b, error = se, df = df, p = 2 * pt(-abs(b / se), df), low = b - reach, high = b + reach, v = reduced$v[own, own, drop = FALSE],
    firms = max(g), groups = length(unique(e$group)), without = length(without))
}
all_zero <- function(f, terms) {
  se <- f$error[terms]; z <- f$estimate[terms] / se
  statistic <- drop(z %*% solve(f$v[terms, terms, drop = FALSE] / outer(se, se), z)) / length(z)
  c(f = statistic, p = pf(statistic, length(z), f$groups - 1, lower.tail = FALSE))
}
happened <- function(e) as.numeric(e$own & e$relative >= 0)
cell_mean <- function(own, after) mean(stacked$outcome[stacked$own == own & (stacked$relative >= 0) == after])
# As if it had happened in the middle of the times before.
middle <- (cohorts - first_time) %/% 2
earlier <- stacked[stacked$relative < 0 & middle[stacked$cohort] > 0, ]
supposed <- as.numeric(earlier$own & earlier$relative >= -middle[earlier$cohort])
`;

/** What is drawn anew of a difference in differences: each firm's mean after less its mean before changes places. */
export const EXCHANGE_TOOLS = String.raw`
changed <- data.frame(firm = c(usable$treated, usable$never))
changed$inside <- as.numeric(changed$firm %in% usable$treated)
changed$group <- panel$group[match(changed$firm, panel$firm)]
mean_of <- function(rows) tapply(rows$outcome, rows$firm, mean)[as.character(changed$firm)]
changed$y <- as.numeric(mean_of(known[known$time >= cohorts, ]) - mean_of(known[known$time < cohorts, ]))
changed <- changed[!is.na(changed$y), ]
changed$y <- changed$y - mean(changed$y)
`;
