# Rscript make.R  (run in tests/reference) -> workshops.csv, lopsided.csv, degenerate.csv and evidence-answers.json
#
# Three seeded sets of made-up firms and what R answers on them: the tests of src/stats and src/evidence read both files,
# and need no R. Optimised likelihoods are polished by Newton steps with numerical derivatives, since R's own
# defaults stop at about 1e-5 for ordered and zero-inflated models.
suppressMessages({
  library(MASS); library(sandwich); library(ordinal); library(pscl); library(car); library(spdep); library(numDeriv)
})
RNGversion("4.0.0")

# ---- the data ------------------------------------------------------------------------------------------------------

place <- function(n, towns, spread) {
  cx <- runif(towns, 0, 100); cy <- runif(towns, 0, 100); town <- sample(towns, n, TRUE)
  data.frame(town = town, x = round(cx[town] + rnorm(n, 0, spread), 4), y = round(cy[town] + rnorm(n, 0, spread), 4))
}
rank_levels <- function(latent, cuts) findInterval(latent, cuts) + 1

make_workshops <- function() {
  set.seed(20240401); n <- 400; d <- place(n, 40, 3); shift <- rnorm(40, 0, .3)[d$town]
  d$inside <- as.integer(runif(n) < .2 + .6 * (d$town %% 3 == 0))
  d$size <- round(rnorm(n, 3, 1), 4); d$distance <- round(pmax(.05, rnorm(n, 2, .8)), 4)
  d$contacts <- rpois(n, 1.5); d$subcontractor <- rbinom(n, 1, .4)
  d$industry <- sample(c("metal", "food", "optics", "textile"), n, TRUE, c(.4, .3, .2, .1))
  eta <- -.4 + .3 * d$inside - .15 * d$distance + .2 * d$contacts + .2 * d$size - .3 * d$subcontractor + shift
  d$products <- rnbinom(n, mu = exp(eta), size = 1.5)
  d$patents <- ifelse(runif(n) < .25, 0, rpois(n, exp(.3 + eta)))
  d$any <- as.integer(runif(n) < plogis(eta - .5))
  d$satisfaction <- rank_levels(eta + rlogis(n), c(-1, .4, 1.8))
  d$sales <- round(2 + eta + rnorm(n, 0, 1.2), 4)
  d
}

# Few inside, heavy tails, missing cells, a dozen municipalities, firms far from all others.
make_lopsided <- function() {
  set.seed(77); n <- 250; d <- place(n, 12, 2); far <- sample(n, 6); d$x[far] <- d$x[far] + 300 + 40 * seq_along(far)
  d$inside <- as.integer(d$town == 3 & runif(n) < .8)
  d$size <- round(exp(rnorm(n, 1, .9)), 4); d$distance <- round(rexp(n, .2), 4)
  d$contacts <- rnbinom(n, mu = 2, size = .8); d$subcontractor <- rbinom(n, 1, .85)
  d$industry <- sample(c("b", "a", "c"), n, TRUE, c(.8, .15, .05))
  eta <- .2 + .6 * d$inside - .05 * d$distance + .1 * d$contacts + .05 * d$size
  d$products <- rnbinom(n, mu = exp(eta + .5), size = .4)
  d$patents <- ifelse(runif(n) < .5, 0, rpois(n, exp(.8 + eta)))
  d$any <- as.integer(runif(n) < plogis(eta - 2.5))
  d$satisfaction <- rank_levels(eta + rnorm(n), c(-.9, .1, .8, 1.2, 2.6))
  d$sales <- round(exp(rnorm(n, eta, 1.5)), 4)
  gone <- function(v, k) { v[sample(n, k)] <- NA; v }
  d$size <- gone(d$size, 7); d$contacts <- gone(d$contacts, 5); d$products <- gone(d$products, 9); d$sales <- gone(d$sales, 4)
  d$industry <- gone(d$industry, 3)
  d
}

