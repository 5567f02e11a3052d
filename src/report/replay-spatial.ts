import type { ReplayFacts } from '../study';
import { check, quoteR, slackened, wrapped } from './replay-text';

/** A coefficient's name in R's formula; of replay-r. */
type NameInR = (name: string) => string;

/** spatialreg's optimiser stops at about 1e-7 of ρ, and a smooth term is nearly its own neighbours' mean, so that ten digits tell less. */
const SLACK = 2e-5;

/** R's part for a model in which neighbours count. SLX needs base R alone, all others spatialreg. */
const SPATIAL_TOOLS = String.raw`
# What needs the package spatialreg is counted apart, and left out where that is missing.
delayedAssign("has_spatialreg", requireNamespace("spatialreg", quietly = TRUE) && requireNamespace("spdep", quietly = TRUE))
of_spatialreg <- 0
by_spatialreg <- function(checked) {
  of_spatialreg <<- of_spatialreg + 1
  if (has_spatialreg) checked
}
finish_spatialreg <- function() {
  if (of_spatialreg > 0) cat("\n", of_spatialreg, " of the numbers need the package spatialreg",
    if (has_spatialreg) "." else ", which is not installed: they were not compared.", "\n", sep = "")
}
# Firms of the model, and each one's neighbours among them.
spatial_rows <- function(d) d[!is.na(d$neighbours), ]
spatial_list <- function(d) {
  own <- which(!is.na(d$neighbours))
  lapply(strsplit(d$neighbours[own], " "), function(n) sort(match(as.integer(n), own)))
}
neighbour_mean <- function(x, near) sapply(near, function(n) mean(x[n]))
lagged_terms <- function(X, near) {
  L <- apply(X[, -1, drop = FALSE], 2, neighbour_mean, near = near)
  colnames(L) <- paste0("lag.", colnames(X)[-1])
  L
}
fit_slx <- function(formula, rows, near) {
  X <- model.matrix(formula, rows)
  Z <- cbind(X, lagged_terms(X, near))
  m <- lm(rows$outcome ~ Z - 1)
  named <- function(x) setNames(as.numeric(x), colnames(Z))
  v <- vcov(m)
  dimnames(v) <- list(colnames(Z), colnames(Z))
  list(n = nrow(X), terms = named(coef(m)), error = named(sqrt(diag(v))), loglik = as.numeric(logLik(m)), aic = AIC(m), v = v, sigma = sqrt(mean(residuals(m)^2)),
    ratio = 2 * (as.numeric(logLik(m)) - as.numeric(logLik(lm(formula, rows)))))
}
# Errors are of the observed information with sigma squared and the coefficients at their best, by whole matrices.
fit_spatial <- function(formula, rows, near, form) {
  if (!has_spatialreg) return(NULL)
  n <- nrow(rows)
  nb <- structure(near, class = "nb", region.id = as.character(seq_len(n)))
  lw <- spdep::nb2listw(nb, style = "W")
  method <- if (n > 1000) "LU" else "eigen"
  control <- list(tol.opt = 1e-12)
  X <- model.matrix(formula, rows)
  data <- data.frame(outcome = rows$outcome, X[, -1, drop = FALSE], check.names = FALSE)
  names(data)[-1] <- paste0("x", seq_len(ncol(X) - 1))
  plain <- reformulate(names(data)[-1], "outcome")
  m <- if (form == "error") spatialreg::errorsarlm(plain, data, lw, method = method, control = control, tol.solve = 1e-20)
    else spatialreg::lagsarlm(plain, data, lw, Durbin = form == "durbin", method = method, control = control, tol.solve = 1e-20)
  rho <- unname(if (form == "error") m$lambda else m$rho)
  y <- rows$outcome
  W <- Matrix::sparseMatrix(rep(seq_len(n), lengths(near)), unlist(near), x = rep(1 / lengths(near), lengths(near)), dims = c(n, n))
  A <- Matrix::Diagonal(n) - rho * W
  # tr G and tr G'G' of G = W (I - rho W)^-1, some columns at a time.
  g <- gg <- 0
  solved <- list()
  for (from in seq(1, n, 500)) {
    of <- from:min(n, from + 499)
    unit <- matrix(0, n, length(of))
    unit[cbind(of, seq_along(of))] <- 1
    G <- as.matrix(W %*% Matrix::solve(A, unit))
    g <- g + sum(G[cbind(of, seq_along(of))])
    gg <- gg + sum(as.matrix(W %*% Matrix::solve(A, G))[cbind(of, seq_along(of))])
  }
  Z <- if (form == "durbin") cbind(X, lagged_terms(X, near)) else X
  Wy <- neighbour_mean(y, near)
  k <- ncol(Z)
  if (form == "error") {
    Xs <- as.matrix(A %*% Z)
    b <- qr.coef(qr(Xs), as.numeric(A %*% y))
    u <- as.numeric(y - Z %*% b)
    e <- as.numeric(A %*% u)
    Wu <- neighbour_mean(u, near)
    cross <- crossprod(Xs, Wu) + crossprod(as.matrix(W %*% Z), e)
    S <- sum(e^2)
    S1 <- -2 * sum(e * Wu)
    S2 <- 2 * sum(Wu^2) - 2 * sum(cross * solve(crossprod(Xs), cross))
    v <- diag(c(1 / (n / 2 * (S2 / S - (S1 / S)^2) + gg), rep(0, k)))
    v[-1, -1] <- solve(crossprod(Xs)) * S / n
  } else {
    Q <- qr(Z)
    b <- qr.coef(Q, y - rho * Wy)
    e <- qr.resid(Q, y - rho * Wy)
    s2 <- sum(e^2) / n
    D <- cbind(Wy, Z)
    I <- rbind(c(n / (2 * s2^2), g / s2, rep(0, k)), cbind(c(g / s2, rep(0, k)), crossprod(D) / s2))
    I[2, 2] <- I[2, 2] + gg
    v <- solve(I)[-1, -1]
  }
  named <- function(x) setNames(as.numeric(x), colnames(Z))
  list(n = n, terms = named(m$coefficients), error = named(sqrt(diag(v))[-1]), rho = rho, rho_error = sqrt(v[1, 1]), sigma = sqrt(sum(e^2) / n),
    loglik = as.numeric(logLik(m)), aic = AIC(m), ratio = 2 * (as.numeric(logLik(m)) - as.numeric(logLik(lm(plain, data)))),
    v = v, trace = c(g, gg) / n)
}
# Direct, indirect and total effect of a term with their errors (delta method; LeSage and Pace 2009).
spatial_effect <- function(f, name) {
  lagged <- paste0("lag.", name)
  has_lag <- lagged %in% names(f$terms)
  b <- f$terms[[name]]
  t <- if (has_lag) f$terms[[lagged]] else 0
  if (is.null(f$rho)) {
    value <- c(b, t, b + t)
    v <- f$v[c(name, lagged), c(name, lagged)]
    D <- rbind(c(1, 0), c(0, 1), c(1, 1))
  } else {
    r <- f$rho
    g <- f$trace[1]
    gg <- f$trace[2]
    s <- 1 / (1 - r)
    at <- c(1, 1 + match(c(name, if (has_lag) lagged), names(f$terms)))
    v <- f$v[at, at]
    direct <- c((g + r * gg) * b + gg * t, 1 + r * g, if (has_lag) g)
    total <- c(s^2 * (b + t), s, if (has_lag) s)
    D <- rbind(direct, total - direct, total)
    value <- c((1 + r * g) * b + g * t, NA, s * (b + t))
    value[2] <- value[3] - value[1]
  }
  c(value, sqrt(diag(D %*% v %*% t(D))))
}
`;

