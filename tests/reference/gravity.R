# Answers of R for tests/linkage/gravity.test.ts: a Poisson regression of made-up contacts, zeros kept, with HC1 errors.
# Run in this folder: Rscript gravity.R
set.seed(2006)
pairs <- expand.grid(cluster = 1:8, institution = 1:30)
firms <- sample(10:200, 8)
staff <- sample(20:900, 30)
pairs$log_km <- round(log(runif(nrow(pairs), 1, 400)), 6)
pairs$log_firms <- round(log(firms[pairs$cluster]), 6)
pairs$log_staff <- round(log(staff[pairs$institution]), 6)
rate <- exp(-2 - 0.9 * pairs$log_km + 0.8 * pairs$log_firms + 0.5 * pairs$log_staff)
pairs$contacts <- rnbinom(nrow(pairs), mu = rate, size = 0.8)
write.csv(pairs, "gravity.csv", row.names = FALSE, quote = FALSE)

fit <- glm(contacts ~ log_km + log_firms + log_staff, poisson, pairs,
           control = glm.control(epsilon = 1e-14, maxit = 100))
x <- model.matrix(fit)
mu <- fitted(fit)
bread <- solve(crossprod(x * sqrt(mu)))
n <- nrow(x)
v <- bread %*% crossprod(x * (pairs$contacts - mu)) %*% bread * n / (n - ncol(x))
numbers <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
answers <- c(
  coefficients = numbers(coef(fit)),
  standardErrors = numbers(sqrt(diag(v))),
  deviance = sprintf("%.15g", deviance(fit)),
  expected = numbers(mu),
  pearson = numbers(residuals(fit, "pearson")),
  devianceResidual = numbers(residuals(fit, "deviance"))
)
writeLines(c("{", paste0("  \"", names(answers), "\": ", answers,
  ifelse(seq_along(answers) < length(answers), ",", "")), "}"), "gravity-answers.json")