# Two sizes that differ in the fourth digit, one firm short of separation, counts hardly more scattered than Poisson's.
make_degenerate <- function() {
  set.seed(5); n <- 60; d <- place(n, 9, 1)
  d$inside <- rep(0L, n); d$inside[c(3, 20, 41, 42)] <- 1L
  d$size <- round(rnorm(n, 2000, 1), 4); d$distance <- round(d$size - 1990 + rnorm(n, 0, 2e-3), 6)
  d$contacts <- rpois(n, 3); d$subcontractor <- as.integer(seq_len(n) %in% c(5, 9, 31))
  d$industry <- ifelse(seq_len(n) %in% c(2, 17, 33), "rare", "common")
  d$products <- rnbinom(n, mu = 4, size = 12); d$patents <- ifelse(runif(n) < .12, 0, rpois(n, 5))
  d$any <- as.integer(d$contacts > 2.5); d$any[c(7, 50)] <- 1L - d$any[c(7, 50)]
  d$satisfaction <- c(1, rep(2:4, length.out = n - 1)); d$sales <- round(50 + rnorm(n, 0, .5) + .2 * d$contacts, 4)
  d
}

# ---- helpers ---------------------------------------------------------------------------------------------------------

tight <- glm.control(epsilon = 1e-15, maxit = 200)
refit <- function(f, family, d) {
  m <- suppressWarnings(glm(f, family, d, control = tight))
  for (k in 1:3) m <- suppressWarnings(glm(f, family, d, control = tight, start = coef(m)))
  m
}
newton <- function(p, ll) {
  gr <- function(q) grad(function(r) sum(ll(r)), q)
  for (i in 1:4) p <- p - solve(hessian(function(r) sum(ll(r)), p), gr(p))
  p
}
named <- function(v, nm) as.list(setNames(as.numeric(v), nm))
robust <- function(V, S, cl) {
  n <- nrow(S); k <- ncol(S); g <- length(unique(cl)); U <- rowsum(S, cl)
  list(hc1 = V %*% crossprod(S) %*% V * n / (n - k),
       cluster = V %*% crossprod(U) %*% V * g / (g - 1) * (n - 1) / (n - k))
}
roots <- function(V) sqrt(diag(as.matrix(V)))

# Nearly dependent columns lose half of all digits in X'X, in sandwiches and in numerical derivatives. So everything is
# computed on an orthonormal basis B of the design X = B solve(A), and carried back by A.
basis <- function(X) {
  q <- qr(X, tol = 1e-10); stopifnot(q$rank == ncol(X), all(q$pivot == seq_len(ncol(X)))); s <- sqrt(nrow(X))
  list(B = qr.Q(q) * s, A = backsolve(qr.R(q), diag(ncol(X))) * s)
}
carry <- function(V, A) A %*% V %*% t(A)

# Average marginal effects, errors by numerical delta method. `parts`: the designs, each with its basis B, its A and the
# function `of` that builds it; `mean_of(p, Bs)`: expected outcomes from parameters on the basis. A design that differs
# from the firms' own in a column or two is B plus that difference, so that nothing large is subtracted.
effects <- function(p, V, parts, mean_of, d, vars) {
  out <- list()
  add <- function(name, f) { g <- grad(f, p); out[[name]] <<- list(estimate = f(p), se = sqrt(drop(t(g) %*% V %*% g))) }
  own <- lapply(parts, function(q) q$B); change <- function(z) lapply(parts, function(q) (q$of(z) - q$of(d)) %*% q$A)
  plus <- function(D, t = 1) Map(function(B, x) B + t * x, own, D)
  for (v in vars) {
    if (is.factor(d[[v]])) {
      for (l in levels(d[[v]])[-1]) local({
        hi <- lo <- d; hi[[v]][] <- l; lo[[v]][] <- levels(d[[v]])[1]; hi <- plus(change(hi)); lo <- plus(change(lo))
        add(paste0(v, "=", l), function(q) mean(mean_of(q, hi) - mean_of(q, lo)))
      })
    } else if (all(d[[v]] %in% 0:1)) local({
      hi <- lo <- d; hi[[v]] <- 1; lo[[v]] <- 0; hi <- plus(change(hi)); lo <- plus(change(lo))
      add(v, function(q) mean(mean_of(q, hi) - mean_of(q, lo)))
    }) else local({
      # Designs are linear in each column; the seven-point rule moves no predictor by more than about 0.03.
      e <- d; e[[v]] <- d[[v]] + 1; D <- change(e); h <- .01 / max(mapply(function(x, at) max(abs(x %*% p[at])), D, attr(parts, "at")))
      w <- c(-1, 9, -45, 45, -9, 1) / (60 * h); e <- lapply(c(-3, -2, -1, 1, 2, 3) * h, function(t) plus(D, t))
      add(v, function(q) sum(w * sapply(e, function(z) mean(mean_of(q, z)))))
    })
  }
  out
}
designs <- function(...) { x <- list(...); k <- sapply(x, function(q) ncol(q$B)); end <- cumsum(k)
  structure(x, at = Map(seq, end - k + 1, end)) }
