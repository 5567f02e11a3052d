# Rscript balanced.R  (run in tests/reference, after make.R) -> balanced-answers.json
#
# Inside against outside within strata and by matching, on the sets that make.R wrote: least squares and its errors (CR2) by base
# R, the matches by looking at every pair. Strata: industries; sizes cut at 1, 2, 3 and 4; both. Caliper: 0.2 sd of the size.
root <- function(m) { e <- eigen(m, TRUE); v <- e$values; e$vectors %*% (ifelse(v > 1e-9, 1 / sqrt(pmax(v, 1e-9)), 0) * t(e$vectors)) }
# CR2 by town and Satterthwaite's degrees of freedom of the estimates' sum a'b.
judge <- function(X, w, e, town, a) {
  # Where one side lies in one town altogether, nothing between towns is known of it.
  if (ncol(X) == 2 && any(tapply(town, X[, 2], function(t) length(unique(t))) == 1)) return(c(se = NA, df = NA))
  X <- X * sqrt(w); e <- e * sqrt(w); B <- solve(crossprod(X)); M <- diag(nrow(X)) - X %*% B %*% t(X); c <- drop(X %*% B %*% a)
  of <- split(seq_along(e), town); adjusted <- lapply(of, function(i) root(M[i, i, drop = FALSE]))
  v <- sum(mapply(function(i, A) sum(c[i] * (A %*% e[i])), of, adjusted)^2)
  P <- mapply(function(i, A) drop(M[, i, drop = FALSE] %*% A %*% c[i]), of, adjusted)
  c(se = sqrt(v), df = sum(P^2)^2 / sum(crossprod(P)^2))
}
stratified <- function(d, stratum) {
  d$s <- stratum; d <- d[!is.na(d$y) & !is.na(d$s), ]; inside <- sum(d$inside)
  both <- names(which(tapply(d$inside, d$s, function(v) any(v == 1) && any(v == 0)))); d <- d[d$s %in% both, ]
  if (nrow(d) == 0) return(list(inside = inside, matched = 0))
  one <- sapply(both, function(s) as.numeric(d$s == s)); X <- cbind(one, one * d$inside)
  b <- qr.coef(qr(X), d$y); n1 <- colSums(one * d$inside); a <- c(0 * n1, n1 / sum(n1))
  r <- if (length(unique(d$town)) > 1) judge(X, rep(1, nrow(X)), drop(d$y - X %*% b), d$town, a) else c(se = NA, df = NA)
  list(inside = inside, matched = sum(d$inside), counterparts = sum(d$inside == 0), difference = sum(a * b), se = r[["se"]],
    p = 2 * pt(-abs(sum(a * b) / r[["se"]]), r[["df"]]))
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
  r <- judge(X, w, residuals(m), d$town, c(0, 1))
  list(inside = inside, matched = sum(d$inside), counterparts = sum(d$inside == 0), difference = unname(coef(m)[2]), se = r[["se"]],
    p = 2 * pt(-abs(coef(m)[2] / r[["se"]]), r[["df"]]))
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
