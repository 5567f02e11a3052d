# Rscript gravity-fixed.R  (run in tests/reference, after gravity.R) -> gravity-fixed-answers.json
#
# The contacts of gravity.csv with an effect of each cluster and each institution, by glm with dummies, and errors clustered by both after Cameron,
# Gelbach and Miller 2011 with G/(G - 1) of the fewer members. Two institutions and a cluster are given no contacts; they are left out.
pairs <- read.csv("gravity.csv")
pairs$contacts[pairs$institution %in% c(5, 17) | pairs$cluster == 3] <- 0
takes <- function(of) { sums <- tapply(pairs$contacts, of, sum); of %in% names(sums)[sums > 0] }
d <- pairs[takes(pairs$cluster) & takes(pairs$institution), ]
fit <- glm(contacts ~ log_km + factor(cluster) + factor(institution), poisson, d, control = glm.control(epsilon = 1e-15, maxit = 200))
x <- model.matrix(fit); mu <- exp(drop(x %*% coef(fit))); bread <- solve(crossprod(x * sqrt(mu)))
scores <- x * (d$contacts - mu)
meat <- function(by) crossprod(rowsum(scores, by))
g <- min(length(unique(d$cluster)), length(unique(d$institution)))
v <- bread %*% (meat(d$cluster) + meat(d$institution) - meat(seq_len(nrow(d)))) %*% bread * g / (g - 1)
b <- coef(fit)[["log_km"]]; se <- sqrt(v["log_km", "log_km"]); reach <- qt(.975, g - 1) * se
answers <- c(n = nrow(d), firsts = length(unique(d$cluster)), seconds = length(unique(d$institution)),
  firstsWithout = 8 - length(unique(d$cluster)), secondsWithout = 30 - length(unique(d$institution)),
  estimate = b, standardError = se, df = g - 1, pValue = 2 * pt(-abs(b / se), g - 1), ciLow = b - reach, ciHigh = b + reach)
writeLines(c("{", paste0("  \"", names(answers), "\": ", sprintf("%.15g", answers), ifelse(seq_along(answers) < length(answers), ",", "")), "}"),
  "gravity-fixed-answers.json")
