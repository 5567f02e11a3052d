# Rscript two-part.R  (run in tests/reference, after make.R) -> two-part.csv and two-part-answers.json
#
# Hurdle and zero-inflated negative binomial counts on a made-up set and on firms of make.R. pscl is the start; its optimum is polished by Newton steps with
# numerical derivatives on orthonormal bases, and errors are of the observed information there, ln θ being one of the parameters.
suppressMessages({ library(pscl); library(numDeriv) })
RNGversion("4.0.0")

basis <- function(X) {
  q <- qr(X, tol = 1e-10); stopifnot(q$rank == ncol(X), all(q$pivot == seq_len(ncol(X)))); s <- sqrt(nrow(X))
  list(B = qr.Q(q) * s, A = backsolve(qr.R(q), diag(ncol(X))) * s)
}
ll_of <- function(kind, y, BX, BZ) function(p) {
  k <- ncol(BX); kz <- ncol(BZ); mu <- exp(drop(BX %*% p[1:k])); z <- drop(BZ %*% p[k + 1:kz])
  pois <- kind == "hurdle-poisson"; size <- if (pois) NA else exp(p[k + kz + 1])
  d <- if (pois) dpois(y, mu, log = TRUE) else dnbinom(y, mu = mu, size = size, log = TRUE)
  none <- if (pois) -mu else -size * log1p(mu / size)
  if (kind == "zero-inflated-negative-binomial") ifelse(y == 0, log(plogis(z) + plogis(-z) * exp(none)), plogis(-z, log.p = TRUE) + d)
  else ifelse(y == 0, plogis(-z, log.p = TRUE), plogis(z, log.p = TRUE) + d - log(-expm1(none)))
}
mean_of <- function(kind, p, BX, BZ) {
  k <- ncol(BX); kz <- ncol(BZ); mu <- exp(drop(BX %*% p[1:k])); z <- drop(BZ %*% p[k + 1:kz])
  if (kind == "zero-inflated-negative-binomial") return(plogis(-z) * mu)
  none <- if (kind == "hurdle-poisson") -mu else { s <- exp(p[k + kz + 1]); -s * log1p(mu / s) }
  plogis(z) * mu / -expm1(none)
}
newton <- function(p, ll) {
  f <- function(q) sum(ll(q))
  for (i in 1:6) { step <- solve(hessian(f, p), grad(f, p)); p <- p - step; if (max(abs(step)) < 1e-10) break }
  p
}
start_of <- function(kind, y, BX, BZ) {
  m <- suppressWarnings(switch(kind, "hurdle-poisson" = hurdle(y ~ 0 + BX | 0 + BZ), "hurdle-negative-binomial" = hurdle(y ~ 0 + BX | 0 + BZ, dist = "negbin"),
    zeroinfl(y ~ 0 + BX | 0 + BZ, dist = "negbin")))
  list(p = unname(c(coef(m), if (kind != "hurdle-poisson") log(m$theta))), ll = as.numeric(logLik(m)))
}
robust <- function(V, S, cl) {
  n <- nrow(S); k <- ncol(S); g <- length(unique(cl)); U <- rowsum(S, cl)
  list(hc1 = V %*% crossprod(S) %*% V * n / (n - k), cluster = V %*% crossprod(U) %*% V * g / (g - 1) * (n - 1) / (n - k))
}

