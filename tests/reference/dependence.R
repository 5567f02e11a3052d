# Rscript dependence.R  (run in tests/reference, after make.R) -> dependence-answers.json
#
# The difference inside minus outside with errors that let firms be alike, by the definitions with whole matrices: CR2 by town with
# Satterthwaite's degrees of freedom, and Conley's sum scaled to be unbiased under independent firms. Base R; where clubSandwich is
# installed, CR2 and its degrees of freedom are compared with its own. Positions as in conley.R.
number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
root <- function(m) { e <- eigen(m, TRUE); v <- e$values; e$vectors %*% (ifelse(v > 1e-9, 1 / sqrt(pmax(v, 1e-9)), 0) * t(e$vectors)) }
answer <- function(b, v, w) { # w: whose squared norms and products give the degrees of freedom
  df <- sum(diag(w))^2 / sum(w^2); se <- sqrt(v)
  object(lapply(list(se = se, df = df, p = 2 * pt(-abs(b / se), df), low = b - qt(0.975, df) * se, high = b + qt(0.975, df) * se), number))
}
judge <- function(d, km = NULL, kernel) {
  m <- lm(v ~ inside, d); X <- model.matrix(m); e <- residuals(m); n <- nrow(X); B <- solve(crossprod(X))
  c <- drop(X %*% B[, 2]); M <- diag(n) - X %*% B %*% t(X); b <- coef(m)[[2]]
  if (is.null(km)) {
    # Where one side lies in one town altogether, nothing between towns is known of it.
    if (any(tapply(d$town, d$inside, function(t) length(unique(t))) == 1)) return("null")
    P <- sapply(split(1:n, d$town), function(i) drop(M[, i, drop = FALSE] %*% root(M[i, i, drop = FALSE]) %*% c[i]))
    v <- sum(sapply(split(1:n, d$town), function(i) sum(c[i] * (root(M[i, i, drop = FALSE]) %*% e[i])))^2)
    if (requireNamespace("clubSandwich", quietly = TRUE)) {
      its <- clubSandwich::coef_test(m, vcov = "CR2", cluster = d$town, test = "Satterthwaite")[2, ]
      stopifnot(all.equal(its$SE, sqrt(v), tolerance = 1e-8), all.equal(its$df_Satt, sum(P^2)^2 / sum(crossprod(P)^2), tolerance = 1e-6))
    }
    return(answer(b, v, crossprod(P)))
  }
  lng <- (135 + d$x / 100) * pi / 180; lat <- (35 + d$y / 100) * pi / 180
  a <- sin(outer(lat, lat, "-") / 2)^2 + outer(cos(lat), cos(lat)) * sin(outer(lng, lng, "-") / 2)^2
  share <- 2 * 6371.0088 * asin(pmin(1, sqrt(a))) / km
  W <- outer(c, c) *
    (if (kernel == "uniform") (share <= 1) * 1 else pmax(1 - share, 0)); A <- M %*% W %*% M
  df <- sum(diag(A))^2 / sum(A * t(A)); v <- drop(t(e) %*% W %*% e) * sum(c^2) / sum(diag(A)); if (v <= 0 || sum(diag(A)) <= 0) return("null")
  se <- sqrt(v)
  object(lapply(list(se = se, df = df, p = 2 * pt(-abs(b / se), df), low = b - qt(0.975, df) * se, high = b + qt(0.975, df) * se), number))
}
# Negative binomial with theta and coefficients improved in turns, as glm.nb stops early.
nb <- function(formula, own) {
  tight <- glm.control(epsilon = 1e-14, maxit = 200); m <- MASS::glm.nb(formula, own, control = tight); theta <- m$theta
  for (turn in 1:500) {
    before <- theta; y <- m$y
    score <- function(l) { t <- exp(l); sum(digamma(t + y) - digamma(t) + log(t) + 1 - log(t + fitted(m)) - (y + t) / (fitted(m) + t)) }
    theta <- exp(uniroot(score, log(theta) + c(-0.5, 0.5), extendInt = "yes", tol = 1e-14)$root)
    m <- glm(formula, MASS::negative.binomial(theta), own, control = tight, start = coef(m)); if (abs(theta / before - 1) < 1e-12) break
  }
  m
}
# A regression's clustered errors with the residuals of each town lengthened (CR2), and their degrees of freedom, by whole matrices: of residuals over the
# family's deviation, which for least squares is clubSandwich's CR2.
corrected <- function(family, y, d) {
  own <- d[complete.cases(d[, c(y, "inside", "size", "distance")]), ]; formula <- reformulate(c("inside", "size", "distance"), y)
  tight <- glm.control(epsilon = 1e-14, maxit = 200)
  m <- switch(family, ols = lm(formula, own), poisson = glm(formula, poisson, own, control = tight), nb = nb(formula, own), logit = glm(formula, binomial, own, control = tight))
  if (family == "ols") { w <- rep(1, nrow(own)); e <- residuals(m) }
  else { o <- family(m); eta <- drop(model.matrix(m) %*% coef(m)); mu <- o$linkinv(eta); w <- o$mu.eta(eta)^2 / o$variance(mu); e <- (m$y - mu) / sqrt(o$variance(mu)) }
  X <- model.matrix(m) * sqrt(w); B <- solve(crossprod(X)); M <- diag(nrow(X)) - X %*% B %*% t(X); L <- X %*% B; towns <- split(1:nrow(X), own$town)
  roots <- lapply(towns, function(i) root(M[i, i, drop = FALSE]))
  u <- sapply(seq_along(towns), function(g) { i <- towns[[g]]; drop(t(L[i, , drop = FALSE]) %*% roots[[g]] %*% e[i]) })
  df <- sapply(1:ncol(X), function(j) {
    P <- sapply(seq_along(towns), function(g) { i <- towns[[g]]; drop(M[, i, drop = FALSE] %*% roots[[g]] %*% L[i, j]) }); sum(P^2)^2 / sum(crossprod(P)^2)
  })
  if (family == "ols" && requireNamespace("clubSandwich", quietly = TRUE)) {
    its <- clubSandwich::coef_test(m, vcov = "CR2", cluster = own$town, test = "Satterthwaite")
    stopifnot(all.equal(its$df_Satt, df, tolerance = 1e-4), all.equal(its$SE, unname(sqrt(rowSums(u^2))), tolerance = 1e-8))
  }
  one <- function(v) object(setNames(lapply(v, number), names(coef(m))))
  object(list(se = one(sqrt(rowSums(u^2))), df = one(df)))
}
out <- list()
for (set in c("workshops", "lopsided")) {
  d <- read.csv(paste0(set, ".csv"), na.strings = ""); of <- list()
  for (y in c("products", "any", "sales")) {
    d$v <- d[[y]]; own <- d[!is.na(d$v) & !is.na(d$inside), ]
    of[[y]] <- object(list(clustered = judge(own), "bartlett 25" = judge(own, 25, "bartlett"), "uniform 3" = judge(own, 3, "uniform"),
      "bartlett 80" = judge(own, 80, "bartlett")))
  }
  of$regressions <- object(list(ols = corrected("ols", "sales", d), poisson = corrected("poisson", "products", d), `negative-binomial` = corrected("nb", "products", d), logit = corrected("logit", "any", d)))
  out[[set]] <- object(of)
}
writeLines(object(out), "dependence-answers.json")