# Ours call the dummy of industry `industry=food`, R `industryfood`.
ours <- function(nm) sub("\\(Intercept\\)", "(intercept)", gsub("industry", "industry=", nm))

inflation <- function(V, X) {
  a <- attr(X, "assign"); keep <- a > 0; V <- V[keep, keep]; a <- a[keep]; R <- cov2cor(V)
  sapply(unique(a), function(t) {
    s <- a == t; det(R[s, s, drop = FALSE]) * det(R[!s, !s, drop = FALSE]) / det(R)
  })
}

# ---- comparison ------------------------------------------------------------------------------------------------------

comparison <- function(d, v) {
  e <- d[!is.na(d[[v]]), ]; y <- e[[v]]; a <- y[e$inside == 1]; b <- y[e$inside == 0]
  t <- t.test(a, b); w <- wilcox.test(a, b, exact = FALSE, correct = TRUE)
  s <- sqrt(((length(a) - 1) * var(a) + (length(b) - 1) * var(b)) / (length(a) + length(b) - 2))
  m <- lm(y ~ inside, data.frame(y = y, inside = e$inside))
  V <- vcovCL(m, cluster = e$town, type = "HC1"); g <- length(unique(e$town)); tc <- unname(coef(m)[2]) / sqrt(V[2, 2])
  out <- list(n_inside = length(a), n_outside = length(b), mean_inside = mean(a), mean_outside = mean(b),
    sd_inside = sd(a), sd_outside = sd(b), median_inside = median(a), median_outside = median(b),
    lower_quartile_outside = unname(quantile(b, .25)), upper_quartile_outside = unname(quantile(b, .75)),
    welch = list(t = unname(t$statistic), df = unname(t$parameter), p = t$p.value, low = t$conf.int[1], high = t$conf.int[2]),
    wilcox = list(u = unname(w$statistic), p = w$p.value),
    cohens_d = (mean(a) - mean(b)) / s, cliffs_delta = mean(sign(outer(a, b, "-"))),
    clustered = list(groups = g, se = sqrt(V[2, 2]), t = tc, p = 2 * pt(-abs(tc), g - 1),
      low = unname(coef(m)[2]) - qt(.975, g - 1) * sqrt(V[2, 2]), high = unname(coef(m)[2]) + qt(.975, g - 1) * sqrt(V[2, 2])))
  if (all(y %in% 0:1)) {
    tab <- table(factor(e$inside, 1:0), factor(y, 1:0)); x <- suppressWarnings(chisq.test(tab)); z <- suppressWarnings(chisq.test(tab, correct = FALSE))
    out$table <- list(chi_square = unname(x$statistic), chi_square_p = x$p.value, plain = unname(z$statistic),
      plain_p = z$p.value, fisher_p = fisher.test(tab)$p.value, least_expected = min(x$expected))
  }
  out
}

# ---- models ----------------------------------------------------------------------------------------------------------

pack <- function(nm, p, V, r, ll, d, k_extra = 0, ...) list(names = nm, coef = named(p, nm), se = named(roots(V), nm),
  hc1 = named(roots(r$hc1), nm), cluster = named(roots(r$cluster), nm), logLik = ll, aic = 2 * (length(p) + k_extra) - 2 * ll,
  bic = log(nrow(d)) * (length(p) + k_extra) - 2 * ll, n = nrow(d), ...)

