# Rscript firth.R  (run in tests/reference, after make.R) -> rare.csv and firth-answers.json
#
# Firth's logit by its own definition: ℓ + ½ ln |X'WX|, with profiles of that likelihood, on the firms of make.R and on a made-up
# set of which 14 of 600 firms have an event, where one dummy separates. Estimates and errors are checked against brglm2.
suppressMessages({ library(brglm2); library(numDeriv) })
RNGversion("4.0.0")

make_rare <- function() {
  set.seed(1910); n <- 600; town <- sample(30, n, TRUE)
  d <- data.frame(town = town, inside = as.integer(town %% 3 == 0), size = round(rnorm(n, 3, 1), 4), contacts = rpois(n, 1.5),
    industry = sample(c("metal", "food", "optics"), n, TRUE, c(.6, .3, .1)))
  # Firms with a laboratory are few and all of them have an event.
  d$laboratory <- as.integer(seq_len(n) %in% c(17, 230, 411))
  d$any <- as.integer(runif(n) < plogis(-6 + .5 * d$inside + .4 * d$size + .2 * d$contacts)); d$any[d$laboratory == 1] <- 1L
  d
}

basis <- function(X) {
  q <- qr(X, tol = 1e-10); stopifnot(q$rank == ncol(X), all(q$pivot == seq_len(ncol(X)))); s <- sqrt(nrow(X))
  list(B = qr.Q(q) * s, A = backsolve(qr.R(q), diag(ncol(X))) * s)
}
log1pexp <- function(x) pmax(x, 0) + log1p(exp(-abs(x)))

# `penalty`: the basis whose information is the penalty's. What is fixed stands in the offset.
top_of <- function(B, y, offset, penalty, start) {
  value <- function(g) { eta <- drop(B %*% g) + offset; p <- plogis(eta)
    sum(y * eta - log1pexp(eta)) + .5 * as.numeric(determinant(crossprod(penalty * sqrt(p * (1 - p))))$modulus) }
  slope <- function(g) { p <- plogis(drop(B %*% g) + offset); w <- p * (1 - p)
    h <- w * rowSums((penalty %*% solve(crossprod(penalty * sqrt(w)))) * penalty)
    list(S = y - p + h * (.5 - p), p = p, w = w) }
  g <- start; before <- value(g)
  for (i in 1:2000) {
    s <- slope(g); step <- drop(solve(crossprod(B * sqrt(s$w)), crossprod(B, s$S)))
    step <- step * min(1, 2 / max(abs(B %*% step))); t <- 1
    repeat { now <- value(g + t * step); if (is.finite(now) && now >= before - 1e-10 * (abs(before) + 1) || t < 1e-12) break; t <- t / 2 }
    g <- g + t * step; before <- now
    if (max(abs(B %*% step)) < 1e-11) break
  }
  c(list(g = g, value = value(g)), slope(g))
}

# HC1, and clustered errors with each town's residuals (over their deviation) lengthened by the inverse root of what the fit leaves of them (CR2).
root <- function(m) { e <- eigen(m, TRUE); v <- e$values; e$vectors %*% (ifelse(v > 1e-9, 1 / sqrt(pmax(v, 1e-9)), 0) * t(e$vectors)) }
robust <- function(V, S, cl, Z, e) {
  n <- nrow(S); k <- ncol(S); M <- diag(n) - Z %*% V %*% t(Z)
  U <- sapply(split(seq_len(n), cl), function(i) drop(t(Z[i, , drop = FALSE]) %*% root(M[i, i, drop = FALSE]) %*% e[i]))
  list(hc1 = V %*% crossprod(S) %*% V * n / (n - k), cluster = V %*% tcrossprod(U) %*% V)
}

