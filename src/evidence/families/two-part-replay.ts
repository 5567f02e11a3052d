/** Hurdle and zero-inflated negative binomial counts by pscl, for replay.R. */
export const TWO_PART_SCRIPT = String.raw`
fit_two_part <- function(fit, formula, data, dist) {
  if (!requireNamespace("pscl", quietly = TRUE)) {
    cat("pscl is not installed: left out\n")
    return(NULL)
  }
  m <- fit(formula, data, dist)
  k <- length(coef(m)) + (dist == "negbin")
  theta <- if (dist == "negbin") unname(m$theta[1]) else NA
  list(estimate = coef(m), error = sqrt(diag(vcov(m))), loglik = as.numeric(logLik(m)), aic = 2 * k - 2 * as.numeric(logLik(m)),
    bic = k * log(nrow(data)) - 2 * as.numeric(logLik(m)), n = nrow(data), theta = theta, fitted = fitted(m),
    response = function(rows) predict(m, rows, type = "response"))
}
inflated <- function(formula, data, dist) pscl::zeroinfl(formula, data, offset = offset, dist = dist, control = pscl::zeroinfl.control(reltol = 1e-14, maxit = 20000))
hurdled <- function(formula, data, dist) pscl::hurdle(formula, data, offset = offset, dist = dist, control = pscl::hurdle.control(reltol = 1e-14, maxit = 20000))
fit_zinb <- function(formula, data) fit_two_part(inflated, formula, data, "negbin")
fit_hurdle <- function(formula, data) fit_two_part(hurdled, formula, data, "poisson")
fit_hurdle_nb <- function(formula, data) fit_two_part(hurdled, formula, data, "negbin")
`;