fit_all <- function(d, rhs, zero_rhs, vars) {
  out <- list(); f <- function(v) as.formula(paste(v, "~", rhs)); noint <- function(X) X[, -1, drop = FALSE]
  take <- function(v) d[complete.cases(d[, unique(c(v, vars))]), ]
  X_of <- function(z, form = rhs) model.matrix(as.formula(paste("~", form)), z)

  local({ # least squares
    e <- take("sales"); m <- lm(f("sales"), e); X <- X_of(e); b <- basis(X); B <- b$B; w <- lm(e$sales ~ 0 + B); s <- summary(w)
    nm <- ours(colnames(X)); p <- drop(b$A %*% coef(w)); stopifnot(all.equal(unname(coef(m)), p, tolerance = 1e-5))
    n <- nrow(X); k <- ncol(X); rss <- sum(residuals(w)^2); tss <- sum((e$sales - mean(e$sales))^2); V <- carry(vcov(w), b$A); t <- p / roots(V)
    r <- lapply(list(hc1 = vcovHC(w, "HC1"), cluster = vcovCL(w, e$town, type = "HC1")), carry, b$A)
    out$ols <<- pack(nm, p, V, r, as.numeric(logLik(w)), e, 1, p_value = named(2 * pt(-abs(t), n - k), nm),
      null = as.numeric(logLik(lm(e$sales ~ 1))), r2 = 1 - rss / tss, adj_r2 = 1 - rss / (n - k) / tss * (n - 1), sigma = s$sigma,
      low = named(p - qt(.975, n - k) * roots(V), nm), high = named(p + qt(.975, n - k) * roots(V), nm), vif = inflation(V, X),
      ame = effects(coef(w), vcov(w), designs(c(b, of = X_of)), function(q, B) drop(B[[1]] %*% q), e, vars))
  })

  for (fam in c("poisson", "logit", "probit")) local({
    v <- if (fam == "poisson") "products" else "any"; e <- take(v); y <- e[[v]]
    family <- switch(fam, poisson = poisson(), logit = binomial(), probit = binomial("probit"))
    X <- X_of(e); b <- basis(X); B <- b$B; m <- refit(y ~ 0 + B, family, list(y = y, B = B)); p <- drop(b$A %*% coef(m)); nm <- ours(colnames(X))
    stopifnot(all.equal(p, unname(coef(refit(f(v), family, e))), tolerance = 1e-5))
    # R keeps the weights of the last step but one: take them at the estimate.
    eta <- drop(B %*% coef(m)); mu <- family$linkinv(eta); wt <- family$mu.eta(eta)^2 / family$variance(mu)
    Vw <- solve(crossprod(B * sqrt(wt))); S <- B * ((y - mu) * family$mu.eta(eta) / family$variance(mu)); r <- robust(Vw, S, e$town)
    stopifnot(all.equal(unname(r$hc1), unname(vcovHC(m, "HC1")), tolerance = 1e-6),
      all.equal(unname(r$cluster), unname(vcovCL(m, e$town, type = "HC1")), tolerance = 1e-6))
    extra <- list(); V <- carry(Vw, b$A)
    if (fam == "poisson") {
      aux <- summary(lm(((y - mu)^2 - y) / mu ~ 0 + mu))$coefficients
      extra <- list(pearson = sum((y - mu)^2 / mu), alpha = aux[1, 1], alpha_t = aux[1, 3],
        alpha_p = pnorm(aux[1, 3], lower.tail = FALSE), zeros = sum(y == 0), zeros_expected = sum(dpois(0, mu)))
    }
    out[[fam]] <<- c(pack(nm, p, V, lapply(r, carry, b$A), as.numeric(logLik(m)), e, 0, p_value = named(2 * pnorm(-abs(p / roots(V))), nm),
      null = as.numeric(logLik(glm(y ~ 1, family, control = tight))), vif = inflation(V, X),
      ame = effects(coef(m), Vw, designs(c(b, of = X_of)), function(q, B) family$linkinv(drop(B[[1]] %*% q)), e, vars)), extra)
  })

  local({ # negative binomial, errors as MASS
    e <- take("products"); y <- e$products; X <- X_of(e); k <- ncol(X); b <- basis(X); B <- b$B
    nb <- function(B) {
      k <- ncol(B); ll <- function(p) dnbinom(y, mu = exp(drop(B %*% p[1:k])), size = exp(p[k + 1]), log = TRUE)
      m <- suppressWarnings(glm.nb(y ~ 0 + B, control = glm.control(1e-12, 200))); p <- newton(c(coef(m), log(m$theta)), ll)
      stopifnot(all.equal(unname(p[1:k]), unname(coef(m)), tolerance = 1e-5)); list(p = p[1:k], th = unname(exp(p[k + 1])), ll = sum(ll(p)))
    }
    m <- nb(B); th <- m$th; mu <- exp(drop(B %*% m$p)); Vw <- solve(crossprod(B * sqrt(mu * th / (mu + th)))); V <- carry(Vw, b$A)
    r <- lapply(robust(Vw, B * ((y - mu) * th / (mu + th)), e$town), carry, b$A); nm <- ours(colnames(X)); p <- drop(b$A %*% m$p)
    out[["negative-binomial"]] <<- pack(nm, p, V, r, m$ll, e, 1, p_value = named(2 * pnorm(-abs(p / roots(V))), nm), theta = th,
      theta_se = 1 / sqrt(sum(trigamma(th) - trigamma(th + y) - 1 / th + 2 / (mu + th) - (y + th) / (mu + th)^2)),
      null = nb(B[, 1, drop = FALSE])$ll, vif = inflation(V, X), zeros_expected = sum(dnbinom(0, mu = mu, size = th)),
      ame = effects(m$p, Vw, designs(c(b, of = X_of)), function(q, B) exp(drop(B[[1]] %*% q)), e, vars))
  })

  for (link in c("logit", "probit")) local({ # ordered; ordinal::clm is checked, the numbers are polished on centred columns
    e <- take("satisfaction"); y <- match(e$satisfaction, sort(unique(e$satisfaction))); J <- max(y); lev <- sort(unique(e$satisfaction))
    X <- noint(X_of(e)); k <- ncol(X); F <- if (link == "logit") plogis else pnorm; c0 <- colMeans(X)
    b <- basis(scale(X, c0, FALSE)); B <- b$B
    ll <- function(p) { z <- c(-Inf, p[k + seq_len(J - 1)], Inf); h <- drop(B %*% p[1:k]); u <- z[y + 1] - h; l <- z[y] - h
      log(ifelse(l > 0, F(-l) - F(-u), F(u) - F(l))) }
    m <- clm(factor(y) ~ B, link = link, control = clm.control(gradTol = 1e-12, maxIter = 500))
    p <- newton(c(m$beta, m$alpha), ll); stopifnot(all.equal(unname(p), unname(c(m$beta, m$alpha)), tolerance = 1e-6))
    H <- -hessian(function(r) sum(ll(r)), p); A <- diag(k + J - 1); A[1:k, 1:k] <- b$A
    for (j in seq_len(J - 1)) A[k + j, 1:k] <- c0 %*% b$A
    S <- jacobian(ll, p); Vw <- solve(H); V <- carry(Vw, A); r <- lapply(robust(Vw, S, e$town), carry, A); est <- drop(A %*% p)
    nm <- c(ours(colnames(X)), paste0(lev[-J], "|", lev[-1]))
    mean_of <- function(q, B) { h <- drop(B[[1]] %*% q[1:k]); v <- rep(lev[J], length(h))
      for (j in seq_len(J - 1)) v <- v - (lev[j + 1] - lev[j]) * F(q[k + j] - h); v }
    pr <- tabulate(y) / length(y); parts <- designs(c(b, of = function(z) noint(X_of(z))))
    out[[paste0("ordered-", link)]] <<- pack(nm, est, V, r, sum(ll(p)), e, 0, p_value = named(2 * pnorm(-abs(est / roots(V))), nm),
      null = sum(tabulate(y) * log(pr)), ame = effects(p, Vw, parts, mean_of, e, vars))
  })

  local({ # zero-inflated Poisson; pscl is the start, the numbers are polished on scaled columns
    e <- take("patents"); y <- e$patents; X <- X_of(e); Z <- X_of(e, zero_rhs); k <- ncol(X); kz <- ncol(Z)
    bx <- basis(X); bz <- basis(Z); n <- nrow(X); BX <- bx$B; BZ <- bz$B
    A <- diag(k + kz); A[1:k, 1:k] <- bx$A; A[k + 1:kz, k + 1:kz] <- bz$A
    ll_of <- function(BX, BZ) function(p) { h <- drop(BX %*% p[1:ncol(BX)]); s <- plogis(drop(BZ %*% p[ncol(BX) + 1:ncol(BZ)])); mu <- exp(h)
      ifelse(y == 0, log(s + (1 - s) * exp(-mu)), log1p(-s) + dpois(y, mu, log = TRUE)) }
    scores <- function(p) { mu <- exp(drop(BX %*% p[1:k])); z <- drop(BZ %*% p[k + 1:kz]); r <- ifelse(y == 0, plogis(z + mu), 0)
      cbind(BX * ((1 - r) * (y - mu)), BZ * (r - plogis(z))) }
    ll <- ll_of(BX, BZ); m <- suppressWarnings(zeroinfl(y ~ 0 + BX | 0 + BZ)); p <- coef(m)
    gr <- function(q) colSums(scores(q)); for (i in 1:5) p <- p - solve(jacobian(gr, p), gr(p))
    S <- scores(p); stopifnot(all.equal(unname(S), jacobian(ll, p), tolerance = 1e-6)); J <- jacobian(gr, p); Vw <- solve(-(J + t(J)) / 2); V <- carry(Vw, A)
    r <- lapply(robust(Vw, S, e$town), carry, A); est <- drop(A %*% p); one <- matrix(1, n, 1)
    m0 <- zeroinfl(y ~ 1 | 1); l0 <- ll_of(one, one); p0 <- newton(coef(m0), l0)
    nm <- c(ours(colnames(X)), paste0("zero ", ours(colnames(Z))))
    mean_of <- function(q, B) exp(drop(B[[1]] %*% q[1:k])) * plogis(-drop(B[[2]] %*% q[k + 1:kz]))
    parts <- designs(c(bx, of = X_of), c(bz, of = function(z) X_of(z, zero_rhs)))
    out[["zero-inflated-poisson"]] <<- pack(nm, est, V, r, sum(ll(p)), e, 0, p_value = named(2 * pnorm(-abs(est / roots(V))), nm),
      null = sum(l0(p0)), ame = effects(p, Vw, parts, mean_of, e, vars))
  })
  out
}

