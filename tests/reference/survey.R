# Rscript survey.R  (run in tests/reference, after make.R) -> survey-answers.json
#
# Inside against outside and regressions by survey weights, as R's survey package has them: svyby, svyglm and svyttest under
# svydesign(ids = ~1) and svydesign(ids = ~town), on two sets of make.R. Average effects are weighted averages with the delta method on
# vcov of svyglm. The weights are made of whole numbers, so that the tests make the same; some are missing, some 0.
suppressMessages(library(survey))

number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
numbers <- function(v) object(lapply(v, number))

weights_of <- function(d) {
  i <- seq_len(nrow(d))
  w <- (1 + (7 * i) %% 11) * ifelse(d$inside == 1, 1, 3) * (1 + d$town %% 4)
  w[i %% 23 == 0] <- 0
  w[i %% 17 == 0] <- NA
  w
}
designs <- function(own) list(
  independent = svydesign(ids = ~1, weights = ~w, data = own),
  clustered = svydesign(ids = ~town, weights = ~w, data = own)
)

compared <- function(own, y) {
  own$v <- own[[y]]
  lapply(designs(own), function(design) {
    m <- svyglm(v ~ inside, design)
    by <- svyby(~v, ~inside, design, svymean)
    test <- svyttest(v ~ inside, design)
    reach <- confint(m)["inside", ]
    stopifnot(all.equal(unname(test$statistic), summary(m)$coefficients[2, 3]), all.equal(unname(test$p.value), summary(m)$coefficients[2, 4]))
    numbers(c(
      outside = by[1, "v"], outside_error = by[1, "se"], inside = by[2, "v"], inside_error = by[2, "se"],
      difference = coef(m)[[2]], error = SE(m)[[2]], t = unname(test$statistic), df = m$df.residual, p = unname(test$p.value),
      low = reach[[1]], high = reach[[2]], sum = sum(own$w), effective = sum(own$w)^2 / sum(own$w^2)
    ))
  })
}

families <- list(ols = gaussian(), poisson = quasipoisson(), logit = quasibinomial(), probit = quasibinomial("probit"))
outcomes <- c(ols = "sales", poisson = "products", logit = "any", probit = "any")
terms <- c("inside", "size", "distance", "industry")

# The weighted average of the expected outcome with inside at a value, and its gradient.
average_at <- function(m, own, value) {
  own$inside <- value
  X <- model.matrix(delete.response(terms(m)), own)
  eta <- drop(X %*% coef(m))
  list(value = weighted.mean(m$family$linkinv(eta), own$w), gradient = colSums(X * m$family$mu.eta(eta) * own$w) / sum(own$w))
}
# The weighted average derivative by size; the second derivative of the mean by a difference quotient.
slope_of <- function(m, own) {
  X <- model.matrix(delete.response(terms(m)), own)
  at <- function(b) weighted.mean(m$family$mu.eta(drop(X %*% b)) * b[["size"]], own$w)
  b <- coef(m)
  gradient <- sapply(seq_along(b), function(j) {
    h <- 1e-4 * max(1, abs(b[[j]]))
    e <- replace(numeric(length(b)), j, h)
    (8 * (at(b + e) - at(b - e)) - (at(b + 2 * e) - at(b - 2 * e))) / (12 * h)
  })
  list(value = at(b), gradient = gradient)
}

fitted_as <- function(own, family) {
  own$v <- own[[outcomes[[family]]]]
  own <- own[complete.cases(own[, c("v", terms, "w")]), ]
  own$industry <- factor(own$industry, levels = sort(unique(own$industry), method = "radix"))
  lapply(designs(own), function(design) {
    # Fisher scoring stops as soon as the deviance does: begun anew until the coefficients stand still too.
    fit <- function(start) eval(bquote(svyglm(reformulate(terms, "v"), design, start = .(start), family = families[[family]],
      control = glm.control(epsilon = 1e-15, maxit = 100))))
    m <- fit(NULL)
    for (again in 1:8) m <- fit(unname(coef(m)))
    s <- summary(m)$coefficients
    one <- average_at(m, own, 1)
    none <- average_at(m, own, 0)
    slope <- slope_of(m, own)
    error <- function(g) sqrt(drop(g %*% vcov(m) %*% g))
    object(list(
      n = nrow(own), df = m$df.residual, estimate = numbers(coef(m)), error = numbers(SE(m)),
      p = numbers(setNames(s[, 4], rownames(s))),
      effect = numbers(c(inside = one$value - none$value, size = slope$value)),
      effect_error = numbers(c(inside = error(one$gradient - none$gradient), size = error(slope$gradient)))
    ))
  })
}

out <- list()
for (set in c("workshops", "lopsided")) {
  d <- read.csv(paste0(set, ".csv"), na.strings = "")
  d$w <- weights_of(d)
  d <- d[!is.na(d$w) & d$w > 0, ]
  of <- list()
  for (y in c("products", "any", "sales")) of[[y]] <- object(compared(d[!is.na(d[[y]]) & !is.na(d$inside), ], y))
  for (family in names(families)) of[[family]] <- object(fitted_as(d, family))
  out[[set]] <- object(of)
}
writeLines(object(out), "survey-answers.json")
