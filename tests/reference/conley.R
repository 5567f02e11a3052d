# Rscript conley.R  (run in tests/reference, after make.R) -> conley-answers.json
#
# Conley's spatial errors by the definition: every pair of firms with its weight, on a sphere of 6371.0088 km. Positions are made
# of a set's plane: 0.01 degrees for one of its units, from 135° east and 35° north. Base R alone.
number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
conley <- function(m, d, km, kernel) {
  X <- model.matrix(m); n <- nrow(X); k <- ncol(X)
  if (inherits(m, "glm")) { s <- X * (residuals(m, "working") * weights(m, "working")); bread <- summary(m)$cov.unscaled }
  else { s <- X * residuals(m); bread <- solve(crossprod(X)) }
  lng <- (135 + d$x / 100) * pi / 180; lat <- (35 + d$y / 100) * pi / 180; meat <- matrix(0, k, k)
  for (i in 1:n) for (j in 1:n) {
    a <- sin((lat[i] - lat[j]) / 2)^2 + cos(lat[i]) * cos(lat[j]) * sin((lng[i] - lng[j]) / 2)^2
    share <- 2 * 6371.0088 * asin(min(1, sqrt(a))) / km
    if (share > 1) next
    meat <- meat + (if (kernel == "uniform") 1 else 1 - share) * outer(s[i, ], s[j, ])
  }
  v <- diag(bread %*% meat %*% bread) * n / (n - k)
  object(setNames(lapply(ifelse(v < 0, NA, sqrt(pmax(0, v))), number), names(coef(m))))
}
tight <- glm.control(epsilon = 1e-14, maxit = 200)
out <- list()
for (set in c("workshops", "lopsided")) {
  d <- read.csv(paste0(set, ".csv"), na.strings = ""); of <- list()
  for (family in c("ols", "poisson", "logit")) {
    y <- c(ols = "sales", poisson = "products", logit = "any")[[family]]
    own <- d[complete.cases(d[, c(y, "inside", "size", "distance")]), ]
    formula <- reformulate(c("inside", "size", "distance"), y)
    m <- switch(family, ols = lm(formula, own), poisson = glm(formula, poisson, own, control = tight),
      logit = glm(formula, binomial, own, control = tight))
    for (kernel in c("bartlett", "uniform")) for (km in c(3, 25)) of[[paste(family, kernel, km)]] <- conley(m, own, km, kernel)
  }
  out[[set]] <- object(of)
}
writeLines(object(out), "conley-answers.json")