# ---- space -----------------------------------------------------------------------------------------------------------

space <- function(d, v, rhs, vars, weights) {
  e <- d[complete.cases(d[, unique(c(v, vars))]), ]; xy <- as.matrix(e[, c("x", "y")]) + 0
  nb <- if (weights$kind == "nearest") knn2nb(knearneigh(xy, k = weights$k)) else dnearneigh(xy, 0, weights$band)
  W <- nb2listw(nb, style = "W", zero.policy = TRUE); x <- as.numeric(e[[v]]); zp <- TRUE
  mo <- moran.test(x, W, zero.policy = zp, alternative = "two.sided"); # geary.test mixes both counts where it adjusts n for firms without neighbours: it is asked not to.
  ge <- geary.test(x, W, zero.policy = zp, adjust.n = FALSE, alternative = "two.sided")
  lo <- localmoran(x, W, zero.policy = zp, alternative = "two.sided"); B <- nb2listw(include.self(nb), style = "B", zero.policy = TRUE)
  gs <- as.numeric(localG(x, B, zero.policy = zp)); Q <- basis(model.matrix(as.formula(paste("~", rhs)), e))$B; m <- lm(x ~ 0 + Q)
  rm <- lm.morantest(m, W, zero.policy = zp, alternative = "two.sided"); lt <- suppressWarnings(lm.LMtests(m, W, zero.policy = zp, test = "all"))
  start <- c(0, cumsum(card(nb))); links <- unlist(lapply(nb, function(j) if (j[1] == 0) integer(0) else j - 1))
  one <- function(h) list(statistic = as.numeric(h$statistic), p = pchisq(as.numeric(h$statistic), as.numeric(h$parameter), lower.tail = FALSE))
  list(outcome = v, start = start, neighbour = links, isolated = sum(card(nb) == 0),
    moran = list(statistic = mo$estimate[[1]], expectation = mo$estimate[[2]], variance = mo$estimate[[3]], p = mo$p.value),
    geary = list(statistic = ge$estimate[[1]], variance = ge$estimate[[3]], p = ge$p.value),
    local = list(statistic = lo[, 1], z = lo[, 4], p = lo[, 5], fdr = p.adjust(lo[, 5], "BH")), gi_star = gs,
    residual = list(statistic = rm$estimate[[1]], expectation = rm$estimate[[2]], variance = rm$estimate[[3]], p = as.numeric(rm$p.value)),
    error = one(lt$LMerr), lag = one(lt$LMlag), robust_error = one(lt$RLMerr), robust_lag = one(lt$RLMlag), both = one(lt$SARMA))
}

