# Rscript pooled.R  (run in tests/reference, base R) -> pooled-answers.json
#
# Rubin's rules over draws of membership on the three sets of make.R: in draw d the firms inside are those 7 d rows further on, the
# difference in means has errors clustered by town (Liang and Zeger 1986, G/(G-1) * (n-1)/(n-2)), and the draws are put
# together as in Rubin 1987 with the degrees of freedom of Barnard and Rubin 1999.
draws <- 20

clustered <- function(y, x, town) {
  keep <- !is.na(y); y <- y[keep]; x <- x[keep]; town <- town[keep]
  m <- lm(y ~ x); X <- model.matrix(m); bread <- solve(crossprod(X)); U <- rowsum(X * residuals(m), town)
  g <- nrow(U); n <- length(y)
  V <- bread %*% crossprod(U) %*% bread * g / (g - 1) * (n - 1) / (n - 2)
  c(coef(m)[[2]], sqrt(V[2, 2]), g - 1)
}

pooled <- function(d, v) {
  n <- nrow(d)
  each <- sapply(seq_len(draws), function(k) clustered(d[[v]], d$inside[(seq_len(n) - 1 + 7 * k) %% n + 1], d$town))
  q <- mean(each[1, ]); within <- mean(each[2, ]^2); between <- var(each[1, ]); complete <- mean(each[3, ])
  total <- within + (1 + 1 / draws) * between; share <- (1 + 1 / draws) * between / total
  old <- (draws - 1) / share^2; observed <- (complete + 1) / (complete + 3) * complete * (1 - share)
  df <- old * observed / (old + observed)
  list(estimate = q, within = within, between = between, share = share, df = df, se = sqrt(total),
    p = 2 * pt(-abs(q / sqrt(total)), df), low = q - qt(.975, df) * sqrt(total), high = q + qt(.975, df) * sqrt(total))
}

js <- function(x) if (is.list(x)) paste0("{", paste0('"', names(x), '":', sapply(x, js), collapse = ",\n"), "}") else sprintf("%.17g", x)
outcomes <- c("products", "any", "sales")
sets <- sapply(c("workshops", "lopsided", "degenerate"), function(name) {
  d <- read.csv(paste0(name, ".csv"))
  sapply(outcomes, function(v) pooled(d, v), simplify = FALSE)
}, simplify = FALSE)
writeLines(js(sets), "pooled-answers.json")
