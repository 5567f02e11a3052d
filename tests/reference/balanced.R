# Rscript balanced.R  (run in tests/reference, after make.R) -> balanced-answers.json
#
# Inside against outside within strata and by matching, on the sets that make.R wrote: least squares and its clustered errors by
# base R, the matches by looking at every pair. Strata: industries; sizes cut at 1, 2, 3 and 4; both. Caliper: 0.2 sd of the size.
errors <- function(X, w, e, town) {
  bread <- solve(crossprod(X * w, X)); s <- rowsum(X * (w * e), town); g <- nrow(s)
  bread %*% crossprod(s) %*% bread * g / (g - 1) * (nrow(X) - 1) / (nrow(X) - ncol(X))
}
stratified <- function(d, stratum) {
  d$s <- stratum; d <- d[!is.na(d$y) & !is.na(d$s), ]; inside <- sum(d$inside)
  both <- names(which(tapply(d$inside, d$s, function(v) any(v == 1) && any(v == 0)))); d <- d[d$s %in% both, ]
  if (nrow(d) == 0) return(list(inside = inside, matched = 0))
  one <- sapply(both, function(s) as.numeric(d$s == s)); X <- cbind(one, one * d$inside)
  b <- qr.coef(qr(X), d$y); n1 <- colSums(one * d$inside); a <- c(0 * n1, n1 / sum(n1))
  se <- if (length(unique(d$town)) > 1) sqrt(drop(a %*% errors(X, rep(1, nrow(X)), drop(d$y - X %*% b), d$town) %*% a)) else NA
  list(inside = inside, matched = sum(d$inside), counterparts = sum(d$inside == 0), difference = sum(a * b), se = se,
    p = 2 * pt(-abs(sum(a * b) / se), length(unique(d$town)) - 1))
}
matched <- function(d, stratum) {
  d$s <- stratum; d <- d[!is.na(d$y) & !is.na(d$s) & !is.na(d$size), ]; inside <- sum(d$inside); w <- rep(0, nrow(d))
  caliper <- 0.2 * sd(d$size)
  for (i in which(d$inside == 1)) {
    j <- which(d$inside == 0 & d$s == d$s[i]); gap <- abs(d$size[j] - d$size[i])
    if (length(j) == 0 || min(gap) > caliper) next
    j <- j[gap == min(gap)]; w[i] <- 1; w[j] <- w[j] + 1 / length(j)
  }
  d <- d[w > 0, ]; w <- w[w > 0]
  if (nrow(d) == 0) return(list(inside = inside, matched = 0))
  m <- lm(y ~ inside, d, weights = w); X <- model.matrix(m)
  se <- sqrt(errors(X, w, residuals(m), d$town)[2, 2])
  list(inside = inside, matched = sum(d$inside), counterparts = sum(d$inside == 0), difference = unname(coef(m)[2]), se = se,
    p = 2 * pt(-abs(coef(m)[2] / se), length(unique(d$town)) - 1))
}
number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
out <- list()
for (set in c("workshops", "lopsided", "degenerate")) {
  d <- read.csv(paste0(set, ".csv"), na.strings = ""); of <- list()
  sizes <- ifelse(is.na(d$size), NA, findInterval(d$size, 1:4)); both <- ifelse(is.na(d$industry) | is.na(sizes), NA, paste(d$industry, sizes))
  for (y in c("products", "any", "sales")) {
    d$y <- d[[y]]
    answers <- list(industry = stratified(d, d$industry), size = stratified(d, sizes), both = stratified(d, both), matched = matched(d, d$industry))
    of[[y]] <- object(lapply(answers, function(a) object(lapply(a, number))))
  }
  out[[set]] <- object(of)
}
writeLines(object(out), "balanced-answers.json")