# ---- distributions ---------------------------------------------------------------------------------------------------

distributions <- function() {
  grid <- function(f, ...) { a <- expand.grid(...); list(arguments = lapply(seq_len(nrow(a)), function(i) as.numeric(a[i, ])), values = as.numeric(do.call(f, unname(as.list(a))))) }
  list(normalCdf = grid(pnorm, c(-30, -8.2, -3, -.5, 0, .1, 1.96, 6)), normalQuantile = grid(qnorm, c(1e-12, .001, .025, .3, .5, .975, .9999)),
    tTwoSided = grid(function(t, df) 2 * pt(-abs(t), df), c(-40, -4.2, -1, 0, .3, 2.1, 12), c(1, 2.7, 11, 138.4, 1530.9)),
    tQuantile = grid(qt, c(.9, .975, .995), c(1, 2.7, 11, 138.4, 1530.9)),
    chiSquareUpper = grid(function(x, df) pchisq(x, df, lower.tail = FALSE), c(.001, .4, 3.84, 22, 99, 700), c(1, 2, 7, 60)),
    fUpper = grid(function(x, a, b) pf(x, a, b, lower.tail = FALSE), c(.2, 1, 4.5, 30), c(1, 3, 12), c(4, 60, 1996)),
    logGamma = grid(lgamma, c(.01, .5, 1.3, 7, 100.5, 1e5)), digamma = grid(digamma, c(.01, .5, 1.3, 7, 100.5, 1e5)),
    trigamma = grid(trigamma, c(.01, .5, 1.3, 7, 100.5, 1e5)))
}