/** The model in which neighbours count; nothing where there is none. `terms`: the formula's right side. */
export function spatialLines(
  { spatialModel }: Pick<ReplayFacts, 'spatialModel'>,
  terms: readonly string[],
  nameInR: NameInR,
): string[] {
  if (!spatialModel?.result.ok) return [];
  const { form } = spatialModel;
  const model = spatialModel.result.value;
  const alone = form === 'slx';
  const one = (name: string, value: string, expected: number, id: string) =>
    wrapped(check(name, value, expected, `spatial_model.${id}`), (line) => {
      const loose = slackened(line, SLACK);
      return alone ? loose : `by_spatialreg(${loose})`;
    });
  const key = (name: string, lagged = false) =>
    `[${quoteR(`${lagged ? 'lag.' : ''}${nameInR(name)}`)}]`;
  const judged = (
    name: string,
    value: string,
    error: string,
    of: { readonly estimate: number; readonly stdError: number },
    id: string,
  ) => [one(name, value, of.estimate, id), one(`${name}, error`, error, of.stdError, id)];
  return [
    SPATIAL_TOOLS,
    `section(${quoteR(`neighbours: ${form}`)})`,
    'near <- spatial_list(everyone)',
    'rows <- droplevels(spatial_rows(everyone))',
    `f <- ${alone ? 'fit_slx' : 'fit_spatial'}(outcome ~ ${terms.join(' + ')}, rows, near${alone ? '' : `, "${form}"`})`,
    one('firms', 'f$n', model.n, 'n'),
    ...(model.spatial
      ? judged('spatial parameter', 'f$rho', 'f$rho_error', model.spatial, 'spatial')
      : []),
    ...model.terms.flatMap((term, at) =>
      judged(
        term.lagged ? `neighbours: ${term.name}` : term.name,
        `f$terms${key(term.name, term.lagged)}`,
        `f$error${key(term.name, term.lagged)}`,
        term,
        `terms.${at}`,
      ),
    ),
    one('sigma', 'f$sigma', model.sigma, 'sigma'),
    one('log-likelihood', 'f$loglik', model.logLikelihood, 'log_likelihood'),
    one('AIC', 'f$aic', model.aic, 'aic'),
    one('likelihood ratio', 'f$ratio', model.againstLinear.statistic, 'likelihood_ratio'),
    ...model.effects.flatMap(({ term, direct, indirect, total }, at) => [
      `v <- ${alone ? '' : 'if (has_spatialreg) '}spatial_effect(f, ${quoteR(nameInR(term))})`,
      ...judged(`${term}: direct`, 'v[1]', 'v[4]', direct, `effects.${at}`),
      ...judged(`${term}: indirect`, 'v[2]', 'v[5]', indirect, `effects.${at}`),
      ...judged(`${term}: total`, 'v[3]', 'v[6]', total, `effects.${at}`),
    ]),
    'finish_spatialreg()',
  ];
}