firth <- function(d, vars, checked) {
  d <- d[complete.cases(d[, c("any", vars)]), ]; y <- d$any
  if ("industry" %in% vars) d$industry <- factor(d$industry, levels = sort(unique(d$industry), method = "radix"))
  form <- as.formula(paste("~", paste(vars, collapse = " + "))); X <- model.matrix(form, d); k <- ncol(X)
  b <- basis(X); start <- c(qlogis(mean(y)), rep(0, k - 1)); m <- top_of(b$B, y, 0, b$B, start)
  est <- drop(b$A %*% m$g); Vw <- solve(crossprod(b$B * sqrt(m$w))); V <- b$A %*% Vw %*% t(b$A); se <- sqrt(diag(V))
  r <- lapply(robust(Vw, b$B * m$S, d$town, b$B * sqrt(m$w), m$S / sqrt(m$w)), function(v) sqrt(diag(b$A %*% v %*% t(b$A))))
  if (checked) {
    f <- glm(update(form, any ~ .), binomial, d, method = "brglmFit", type = "AS_mean", start = unname(est) + .05, control = list(epsilon = 1e-12, maxit = 5000))
    stopifnot(all.equal(unname(coef(f)), unname(est), tolerance = 1e-6), all.equal(unname(sqrt(diag(vcov(f)))), unname(se), tolerance = 1e-5))
  }
  best <- m$value
  # Each coefficient held at a value: its column in the offset, the others on a basis of their own.
  profile <- function(j) {
    o <- basis(X[, -j, drop = FALSE])
    # Where an answer is all but separated there are several tops: the highest of those that two starts lead to.
    from <- function(v) list(est[-j], est[-j] + V[-j, j] / V[j, j] * (v - est[j]))
    fall <- function(v) min(sapply(from(v), function(s) 2 * (best - top_of(o$B, y, X[, j] * v, b$B, drop(solve(o$A, s)))$value)))
    end <- function(side) {
      f <- function(u) fall(est[j] + side * u * se[j]) - qchisq(.95, 1); far <- 1
      while (f(far) < 0) far <- far * 1.5
      est[j] + side * se[j] * uniroot(f, c(0.2, far), tol = 1e-11)$root
    }
    c(chi = fall(0), low = end(-1), high = end(1))
  }
  p <- sapply(seq_len(k), profile); none <- top_of(b$B[, 1, drop = FALSE], y, 0, b$B, qlogis(mean(y)))
  nm <- sub("\\(Intercept\\)", "(intercept)", gsub("industry", "industry=", colnames(X))); named <- function(v) as.list(setNames(as.numeric(v), nm))
  # Average effects by numerical derivatives.
  effect <- function(v) {
    change <- if (is.factor(d[[v]])) return(NULL) else if (all(d[[v]] %in% 0:1)) function(g) {
      hi <- lo <- d; hi[[v]] <- 1; lo[[v]] <- 0
      mean(plogis(drop(model.matrix(form, hi) %*% b$A %*% g)) - plogis(drop(model.matrix(form, lo) %*% b$A %*% g))) }
    else function(g) { j <- which(colnames(X) == v); q <- plogis(drop(b$B %*% g)); mean(q * (1 - q)) * drop(b$A %*% g)[j] }
    G <- grad(change, m$g); list(estimate = change(m$g), se = sqrt(drop(t(G) %*% Vw %*% G)))
  }
  effects <- Filter(Negate(is.null), sapply(vars, effect, simplify = FALSE)); ll <- sum(y * log(m$p) + (1 - y) * log1p(-m$p))
  list(vars = as.list(vars), n = nrow(d), events = sum(y), coef = named(est), se = named(se), hc1 = named(r$hc1), cluster = named(r$cluster),
    chi = named(p["chi", ]), p = named(pchisq(p["chi", ], 1, lower.tail = FALSE)), low = named(p["low", ]), high = named(p["high", ]),
    all = 2 * (best - none$value), all_p = pchisq(2 * (best - none$value), k - 1, lower.tail = FALSE), logLik = ll,
    null = sum(y) * log(mean(y)) + sum(1 - y) * log1p(-mean(y)), expected = sum(m$p), ame = effects)
}

js <- function(x) {
  num <- function(v) ifelse(is.finite(v), ifelse(v == round(v) & abs(v) < 1e15, sprintf("%.0f", v), sprintf("%.17g", v)), "null")
  if (is.list(x)) { if (is.null(names(x))) paste0("[", paste(sapply(x, js), collapse = ","), "]")
    else paste0("{", paste0('"', names(x), '":', sapply(x, js), collapse = ",\n"), "}") }
  else { v <- if (is.character(x)) paste0('"', x, '"') else num(as.numeric(x)); if (length(x) == 1) v else paste0("[", paste(v, collapse = ","), "]") }
}

write.csv(make_rare(), "rare.csv", row.names = FALSE, quote = FALSE, eol = "\n")
read <- function(name) read.csv(paste0(name, ".csv"), na.strings = "")
all <- list(
  made_by = R.version.string,
  packages = as.list(sapply(c("brglm2", "numDeriv"), function(p) as.character(packageVersion(p)))),
  sets = list(
    workshops = firth(read("workshops"), c("inside", "size", "distance", "contacts", "subcontractor", "industry"), TRUE),
    lopsided = firth(read("lopsided"), c("inside", "size", "contacts", "industry"), TRUE),
    # Of terms that all but separate, but not those that differ in the fourth digit alone.
    degenerate = firth(read("degenerate"), c("inside", "contacts", "subcontractor"), TRUE),
    rare = firth(read("rare"), c("inside", "size", "contacts", "laboratory", "industry"), TRUE)))
writeLines(js(all), "firth-answers.json")
cat("ok\n")