# ---- writing ---------------------------------------------------------------------------------------------------------

js <- function(x) {
  num <- function(v) ifelse(is.finite(v), ifelse(v == round(v) & abs(v) < 1e15, sprintf("%.0f", v), sprintf("%.17g", v)), "null")
  if (is.null(x)) "null"
  else if (is.list(x)) { if (is.null(names(x))) paste0("[", paste(sapply(x, js), collapse = ","), "]")
    else paste0("{", paste0('"', names(x), '":', sapply(x, js), collapse = ",\n"), "}") }
  else { v <- if (is.character(x)) paste0('"', x, '"') else num(as.numeric(x)); if (length(x) == 1) v else paste0("[", paste(v, collapse = ","), "]") }
}

answers <- function(d, vars, rhs, zero_rhs, comparisons, weights) {
  d$industry <- factor(d$industry, levels = sort(unique(na.omit(d$industry)), method = "radix"))
  split <- function(text) as.list(strsplit(gsub(" ", "", text), "+", fixed = TRUE)[[1]])
  list(terms = split(rhs), zero_terms = split(zero_rhs),
    comparisons = sapply(comparisons, function(v) comparison(d, v), simplify = FALSE), models = fit_all(d, rhs, zero_rhs, vars),
    space = space(d, "sales", rhs, vars, weights))
}

outcomes <- c("products", "patents", "any", "satisfaction", "sales")
sets <- list(workshops = make_workshops(), lopsided = make_lopsided(), degenerate = make_degenerate())
for (name in names(sets)) write.csv(sets[[name]], paste0(name, ".csv"), row.names = FALSE, quote = FALSE, na = "", eol = "\n")
all <- list(
  made_by = R.version.string,
  packages = as.list(sapply(c("MASS", "sandwich", "ordinal", "pscl", "car", "spdep", "numDeriv"), function(p) as.character(packageVersion(p)))),
  distributions = distributions(),
  sets = list(
    workshops = answers(sets$workshops, c("inside", "size", "distance", "contacts", "subcontractor", "industry"),
      "inside + size + distance + contacts + subcontractor + industry + distance:contacts", "inside + size", outcomes, list(kind = "nearest", k = 6)),
    lopsided = answers(sets$lopsided, c("inside", "size", "contacts", "industry"),
      "inside + size + contacts + industry", "contacts", outcomes, list(kind = "band", band = 3)),
    degenerate = answers(sets$degenerate, c("inside", "size", "distance", "contacts"),
      "inside + size + distance + contacts", "contacts", outcomes, list(kind = "nearest", k = 3))))
# car's own function on the set where a term has several columns, so that ours is not just compared with itself.
m <- lm(sales ~ inside + size + distance + contacts + subcontractor + industry, sets$workshops)
all$car_vif <- as.list(vif(m)[, 1])
writeLines(js(all), "evidence-answers.json")
cat("ok\n")
