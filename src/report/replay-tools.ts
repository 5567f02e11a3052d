/** The part of replay.R that is the same for every study: reading, fitting, comparing. Plain R; MASS and pscl on demand. */
export const REPLAY_TOOLS = String.raw`
here <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
if (length(here) == 1) setwd(dirname(here))

# R has no text with NUL.
read_rows <- function(file) {
  bytes <- readBin(file, "raw", file.size(file))
  if (identical(bytes[1:3], as.raw(c(0xef, 0xbb, 0xbf)))) bytes <- bytes[-(1:3)]
  text <- rawToChar(bytes[bytes != 0])
  Encoding(text) <- "UTF-8"
  read.csv(text = text, encoding = "UTF-8", na.strings = "", colClasses = "character")
}
d <- read_rows("analysis.csv")
for (name in c("lng", "lat", intersect("density", names(d)))) d[[name]] <- as.numeric(d[[name]])
for (name in c("outcome", "inside", "cluster", "proximity", "frequency", "subcontractor", "size")) d[[name]] <- as.numeric(d[[name]])
d$row <- seq_len(nrow(d))
# The log of what counts are per; 0 for counts as they are.
d$offset <- if (is.null(d$offset)) 0 else as.numeric(d$offset)
# As linear models beside those of counts take them.
per_unit <- function(rows) transform(rows, outcome = outcome / exp(offset))
# Levels in the order of their characters, whatever the locale: the first, or the base, is what dummies compare with.
levels_of <- function(x, base = NULL) {
  # An apostrophe guards texts that spreadsheets would run as formulas.
  x <- sub("^'(?='*[=+@\uff1d\uff0b\uff0d\uff20\t\r\n-])", "", as.character(x), perl = TRUE)
  found <- sort(unique(x), method = "radix")
  factor(x, levels = unique(c(base, found)))
}
for (name in c("industry", "region")) d[[name]] <- levels_of(d[[name]])
everyone <- d
# A firm without a municipality or a prefecture is a group of its own.
own_group <- function(groups) ifelse(is.na(groups), paste0("row", seq_along(groups)), groups)
# Squares in rows of latitude, as wide at the middle of a row as high.
squares <- function(d, km) {
  degrees <- km / (6371.0088 * pi / 180)
  row <- floor(d$lat / degrees)
  ifelse(is.na(d$lat), NA, paste(row, floor(d$lng * cos((row + 0.5) * degrees * pi / 180) / degrees)))
}

differing <- 0
section <- function(title) cat("\n", title, "\n", sep = "")
check <- function(name, got, expected, slack = 1e-6) {
  got <- unname(as.numeric(got))
  same <- length(got) == 1 && is.finite(got) && abs(got - expected) <= slack * max(1e-4, abs(expected))
  if (!same) differing <<- differing + 1
  shown <- function(x) formatC(x, digits = 6, format = "g", width = 12)
  cat(sprintf("%-44s %s %s  %s\n", name, shown(got), shown(expected), if (same) "same" else "DIFFERENT"))
}
# What needs the package survey is counted apart, and left out where that is missing. It is loaded when it is first asked for, since that takes longest.
delayedAssign("has_survey", requireNamespace("survey", quietly = TRUE))
of_survey <- 0
by_survey <- function(checked) {
  of_survey <<- of_survey + 1
  if (has_survey) checked
}
finish <- function() {
  if (of_survey > 0) cat("\n", of_survey, " of the numbers need the package survey",
    if (has_survey) "." else ", which is not installed: they were not compared.", "\n", sep = "")
  cat("\n", if (differing == 0) "All numbers are the same." else paste(differing, "numbers differ."), "\n", sep = "")
  if (differing > 0) quit(status = 1)
}

# Clustered errors with each group's residuals lengthened so that they are unbiased for independent firms (CR2: Bell and McCaffrey 2002), of residuals over
# the family's deviation. Z: the weighted design, whose cross product is the inverse of the bread.
bias_reduced <- function(scores, bread, Z, groups) {
  L <- t(chol(bread))
  Z <- Z %*% L
  rows <- split(seq_len(nrow(Z)), groups)
  if (length(rows) < 2) return(NULL)
  sums <- lapply(rows, function(i) drop(crossprod(L, colSums(scores[i, , drop = FALSE]))))
  roots <- lapply(rows, function(i) {
    own <- svd(Z[i, , drop = FALSE], nu = 0)
    list(V = own$v, share = own$d^2, factor = ifelse(own$d^2 > 1 - 1e-9, 0, 1 / sqrt(pmax(1e-12, 1 - own$d^2))))
  })
  longer <- mapply(function(r, s) s + drop(r$V %*% ((r$factor - 1) * crossprod(r$V, s))), roots, sums, SIMPLIFY = FALSE)
  v <- L %*% Reduce("+", lapply(longer, tcrossprod)) %*% t(L)
  # Satterthwaite's degrees of freedom of an estimate by its derivatives.
  df <- function(gradient) {
    c <- drop(crossprod(L, gradient))
    own <- sapply(roots, function(r) sum(r$share * (r$factor * crossprod(r$V, c))^2))
    z <- sapply(roots, function(r) drop(r$V %*% (r$share * r$factor * crossprod(r$V, c))))
    hat <- colSums(z^2)
    max(1, sum(own - hat)^2 / (sum(own * (own - 2 * hat)) + sum(tcrossprod(z)^2)))
  }
  list(v = v, df = df)
}
cluster_errors <- function(scores, bread, Z, groups) {
  reduced <- bias_reduced(scores, bread, Z, groups)
  if (is.null(reduced)) rep(NA_real_, ncol(scores)) else sqrt(diag(reduced$v))
}

# Conley 1999 on great circles, with n/(n-k).
near_weights <- function(data, km, kernel) {
  half <- function(x) outer(x, x, "-") * pi / 360
  cosine <- cos(data$lat * pi / 180)
  a <- sin(half(data$lat))^2 + sin(half(data$lng))^2 * outer(cosine, cosine)
  share <- 2 * 6371.0088 * asin(pmin(sqrt(a), 1)) / km
  weight <- if (kernel == "uniform") (share <= 1) * 1 else pmax(1 - share, 0)
  weight[is.na(weight)] <- 0
  diag(weight) <- 1
  weight
}
conley_errors <- function(f, data, km, kernel) {
  weight <- near_weights(data, km, kernel)
  n <- nrow(f$scores)
  v <- f$bread %*% crossprod(f$scores, weight %*% f$scores) %*% f$bread * n / (n - ncol(f$scores))
  setNames(suppressWarnings(sqrt(diag(v))), colnames(f$scores))
}

# Errors of a sum of cells' weighted means, each times its multiple, that let firms be alike, and Satterthwaite's degrees of freedom: CR2 (Bell
# and McCaffrey 2002) by group, or Conley's sum scaled to be unbiased for independent firms. e: what a firm has beyond its cell's mean.
cell_errors <- function(d, e, weight, cell, multiple, near, partial = FALSE) {
  total <- as.numeric(tapply(weight, factor(cell, seq_along(multiple)), sum))
  q <- matrix(0, length(e), length(total))
  q[cbind(seq_along(e), cell)] <- sqrt(weight / total[cell])
  if (is.null(near)) {
    own <- rowsum(q^2, d$group)
    whole <- own > 1 - 1e-9
    if (any(whole) && !partial) return(list(se = NA, df = NA))
    up <- ifelse(whole, 0, 1 / sqrt(pmax(1e-12, 1 - own)))
    across <- function(x) rep(x, each = nrow(own))
    sums <- rowsum(q * sqrt(weight) * e, d$group) * across(multiple / sqrt(total))
    z <- up * own * across(multiple / sqrt(total))
    a <- rowSums(up^2 * own * across(multiple^2 / total))
    h <- rowSums(z^2)
    return(list(se = sqrt(sum(rowSums(up * sums)^2)), df = sum(a - h)^2 / (sum(a * (a - 2 * h)) + sum(crossprod(z)^2))))
  }
  lever <- multiple[cell] / total[cell] * sqrt(weight)
  e <- e * sqrt(weight)
  w <- near_weights(d, near$km, near$kernel) * outer(lever, lever)
  wq <- w %*% q
  qwq <- crossprod(q, wq)
  trace <- sum(diag(w)) - sum(diag(qwq))
  v <- sum(e * (w %*% e)) * sum(lever^2) / trace
  list(se = if (v > 0) sqrt(v) else NA, df = trace^2 / (sum(w^2) - 2 * sum(wq^2) + sum(qwq^2)))
}
robust_difference <- function(d, near) cell_errors(d, d$outcome - ave(d$outcome, d$inside), rep(1, nrow(d)), d$inside + 1, c(-1, 1), near)

# Firms that survey weights let take part.
weighed_rows <- function(d) {
  d$survey_weight <- as.numeric(d$survey_weight)
  d[!is.na(d$survey_weight) & d$survey_weight > 0, ]
}
# svyglm with the errors of firms, of groups, and what Conley's errors need.
fit_survey <- function(formula, data, family) {
  if (!has_survey) return(NULL)
  design <- function(ids) survey::svydesign(ids = ids, weights = ~survey_weight, data = data)
  fit <- function(design, start = NULL) eval(bquote(survey::svyglm(formula, design, family = family, start = .(start),
    control = glm.control(epsilon = 1e-15, maxit = 100))))
  m <- fit(design(~1))
  for (again in 1:5) m <- fit(design(~1), unname(coef(m)))
  k <- length(coef(m))
  groups <- length(unique(data$group))
  clustered <- if (groups > k) survey::SE(fit(design(~group), unname(coef(m)))) else rep(NA_real_, k)
  X <- model.matrix(m)
  # svyglm translates names where the locale can't hold them.
  colnames(X) <- colnames(model.matrix(formula, data))
  named <- function(x) setNames(as.numeric(x), colnames(X))
  list(estimate = named(coef(m)), error = named(survey::SE(m)), clustered = named(clustered), n = nrow(X),
    scores = X * (m$residuals * m$weights), bread = solve(crossprod(X * sqrt(m$weights))),
    fitted = as.numeric(fitted(m)), response = function(rows) family$linkinv(drop(model.matrix(formula, rows) %*% coef(m)) + rows$offset))
}
weighed_difference <- function(d, grouped, near = NULL) {
  if (!has_survey) return(NULL)
  d <- d[!is.na(d$outcome) & !is.na(d$inside), ]
  f <- fit_survey(outcome ~ inside, d, gaussian())
  groups <- length(unique(d$group))
  se <- if (grouped) f$clustered[["inside"]] else f$error[["inside"]]
  df <- (if (grouped) groups else nrow(d)) - 2
  if (!is.null(near)) {
    se <- conley_errors(f, d, near$km, near$kernel)[["inside"]]
    df <- max(1, nrow(d)^2 / sum(near_weights(d, near$km, near$kernel)^2) - 1)
  }
  b <- f$estimate[["inside"]]
  list(m1 = sum(f$estimate), m0 = f$estimate[[1]], difference = b, se = se, df = df, low = b - qt(0.975, df) * se,
    high = b + qt(0.975, df) * se, p = 2 * pt(-abs(b / se), df), effective = sum(d$survey_weight)^2 / sum(d$survey_weight^2))
}

# One cluster against the firms outside of all: alike by group where asked for, else by Welch; by survey weights where there are any.
cluster_difference <- function(d, number, robust) {
  d <- d[!is.na(d$outcome) & (d$inside %in% 0 | d$cluster %in% number), ]
  d$inside <- as.numeric(d$cluster %in% number)
  x <- d$outcome[d$inside == 1]
  y <- d$outcome[d$inside == 0]
  judged <- function(b, se, df) c(b, b + c(-1, 1) * qt(0.975, df) * se, 2 * pt(-abs(b / se), df))
  if ("survey_weight" %in% names(d)) {
    w <- weighed_difference(d, robust)
    own <- d[d$inside == 1, ]
    return(judged(w$difference, w$se, min(w$df, (if (robust) length(unique(own$group)) else nrow(own)) - 1)))
  }
  if (robust) {
    found <- robust_difference(d, NULL)
    return(judged(mean(x) - mean(y), found$se, found$df))
  }
  if (length(x) < 2) return(c(mean(x) - mean(y), NA, NA, NA))
  welch <- t.test(x, y)
  c(mean(x) - mean(y), welch$conf.int, welch$p.value)
}

compare <- function(d, near = NULL) {
  d <- d[!is.na(d$outcome) & !is.na(d$inside), ]
  x <- d$outcome[d$inside == 1]
  y <- d$outcome[d$inside == 0]
  n1 <- length(x); n0 <- length(y)
  constant <- var(x) + var(y) == 0
  welch <- if (constant) list(statistic = NA, parameter = NA, p.value = NA, conf.int = c(NA, NA)) else t.test(x, y)
  wilcox <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  m <- lm(outcome ~ inside, d)
  robust <- robust_difference(d, near)
  b <- coef(m)[2]
  reach <- qt(0.975, robust$df) * robust$se
  yes_no <- all(d$outcome %in% 0:1)
  list(n1 = n1, n0 = n0, m1 = mean(x), m0 = mean(y), median1 = median(x), median0 = median(y), sd1 = sd(x), sd0 = sd(y), welch = welch, wilcox = wilcox,
    cohen = (mean(x) - mean(y)) / sqrt(((n1 - 1) * var(x) + (n0 - 1) * var(y)) / (n1 + n0 - 2)),
    cliff = 2 * unname(wilcox$statistic) / (n1 * n0) - 1,
    fisher = if (yes_no) fisher.test(table(factor(d$inside, 0:1), factor(d$outcome, 0:1)))$p.value else NA,
    se = robust$se, df = robust$df, low = b - reach, high = b + reach, p = 2 * pt(-abs(b / robust$se), robust$df))
}

r_squared <- function(f, rows) 1 - sum((rows$outcome - f$fitted)^2) / sum((rows$outcome - mean(rows$outcome))^2)
# Log-likelihoods without any term.
none_poisson <- function(y, o) sum(dpois(y, exp(o) * sum(y) / sum(exp(o)), log = TRUE))
none_shares <- function(y) sum(table(y) * log(table(y) / length(y)))
none_nb <- function(y, o) {
  mu <- function(l) if (all(o == 0)) mean(y) else fitted(glm(y ~ 1, MASS::negative.binomial(exp(l)), offset = o, control = tight()))
  optimise(function(l) sum(dnbinom(y, size = exp(l), mu = mu(l), log = TRUE)), c(-12, 12), maximum = TRUE, tol = 1e-10)$objective
}

same_rows <- function(d, columns) droplevels(d[complete.cases(d[, c("outcome", columns)]), ])

of_glm <- function(m, data, aic = AIC(m), loglik = as.numeric(logLik(m)), bic = BIC(m), theta = NA) {
  X <- model.matrix(m)
  # At the coefficients themselves; what glm holds is of the step before.
  eta <- drop(X %*% coef(m)) + data$offset
  own <- family(m)
  steep <- own$mu.eta(eta)
  spread <- own$variance(own$linkinv(eta))
  Z <- X * (steep / sqrt(spread))
  bread <- solve(crossprod(Z))
  scores <- X * ((m$y - own$linkinv(eta)) * steep / spread)
  clustered <- cluster_errors(scores, bread, Z, data$group)
  list(estimate = coef(m), error = setNames(sqrt(diag(bread)), names(coef(m))), clustered = setNames(clustered, names(coef(m))),
    loglik = loglik, aic = aic, bic = bic, n = nrow(X), theta = theta, scores = scores, bread = bread,
    Z = Z, X = X, fitted = own$linkinv(eta), response = function(rows) own$linkinv(drop(model.matrix(formula(m), rows) %*% coef(m)) + rows$offset))
}
tight <- function() glm.control(epsilon = 1e-15, maxit = 200)
fit_lm <- function(formula, data) {
  m <- lm(formula, data)
  X <- model.matrix(m)
  bread <- solve(crossprod(X))
  scores <- X * residuals(m)
  clustered <- cluster_errors(scores, bread, X, data$group)
  list(estimate = coef(m), error = summary(m)$coefficients[, 2], clustered = setNames(clustered, names(coef(m))),
    loglik = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m), n = nrow(X), scores = scores, bread = bread,
    Z = X, X = X, fitted = fitted(m), response = function(rows) drop(model.matrix(formula, rows) %*% coef(m)))
}
fit_poisson <- function(formula, data) of_glm(glm(formula, poisson, data, offset = offset, control = tight()), data)
fit_logit <- function(formula, data) of_glm(glm(formula, binomial, data, control = tight()), data)
fit_probit <- function(formula, data) of_glm(glm(formula, binomial("probit"), data, control = tight()), data)
# glm.nb stops early where counts are sparse: coefficients and theta are improved in turns until neither moves.
fit_nb <- function(formula, data) {
  # It takes an offset in the formula alone.
  m <- MASS::glm.nb(if (all(data$offset == 0)) formula else update(formula, . ~ . + offset(offset)), data, control = tight())
  theta <- m$theta
  y <- data$outcome
  for (turn in 1:500) {
    before <- c(coef(m), log(theta))
    score <- function(t) sum(digamma(t + y) - digamma(t) + log(t) + 1 - log(t + fitted(m)) - (y + t) / (fitted(m) + t))
    theta <- exp(uniroot(function(l) score(exp(l)), log(theta) + c(-0.5, 0.5), extendInt = "yes", tol = 1e-14)$root)
    m <- glm(formula, MASS::negative.binomial(theta), data, offset = offset, control = tight(), start = coef(m))
    if (max(abs(c(coef(m), log(theta)) - before)) < 1e-11) break
  }
  loglik <- sum(dnbinom(y, size = theta, mu = fitted(m), log = TRUE))
  k <- length(coef(m)) + 1
  of_glm(m, data, aic = 2 * k - 2 * loglik, loglik = loglik, bic = k * log(nrow(data)) - 2 * loglik, theta = theta)
}
fit_ordered <- function(formula, data, method) {
  data$outcome <- factor(data$outcome)
  m <- MASS::polr(formula, data, Hess = TRUE, method = method, control = list(reltol = 1e-15, maxit = 5000))
  errors <- summary(m)$coefficients[, 2]
  list(estimate = c(coef(m), m$zeta), error = errors, loglik = as.numeric(logLik(m)), aic = AIC(m), bic = BIC(m), n = nrow(data),
    fitted = drop(fitted(m) %*% as.numeric(levels(data$outcome))),
    response = function(rows) drop(predict(m, rows, type = "probs") %*% as.numeric(levels(data$outcome))))
}
fit_ordered_logit <- function(formula, data) fit_ordered(formula, data, "logistic")
fit_ordered_probit <- function(formula, data) fit_ordered(formula, data, "probit")
fit_zip <- function(formula, data) {
  if (!requireNamespace("pscl", quietly = TRUE)) {
    cat("pscl is not installed: left out\n")
    return(NULL)
  }
  m <- pscl::zeroinfl(formula, data, offset = offset, dist = "poisson", control = pscl::zeroinfl.control(reltol = 1e-14))
  list(estimate = coef(m), error = sqrt(diag(vcov(m))), loglik = as.numeric(logLik(m)), aic = AIC(m),
    bic = -2 * as.numeric(logLik(m)) + log(nrow(data)) * length(coef(m)), n = nrow(data), fitted = fitted(m),
    response = function(rows) predict(m, rows, type = "response"))
}
`;
