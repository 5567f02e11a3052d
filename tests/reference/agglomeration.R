# Rscript agglomeration.R  (run in tests/reference) -> agglomeration.csv, agglomeration-answers.json
#
# 1. Ellison and Glaeser's (1997) index for 400 made-up firms of 6 industries in 14 areas, from their formulas with matrices: G, H, gamma, and
#    z by the variance of their appendix, which is held against 20,000 simulated choices of areas here (stops where they differ by
#    more than 3 %). The p is the rank of G among these, to one side.
# 2. Exact intervals of location quotients: the odds ratio's of the noncentral hypergeometric distribution, from all of its terms, by
#    uniroot (stops where fisher.test's, which looks less closely, differ by 0.2 %), as the quotient at which the table with the same margins has that odds ratio.
set.seed(1997)
n <- 400; areas <- 14
industry <- sample(LETTERS[1:6], n, TRUE, c(10, 8, 6, 4, 2, 0.4))
weight <- rbind(A = rep(1, areas), B = c(12, 8, rep(1, areas - 2)), C = seq_len(areas), D = rep(1, areas), E = c(rep(0.2, 10), 6, 6, 6, 6), F = rep(1, areas))
area <- sapply(industry, function(k) sample(areas, 1, prob = weight[k, ] * seq(2, 1, length.out = areas)))
employees <- pmax(1, round(exp(rnorm(n, 2.5, 1.1))))
write.csv(data.frame(industry, area, employees), "agglomeration.csv", row.names = FALSE, quote = FALSE)

x <- as.vector(tapply(employees, factor(area, seq_len(areas)), sum, default = 0)) / sum(employees)
index <- function(k) {
  z <- employees[industry == k] / sum(employees[industry == k]); at <- factor(area[industry == k], seq_len(areas))
  H <- sum(z^2); G <- sum((tapply(z, at, sum, default = 0) - x)^2); X <- 1 - sum(x^2)
  gamma <- (G - X * H) / (X * (1 - H))
  variance <- 2 * (H^2 * (sum(x^2) - 2 * sum(x^3) + sum(x^2)^2) - sum(z^4) * (sum(x^2) - 4 * sum(x^3) + 3 * sum(x^2)^2))
  drawn <- replicate(20000, sum((tapply(z, factor(sample(areas, length(z), TRUE, x), seq_len(areas)), sum, default = 0) - x)^2))
  stopifnot(abs(mean(drawn) / (X * H) - 1) < 0.03, abs(sd(drawn) / sqrt(variance) - 1) < 0.03)
  c(firms = length(z), g = G, herfindahl = H, gamma = gamma, z = (G - X * H) / sqrt(variance), p = (1 + sum(drawn >= G)) / 20001)
}

upper <- function(k, K, n, N, odds) { # P(X >= k)
  support <- max(0, n + K - N):min(n, K)
  logs <- lchoose(K, support) + lchoose(N - K, n - support) + support * log(odds); terms <- exp(logs - max(logs))
  sum(terms[support >= k]) / sum(terms)
}
quotient <- function(k, K, n, N) {
  range <- c(max(0, n + K - N), min(n, K)); find <- function(f) exp(uniroot(f, c(-25, 25), tol = 1e-13)$root)
  low <- if (k == range[1]) 0 else find(function(o) upper(k, K, n, N, exp(o)) - 0.025)
  high <- if (k == range[2]) Inf else find(function(o) 1 - upper(k + 1, K, n, N, exp(o)) - 0.025)
  known <- fisher.test(matrix(c(k, n - k, K - k, N - n - K + k), 2))$conf.int
  stopifnot(isTRUE(all.equal(c(low, high), as.vector(known), tolerance = 2e-3)))
  at <- function(odds) { # where a table with these margins has the odds ratio
    if (odds == 0) return(range[1]); if (odds == Inf) return(range[2])
    uniroot(function(m) log(m) + log(N - n - K + m) - log(n - m) - log(K - m) - log(odds), range + c(1, -1) * 1e-9 * diff(range), tol = 1e-13)$root
  }
  c(found = k, marked = K, drawn = n, all = N, quotient = (k / n) / (K / N), low = at(low) / (n * K / N), high = at(high) / (n * K / N))
}
tables <- list(c(12, 40, 60, 400), c(0, 15, 30, 400), c(15, 15, 120, 400), c(1, 3, 5, 50), c(30, 60, 200, 400), c(44, 380, 46, 400), c(700, 9000, 2100, 25000), c(5, 6, 49, 50))
object <- function(v) paste0("{", paste0('"', names(v), '": ', sprintf("%.15g", v), collapse = ", "), "}")
kinds <- sort(unique(industry))
writeLines(paste0('{"agglomeration": {', paste0('"', kinds, '": ', sapply(kinds, function(k) object(index(k))), collapse = ",\n"), '},\n"quotients": [',
  paste(sapply(tables, function(t) object(do.call(quotient, as.list(t)))), collapse = ",\n"), "]}"), "agglomeration-answers.json")
