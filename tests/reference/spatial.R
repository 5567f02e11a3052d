# Rscript spatial.R  (run in tests/reference) -> spatial.csv and spatial-answers.json
#
# Seeded firms whose neighbours count, and what spatialreg (Debian: r-cran-spatialreg) says of them: lag, error, Durbin and SLX by
# maximum likelihood at tol.opt = 1e-12, and impacts by whole matrices. spatialreg's errors are of the expected information; those of
# the observed one, which Shuseki reports, are computed here with whole matrices by their definition. `made`: a neighbour list of R's own,
# each row the k nearest on the plane, not symmetric. Firms of `apart` lie in two heaps that know nothing of each other.
suppressMessages({ library(spdep); library(spatialreg) })
RNGversion("4.0.0")
number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
numbers <- function(v) paste0("[", paste(sapply(v, number), collapse = ", "), "]")
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
named <- function(v) object(setNames(lapply(v, number), gsub("(Intercept)", "(intercept)", names(v), fixed = TRUE)))

make <- function(seed, n, rho, lambda, heaps) {
  set.seed(seed)
  d <- data.frame(set = heaps, x = round(runif(n, 0, 100), 4), y = round(runif(n, 0, 60), 4))
  if (heaps == "apart") d$x <- round(ifelse(seq_len(n) %% 3 == 0, d$x + 1000, d$x), 4)
  d$size <- round(rnorm(n, 3, 1), 4)
  d$inside <- as.integer(d$x %% 40 < 18)
  d$distance <- round(rexp(n, 0.5), 4)
  d$industry <- sample(c("metal", "food", "optics"), n, TRUE, c(0.5, 0.3, 0.2))
  W <- listw2mat(nb2listw(neighbours(d)))
  solved <- function(r, v) solve(diag(n) - r * W, v)
  e <- rnorm(n)
  mean <- 1 + 0.5 * d$size + 0.8 * d$inside - 0.3 * d$distance + 0.4 * (d$industry == "food") + W %*% d$size * 0.3
  d$sales <- round(drop(solved(rho, mean + solved(lambda, e))), 6)
  d
}
neighbours <- function(d) knn2nb(knearneigh(as.matrix(d[, c("x", "y")]), 6))

# Standard errors by the observed information: second derivatives of the likelihood, s2 and coefficients at their best.
observed <- function(y, X, W, rho, form) {
  n <- length(y); A <- diag(n) - rho * W; G <- W %*% solve(A)
  if (form == "error") {
    Xs <- A %*% X; b <- solve(crossprod(Xs), crossprod(Xs, A %*% y)); e <- A %*% (y - X %*% b); Wu <- W %*% (y - X %*% b)
    cross <- crossprod(Xs, Wu) + crossprod(W %*% X, e)
    S <- sum(e^2); S1 <- -2 * sum(e * Wu); S2 <- 2 * sum(Wu^2) - 2 * sum(cross * solve(crossprod(Xs), cross))
    v <- 1 / (n / 2 * (S2 / S - (S1 / S)^2) + sum(G * t(G)))
    return(list(spatial = sqrt(v), terms = sqrt(diag(solve(crossprod(Xs))) * S / n)))
  }
  Z <- cbind(W %*% y, X); e <- A %*% y - X %*% solve(crossprod(X), crossprod(X, A %*% y)); s2 <- sum(e^2) / n
  # Parameters s2, rho, beta.
  I <- matrix(0, ncol(Z) + 1, ncol(Z) + 1)
  I[1, 1] <- n / (2 * s2^2); I[1, 2] <- I[2, 1] <- sum(diag(G)) / s2
  I[-1, -1] <- crossprod(Z) / s2; I[2, 2] <- I[2, 2] + sum(G * t(G))
  v <- solve(I)[-1, -1]
  list(spatial = sqrt(v[1, 1]), terms = sqrt(diag(v)[-1]), v = v)
}
# Mean direct and total effects, and their errors by numerical derivatives of the whole-matrix formula.
effects <- function(W, rho, b, v, k, lagged) {
  n <- nrow(W)
  of <- function(p, j) {
    S <- solve(diag(n) - p[1] * W, diag(n) * p[1 + j] + if (lagged) W * p[k + j] else 0)
    c(mean(diag(S)), sum(S) / n - mean(diag(S)), sum(S) / n)
  }
  p <- c(rho, b)
  lapply(2:k, function(j) {
    h <- 1e-5
    D <- sapply(seq_along(p), function(i) { s <- replace(numeric(length(p)), i, h); (of(p + s, j) - of(p - s, j)) / (2 * h) })
    list(estimate = of(p, j), error = sqrt(diag(D %*% v %*% t(D))))
  })
}

