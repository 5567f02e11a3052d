# Rscript dispersion.R  (run in tests/reference, after make.R) -> dispersion-answers.json
#
# Whether counts vary more than Poisson: Pearson, Cameron and Trivedi's two regressions (as AER's dispersiontest, whose statistics are compared where it is
# installed), and the likelihood ratio of the negative binomial, coefficients (by glm and MASS's family) and theta in turns until neither moves. On the workshops' products, and on counts
# of which a few are huge.
number <- function(v) sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
tight <- glm.control(epsilon = 1e-14, maxit = 200)
judge <- function(formula, d) {
  m <- glm(formula, poisson, d, control = tight); y <- m$y; mu <- exp(drop(model.matrix(m) %*% coef(m))); aux <- ((y - mu)^2 - y) / mu; n <- length(y)
  z <- sqrt(n) * mean(aux) / sd(aux)
  if (requireNamespace("AER", quietly = TRUE)) stopifnot(all.equal(unname(AER::dispersiontest(m, trafo = 1)$statistic), z, tolerance = 1e-6))
  theta <- 1; b <- glm(formula, MASS::negative.binomial(1), d, control = tight, mustart = pmax(y, 0.5))
  for (turn in 1:500) {
    before <- theta
    score <- function(l) { t <- exp(l); sum(digamma(t + y) - digamma(t) + log(t) + 1 - log(t + fitted(b)) - (y + t) / (fitted(b) + t)) }
    theta <- exp(uniroot(score, log(theta) + c(-0.5, 0.5), extendInt = "yes", tol = 1e-14)$root)
    b <- glm(formula, MASS::negative.binomial(theta), d, control = tight, start = coef(b)); if (abs(theta / before - 1) < 1e-12) break
  }
  ratio <- 2 * (sum(dnbinom(y, size = theta, mu = fitted(b), log = TRUE)) - sum(dpois(y, mu, log = TRUE)))
  square <- summary(lm(aux ~ 0 + mu))$coefficients
  object(lapply(list(pearson = sum((y - mu)^2 / mu), pearson_p = pchisq(sum((y - mu)^2 / mu), m$df.residual, lower.tail = FALSE), excess = mean(aux), linear_t = z,
    linear_p = pnorm(z, lower.tail = FALSE), square_t = square[1, 3], ratio = ratio, ratio_p = pchisq(ratio, 1, lower.tail = FALSE) / 2), number))
}
d <- read.csv("workshops.csv", na.strings = ""); d <- d[complete.cases(d[, c("products", "inside", "size")]), ]
huge <- data.frame(size = ((1:48) * 7) %% 5, y = c(rep(12:35, 2)[1:40], 84, 82, 183, 840, 3000, 6795, 11506, 16988))
writeLines(object(list(workshops = judge(products ~ inside + size, d), huge = judge(y ~ size, huge))), "dispersion-answers.json")
