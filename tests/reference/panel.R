# Rscript panel.R  (run in tests/reference) -> panel.csv, panel-answers.json
#
# Firms over years, with an effect of each firm and of each year by dummies: lm, and glm's Poisson of the firms and years that have any. Errors are clustered
# by group and reduced of their bias (CR2) with Satterthwaite's degrees of freedom, by whole matrices over all dummies (Poisson: of residuals over their deviation); where clubSandwich
# is installed, lm's are compared with its own. F of several terms with G - 1. Some firms are missing in some years, some are seen once, some never have any, in one year nobody
# has. Something happens to firms of one cohort (pair), or of two (stack, each below the other with all firms that it never happens to, an effect of each firm and year in each).
set.seed(20260116)
firms <- 90; years <- 8
cohort <- rep(c(4, 6, 0, 0, 0), length.out = firms); town <- 1 + (seq_len(firms) * 7) %% 18
d <- expand.grid(year = 1:years, firm = 1:firms)
d$since <- cohort[d$firm]; d$town <- town[d$firm]
own <- rnorm(firms); d$on <- as.numeric(d$since > 0 & d$year >= d$since)
shock <- matrix(rnorm(18 * years, sd = .3), 18)[cbind(d$town, d$year)]
d$level <- round(3 + 2 * own[d$firm] + .1 * d$year + .8 * d$on + shock + rnorm(nrow(d)), 6)
d$count <- rpois(nrow(d), exp(.2 + .7 * own[d$firm] + .05 * d$year + .5 * d$on + shock))
d$count[d$year == 2] <- 0; d$count[d$firm %in% c(13, 44)] <- 0
d <- d[runif(nrow(d)) > .08, ]
d <- d[!(d$firm %in% c(9, 30) & d$year != 5), ]
write.csv(d[, c("firm", "year", "since", "town", "level", "count")], "panel.csv", row.names = FALSE, quote = FALSE)

number <- function(v) ifelse(is.na(v), "null", sprintf("%.17g", v))
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
array <- function(v) paste0("[", paste(number(v), collapse = ", "), "]")
tight <- glm.control(epsilon = 1e-15, maxit = 200)
seen <- function(e, counts) repeat {
  n <- nrow(e)
  if (counts) { e <- e[ave(e$y, e$unit, FUN = sum) > 0, ]; e <- e[ave(e$y, e$time, FUN = sum) > 0, ] }
  e <- e[ave(e$y, e$unit, FUN = length) > 1, ]
  if (nrow(e) == n) return(e)
}
root <- function(m) { e <- eigen(m, TRUE); v <- e$values; e$vectors %*% (ifelse(v > 1e-9, 1 / sqrt(pmax(v, 1e-9)), 0) * t(e$vectors)) }
judge <- function(e, terms, counts) {
  e <- seen(e, counts); e$unit <- factor(e$unit); e$time <- factor(e$time)
  dummies <- model.matrix(~ unit + time, e); dummies <- dummies[, qr(dummies)$pivot[seq_len(qr(dummies)$rank)]]
  x <- cbind(as.matrix(e[, terms, drop = FALSE]), dummies)
  if (counts) { b <- glm.fit(x, e$y, family = poisson(), control = tight)$coefficients; mu <- exp(drop(x %*% b)); w <- mu }
  else { b <- lm.fit(x, e$y)$coefficients; mu <- drop(x %*% b); w <- rep(1, nrow(e)) }
  s <- x * sqrt(w); bread <- solve(crossprod(s)); own <- seq_along(terms); r <- (e$y - mu) / sqrt(w)
  c <- s %*% bread[, own, drop = FALSE]; M <- diag(nrow(s)) - s %*% bread %*% t(s); rows <- split(seq_len(nrow(e)), e$group)
  roots <- lapply(rows, function(i) root(M[i, i, drop = FALSE]))
  parts <- sapply(seq_along(rows), function(g) t(c[rows[[g]], , drop = FALSE]) %*% roots[[g]] %*% r[rows[[g]]]); parts <- matrix(parts, length(terms))
  v <- parts %*% t(parts); se <- sqrt(diag(v)); b <- b[own]; g <- length(rows)
  df <- sapply(own, function(j) { P <- sapply(seq_along(rows), function(g) M[, rows[[g]], drop = FALSE] %*% roots[[g]] %*% c[rows[[g]], j]); sum(P^2)^2 / sum(crossprod(P)^2) })
  if (!counts && requireNamespace("clubSandwich", quietly = TRUE)) {
    its <- clubSandwich::coef_test(lm(y ~ . - 1, data.frame(y = e$y, x)), vcov = "CR2", cluster = e$group, test = "Satterthwaite", coefs = own)
    stopifnot(all.equal(its$SE, se, tolerance = 1e-6), all.equal(its$df_Satt, df, tolerance = 1e-4))
  }
  reach <- qt(.975, df) * se
  list(b = b, v = v, g = g, said = list(n = number(nrow(e)), units = number(nlevels(e$unit)), times = number(nlevels(e$time)), groups = number(g),
    estimate = array(b), error = array(se), df = array(df), p = array(2 * pt(-abs(b / se), df)), low = array(b - reach), high = array(b + reach)))
}
stack <- function(d) do.call(rbind, lapply(sort(setdiff(unique(d$since), 0)), function(c) {
  e <- d[d$since %in% c(0, c), ]; e$unit <- paste(c, e$firm); e$time <- paste(c, e$year); e$after <- e$year - c; e$own <- e$since > 0; e }))
answers <- list()
for (set in c("pair", "stack")) for (y in c("level", "count")) for (by in c("firm", "town")) {
  e <- stack(if (set == "pair") d[d$since != 6, ] else d); e$y <- e[[y]]; e$group <- e[[by]]; e$on <- as.numeric(e$own & e$after >= 0)
  answers[[paste(set, y, by)]] <- object(judge(e, "on", y == "count")$said)
}
e <- stack(d); e$y <- e$level; e$group <- e$town
times <- setdiff(sort(unique(e$after[e$own])), -1); for (t in times) e[[paste0("t", t)]] <- as.numeric(e$own & e$after == t)
path <- judge(e, paste0("t", times), FALSE); before <- which(times < 0)
f <- drop(path$b[before] %*% solve(path$v[before, before]) %*% path$b[before]) / length(before)
answers$path <- object(c(path$said, list(relative = array(times), f = number(f), f_p = number(pf(f, length(before), path$g - 1, lower.tail = FALSE)))))
e <- e[e$after < 0, ]; middle <- ifelse(grepl("^4", e$unit), 1, 2); e$on <- as.numeric(e$own & e$after >= -middle)
answers$placebo <- object(judge(e, "on", FALSE)$said)
writeLines(object(answers), "panel-answers.json")