answer <- function(d) {
  lw <- nb2listw(neighbours(d)); W <- listw2mat(lw); n <- nrow(d)
  d$industry <- factor(d$industry, c("food", "metal", "optics"))
  f <- sales ~ inside + size + distance + industry
  control <- list(tol.opt = 1e-12)
  ols <- lm(f, d); X <- model.matrix(ols); k <- ncol(X); plain <- colnames(X); plain[5:6] <- c("industry=metal", "industry=optics")
  LX <- (W %*% X)[, -1]; lag <- function(names) paste0("lag.", names)
  of <- function(m, form, spatial) {
    durbin <- form == "durbin"; XX <- if (durbin) cbind(X, LX) else X
    o <- observed(d$sales, XX, W, spatial, form)
    names(o$terms) <- c(plain, if (durbin) lag(plain[-1]))
    parts <- list(terms = named(setNames(m$coefficients, names(o$terms))), spatial = number(spatial), observed = named(o$terms),
      spatial_observed = number(o$spatial), expected = named(setNames(m$rest.se, names(o$terms))),
      spatial_expected = number(if (form == "error") m$lambda.se else m$rho.se), s2 = number(m$s2),
      loglik = number(as.numeric(logLik(m))), aic = number(AIC(m)), ratio = number(as.numeric(LR1.Sarlm(m)$statistic)))
    if (form == "error") return(object(parts))
    its <- impacts(m, listw = lw)
    mine <- effects(W, spatial, m$coefficients, o$v, k, durbin)
    stopifnot(all.equal(as.numeric(its$direct), sapply(mine, function(e) e$estimate[1]), tolerance = 1e-8),
      all.equal(as.numeric(its$total), sapply(mine, function(e) e$estimate[3]), tolerance = 1e-8))
    drawn <- summary(impacts(m, listw = lw, R = 20000), zstats = TRUE, short = TRUE)$semat
    object(c(parts, list(direct = named(setNames(its$direct, plain[-1])), indirect = named(setNames(its$indirect, plain[-1])),
      total = named(setNames(its$total, plain[-1])), drawn = object(setNames(lapply(2:k, function(j) numbers(drawn[j - 1, ])), plain[-1])),
      errors = object(setNames(lapply(mine, function(e) numbers(e$error)), plain[-1])))))
  }
  set.seed(9)
  sar <- lagsarlm(f, d, lw, control = control); sem <- errorsarlm(f, d, lw, control = control)
  sdm <- lagsarlm(f, d, lw, Durbin = TRUE, control = control); slx <- lmSLX(f, d, lw); s <- summary(slx)
  slx_terms <- setNames(coef(s)[, 1], c(plain, lag(plain[-1]))); its <- summary(impacts(slx))
  object(list(start = numbers(c(0, cumsum(card(lw$neighbours)))), neighbour = numbers(unlist(lw$neighbours) - 1),
    determinant = numbers(sapply(c(-0.9, -0.3, 0.4, 0.95), function(r) as.numeric(determinant(diag(n) - r * W)$modulus))),
    lag = of(sar, "lag", sar$rho), error = of(sem, "error", sem$lambda), durbin = of(sdm, "durbin", sdm$rho),
    slx = object(list(terms = named(slx_terms), observed = named(setNames(coef(s)[, 2], names(slx_terms))), loglik = number(as.numeric(logLik(slx))),
      aic = number(AIC(slx)), direct = named(setNames(its$impacts$direct, plain[-1])), indirect = named(setNames(its$impacts$indirect, plain[-1])),
      total = named(setNames(its$impacts$total, plain[-1])), errors = object(setNames(lapply(seq_along(plain[-1]), function(j)
        numbers(c(its$se$direct[j], its$se$indirect[j], its$se$total[j]))), plain[-1]))))))
}

sets <- list(made = make(11, 300, 0.5, 0, "made"), alike = make(12, 260, 0, 0.6, "alike"), apart = make(13, 220, -0.3, 0, "apart"))
write.csv(do.call(rbind, sets), "spatial.csv", row.names = FALSE, quote = FALSE)
sets <- lapply(split(read.csv("spatial.csv"), read.csv("spatial.csv")$set), function(d) { rownames(d) <- NULL; d })
writeLines(object(lapply(sets, answer)), "spatial-answers.json")
