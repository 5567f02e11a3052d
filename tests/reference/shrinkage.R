# Rscript shrinkage.R  (run in tests/reference) -> shrinkage-answers.json
#
# Empirical-Bayes shares of 40 made-up areas with 1 to 60 firms: the beta prior by moments (Marshall 1991, with the binomial variance) and each
# area's posterior mean and interval by qbeta. The second set differs no more than chance: the prior counts as infinitely many firms.
set.seed(1991)
n <- c(1, 2, 3, 0, rpois(36, exp(rnorm(36, 2, 1))) + 1)
made <- function(p) { y <- rbinom(40, n, p); list(n = n, y = y) }
shrunk <- function(d) {
  n <- d$n; y <- d$y; m <- sum(y) / sum(n); k <- n > 0
  A <- sum((n * (y / n - m)^2)[k]) / sum(n) - m * (1 - m) * sum(k) / sum(n)
  M <- if (A > 0) m * (1 - m) / A - 1 else Inf
  a <- m * M + y; b <- (1 - m) * M + n - y
  list(n = n, y = y, mean = m, firms = M, value = ifelse(k, if (is.finite(M)) a / (a + b) else m, NA),
    low = if (is.finite(M)) ifelse(k, qbeta(0.025, a, b), NA) else rep(NA, 40), high = if (is.finite(M)) ifelse(k, qbeta(0.975, a, b), NA) else rep(NA, 40))
}
cell <- function(v) paste0("[", paste(ifelse(is.na(v) | is.infinite(v), "null", sprintf("%.15g", v)), collapse = ", "), "]")
write <- function(s) paste0("{", paste0('"', names(s), '": ', sapply(s, cell), collapse = ",\n"), "}")
different <- shrunk(made(rbeta(40, 2, 5))); alike <- shrunk(list(n = rep(10, 40), y = rep(c(3, 3, 3, 2, 4), 8)))
stopifnot(is.finite(different$firms), is.infinite(alike$firms))
writeLines(paste0('{"different": ', write(different), ',\n"alike": ', write(alike), "}"), "shrinkage-answers.json")
