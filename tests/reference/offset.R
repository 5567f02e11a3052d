# Rscript offset.R  (run in tests/reference) -> offset.csv, offset-answers.json
#
# Counts per employee: the log of employees is an offset, in the counts' predictor alone. Poisson by glm, negative binomial by MASS::glm.nb, models of two parts by
# pscl (its argument `offset`, which is of the counts alone), each polished by Newton steps with numerical derivatives of the likelihood written out here; errors
# of the two parts are of the observed information there, the others' of glm and glm.nb. The constant's likelihood, average effects with errors by the delta method.
suppressMessages({ library(MASS); library(pscl); library(numDeriv) })
set.seed(20261201)
n <- 400
d <- data.frame(inside = rbinom(n, 1, .45), near = round(rnorm(n), 4), employees = ceiling(exp(rnorm(n, 3, 1))))
d$counts <- rnbinom(n, mu = exp(-3.2 + .5 * d$inside - .3 * d$near + log(d$employees)), size = 1.3)
d$counts[runif(n) < plogis(-1.4 + .6 * d$near)] <- 0
write.csv(d, "offset.csv", row.names = FALSE, quote = FALSE)

X <- model.matrix(~ inside + near, d); o <- log(d$employees); y <- d$counts; k <- ncol(X); one <- matrix(1, n, 1)
size_of <- function(kind, p) if (grepl("negative", kind)) exp(p[length(p)]) else Inf
zero_part <- function(kind) grepl("hurdle|inflated", kind)
parts <- function(kind, p, X) {
  mu <- exp(drop(X %*% p[seq_len(ncol(X))]) + o); s <- size_of(kind, p)
  list(mu = mu, s = s, z = if (zero_part(kind)) drop(X %*% p[ncol(X) + seq_len(ncol(X))]), none = if (s == Inf) -mu else -s * log1p(mu / s))
}
ll_of <- function(kind, X) function(p) {
  a <- parts(kind, p, X); count <- if (a$s == Inf) dpois(y, a$mu, log = TRUE) else dnbinom(y, mu = a$mu, size = a$s, log = TRUE)
  if (grepl("hurdle", kind)) ifelse(y == 0, plogis(-a$z, log.p = TRUE), plogis(a$z, log.p = TRUE) + count - log(-expm1(a$none)))
  else if (grepl("inflated", kind)) ifelse(y == 0, log(plogis(a$z) + plogis(-a$z) * exp(a$none)), plogis(-a$z, log.p = TRUE) + count)
  else count
}
mean_of <- function(kind, p, X) {
  a <- parts(kind, p, X)
  if (grepl("hurdle", kind)) plogis(a$z) * a$mu / -expm1(a$none) else if (grepl("inflated", kind)) plogis(-a$z) * a$mu else a$mu
}
newton <- function(p, ll) {
  f <- function(q) sum(ll(q))
  for (i in 1:8) { step <- solve(hessian(f, p), grad(f, p)); p <- p - step; if (max(abs(step)) < 1e-11) break }
  p
}
start_of <- function(kind, formula) {
  dist <- if (grepl("negative", kind)) "negbin" else "poisson"
  m <- if (kind == "poisson") glm(update(formula, . ~ . + offset(log(employees))), poisson, d) else if (kind == "negative-binomial") glm.nb(update(formula, . ~ . + offset(log(employees))), d)
    else if (grepl("hurdle", kind)) hurdle(formula, d, dist = dist, offset = log(employees)) else zeroinfl(formula, d, dist = dist, offset = log(employees))
  list(p = unname(c(coef(m), if (dist == "negbin") log(m$theta))), ll = as.numeric(logLik(m)))
}
answer <- function(kind) {
  ll <- ll_of(kind, X); s <- start_of(kind, counts ~ inside + near); p <- newton(s$p, ll)
  stopifnot(sum(ll(p)) >= s$ll - 1e-8, sum(ll(p)) < s$ll + 1e-3)
  l0 <- ll_of(kind, one); none <- sum(l0(newton(start_of(kind, counts ~ 1)$p, l0)))
  if (zero_part(kind)) V <- solve(-hessian(function(q) sum(ll(q)), p))
  else { mu <- parts(kind, p, X)$mu; s <- size_of(kind, p); V <- solve(crossprod(X * sqrt(if (s == Inf) mu else mu * s / (s + mu)))) }
  own <- seq_len(ncol(V)); full <- function(q) { r <- p; r[own] <- q; r }
  effect <- function(f) { G <- grad(f, p[own]); c(f(p[own]), sqrt(drop(G %*% V %*% G))) }
  at <- function(q, name, v) { Y <- X; Y[, name] <- v; mean_of(kind, full(q), Y) }
  h <- 1e-3; w <- c(-1, 9, -45, 45, -9, 1) / (60 * h)
  inside <- effect(function(q) mean(at(q, "inside", 1) - at(q, "inside", 0)))
  near <- effect(function(q) sum(w * sapply(c(-3, -2, -1, 1, 2, 3) * h, function(t) mean(at(q, "near", X[, "near"] + t)))))
  list(coef = p, error = sqrt(diag(V)), ll = sum(ll(p)), none = none, fitted = mean(mean_of(kind, p, X)), inside = inside, near = near)
}
kinds <- c("poisson", "negative-binomial", "zero-inflated-poisson", "zero-inflated-negative-binomial", "hurdle-poisson", "hurdle-negative-binomial")
array <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
object <- function(a) paste0("{", paste0('"', names(a), '": ', sapply(a, array), collapse = ", "), "}")
found <- sapply(kinds, function(kind) object(answer(kind)))
writeLines(paste0("{\n", paste0('"', kinds, '": ', found, collapse = ",\n"), "\n}"), "offset-answers.json")
