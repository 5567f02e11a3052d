# Rscript wild.R  (run in tests/reference, after make.R) -> wild-answers.json
#
# The wild cluster bootstrap with restricted residuals (Cameron, Gelbach and Miller 2008), by brute force: for every combination of signs the
# outcome is made, the model fitted by lm and its coefficient studentised by clustered errors. Six points (Webb) on four groups; two points on
# eight. The interval's ends are where p, a step function of the null, passes 0.05.
number <- function(v) sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")

d <- read.csv("workshops.csv", na.strings = "")
d <- d[complete.cases(d[, c("sales", "inside", "size", "distance", "town")]), ]
webb <- c(-sqrt(1.5), -1, -sqrt(0.5), sqrt(0.5), 1, sqrt(1.5))

# Coefficient over its clustered error, without the factors that all draws share.
statistic <- function(X, y, groups, j, null) {
  f <- lm.fit(X, y)
  lever <- X %*% solve(crossprod(X))[, j]
  (f$coefficients[[j]] - null) / sqrt(sum(rowsum(drop(lever * f$residuals), groups)^2))
}
p_of <- function(X, y, groups, j, null, signs) {
  r <- lm.fit(X[, -j, drop = FALSE], y - null * X[, j])
  observed <- abs(statistic(X, y, groups, j, null))
  drawn <- apply(signs, 1, function(v) statistic(X, null * X[, j] + r$fitted.values + v[groups] * r$residuals, groups, j, null))
  mean(abs(drawn) >= observed * (1 - 1e-9))
}
# Narrowed down to where p passes the level, from the estimate outwards.
end_of <- function(p, from, step) {
  inner <- from
  outer <- from + 2 * step
  while (p(outer) >= 0.05) {
    inner <- outer
    outer <- from + 2 * (outer - from)
  }
  for (i in 1:22) {
    middle <- (inner + outer) / 2
    if (p(middle) >= 0.05) inner <- middle else outer <- middle
  }
  outer
}
asked <- function(formula, groups, points, with_interval) {
  X <- model.matrix(formula, d)
  groups <- as.integer(factor(groups))
  signs <- as.matrix(expand.grid(rep(list(points), max(groups))))
  j <- which(colnames(X) == "inside")
  p <- function(null) p_of(X, d$sales, groups, j, null, signs)
  estimate <- lm.fit(X, d$sales)$coefficients[[j]]
  error <- abs(estimate / statistic(X, d$sales, groups, j, 0))
  ends <- if (with_interval) c(end_of(p, estimate, -error), end_of(p, estimate, error)) else c()
  object(c(p = number(p(0)), p_off = number(p(estimate + error)),
    if (with_interval) c(low = number(ends[1]), high = number(ends[2]), error = number(error))))
}
writeLines(object(list(
  webb = asked(~ inside + size + distance, d$town %% 4, webb, TRUE),
  rademacher = asked(~ inside + size + distance, d$town %% 8, c(-1, 1), TRUE),
  means = asked(~inside, d$town %% 8, c(-1, 1), FALSE)
)), "wild-answers.json")