two_part <- function(d, outcome, kind, vars, zero) {
  d <- d[complete.cases(d[, unique(c(outcome, vars, zero))]), ]; y <- d[[outcome]]; n <- nrow(d)
  if ("industry" %in% vars) d$industry <- factor(d$industry, levels = sort(unique(d$industry), method = "radix"))
  form <- as.formula(paste("~", paste(vars, collapse = " + "))); zform <- as.formula(paste("~", paste(zero, collapse = " + ")))
  X <- model.matrix(form, d); Z <- model.matrix(zform, d); k <- ncol(X); kz <- ncol(Z); bx <- basis(X); bz <- basis(Z)
  ll <- ll_of(kind, y, bx$B, bz$B); s <- start_of(kind, y, bx$B, bz$B); p <- newton(s$p, ll); size <- length(p)
  stopifnot(sum(ll(p)) >= s$ll - 1e-8, sum(ll(p)) < s$ll + 1e-3)
  A <- diag(size); A[1:k, 1:k] <- bx$A; A[k + 1:kz, k + 1:kz] <- bz$A
  Vw <- solve(-hessian(function(q) sum(ll(q)), p)); S <- jacobian(ll, p); se <- function(v) sqrt(diag(A %*% v %*% t(A))); r <- robust(Vw, S, d$town)
  label <- function(x) sub("\\(Intercept\\)", "(intercept)", gsub("industry", "industry=", x))
  nm <- c(label(colnames(X)), paste("zero", label(colnames(Z))), if (kind != "hurdle-poisson") "log(theta)"); named <- function(v) as.list(setNames(as.numeric(v), nm))
  one <- matrix(1, n, 1); l0 <- ll_of(kind, y, one, one); p0 <- newton(start_of(kind, y, one, one)$p, l0)
  effect <- function(v) {
    f <- function(q) { at <- function(z) mean_of(kind, q, model.matrix(form, z) %*% bx$A, model.matrix(zform, z) %*% bz$A)
      if (all(d[[v]] %in% 0:1)) { hi <- lo <- d; hi[[v]] <- 1; lo[[v]] <- 0; return(mean(at(hi) - at(lo))) }
      h <- 1e-3; w <- c(-1, 9, -45, 45, -9, 1) / (60 * h); sum(w * sapply(c(-3, -2, -1, 1, 2, 3) * h, function(t) { e <- d; e[[v]] <- d[[v]] + t; mean(at(e)) })) }
    G <- grad(f, p); list(estimate = f(p), se = sqrt(drop(t(G) %*% Vw %*% G)))
  }
  effects <- sapply(Filter(function(v) !is.factor(d[[v]]), unique(c(vars, zero))), effect, simplify = FALSE)
  list(outcome = outcome, vars = as.list(vars), zero = as.list(zero), n = n, coef = named(A %*% p), se = named(se(Vw)), hc1 = named(se(r$hc1)), cluster = named(se(r$cluster)),
    logLik = sum(ll(p)), aic = 2 * size - 2 * sum(ll(p)), bic = log(n) * size - 2 * sum(ll(p)), null = sum(l0(p0)), expected = sum(mean_of(kind, p, bx$B, bz$B)), ame = effects)
}

js <- function(x) {
  num <- function(v) ifelse(is.finite(v), ifelse(v == round(v) & abs(v) < 1e15, sprintf("%.0f", v), sprintf("%.17g", v)), "null")
  if (is.list(x)) { if (is.null(names(x))) paste0("[", paste(sapply(x, js), collapse = ","), "]")
    else paste0("{", paste0('"', names(x), '":', sapply(x, js), collapse = ",\n"), "}") }
  else { v <- if (is.character(x)) paste0('"', x, '"') else num(as.numeric(x)); if (length(x) == 1) v else paste0("[", paste(v, collapse = ","), "]") }
}
kinds <- c("hurdle-poisson", "hurdle-negative-binomial", "zero-inflated-negative-binomial")
read <- function(name) read.csv(paste0(name, ".csv"), na.strings = "")
answer <- function(d, outcome, vars, zero, of = kinds) sapply(of, function(kind) two_part(d, outcome, kind, vars, zero), simplify = FALSE)
make_counts <- function() {
  set.seed(1994); n <- 500; town <- sample(40, n, TRUE); shift <- rnorm(40, 0, .3)[town]
  d <- data.frame(town = town, inside = as.integer(town %% 3 == 0), size = round(rnorm(n, 3, 1), 4), contacts = rpois(n, 1.5),
    industry = sample(c("metal", "food", "optics"), n, TRUE))
  d$counts <- ifelse(runif(n) < plogis(.6 - .5 * d$contacts + .3 * d$inside), 0, rnbinom(n, mu = exp(.4 + .3 * d$inside + .25 * d$size + shift), size = 1.3))
  d
}
write.csv(make_counts(), "two-part.csv", row.names = FALSE, quote = FALSE, eol = "\n")
all <- list(
  made_by = R.version.string,
  packages = as.list(sapply(c("pscl", "numDeriv"), function(p) as.character(packageVersion(p)))),
  sets = list(
    "two-part" = answer(read("two-part"), "counts", c("inside", "size", "contacts", "industry"), c("inside", "contacts")),
    lopsided = answer(read("lopsided"), "products", c("inside", "contacts", "size"), c("inside", "contacts"), kinds[1:2])))
writeLines(js(all), "two-part-answers.json")
cat("ok\n")
