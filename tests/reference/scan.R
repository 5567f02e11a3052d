# Rscript scan.R  (run in tests/reference) -> scan.csv, scan-answers.json
#
# Kulldorff's (1997) spatial scan by looking at every circle: 500 made-up firms at 187 places, some of which share a distance from
# others (a lattice). Most likely circle and those that share no place with one before, with their log likelihood ratios, and the
# rank among 999 deals of the cases. Distances are chords of the unit sphere; places as far as each other enter together.
set.seed(14)
lattice <- expand.grid(i = 0:9, j = 0:7); free <- data.frame(i = runif(107, 0, 10), j = runif(107, 0, 8))
at <- rbind(lattice, free)[sample(187, 500, TRUE, runif(187)^2), ]
d <- data.frame(lng = round(137 + at$i / 50, 6), lat = round(36 + at$j / 50, 6))
near <- function(i, j, r) (at$i - i)^2 + (at$j - j)^2 < r^2
d$case <- as.integer(runif(500) < ifelse(near(2, 2, 2), 0.6, ifelse(near(7.5, 5.5, 1.8), 0.45, 0.15)))
d$employees <- pmax(1, round(exp(rnorm(500, 2.5, 1))))
write.csv(d, "scan.csv", row.names = FALSE, quote = FALSE)

key <- paste(d$lng, d$lat); first <- !duplicated(key); number <- match(key, key[first])
unit <- with(d[first, ], { a <- lng * pi / 180; b <- lat * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) })
chord <- as.matrix(dist(unit))
xlog <- function(x, y) ifelse(x == 0, 0, x * log(y))
bernoulli <- function(c, n, C, N) ifelse(c >= 2 & c * N > C * n,
  xlog(c, c / n) + xlog(n - c, (n - c) / n) + xlog(C - c, (C - c) / (N - n)) + xlog(N - n - C + c, (N - n - C + c) / (N - n)) -
    xlog(C, C / N) - xlog(N - C, (N - C) / N), 0)
poisson <- function(c, n, C, N) { e <- C * n / N; ifelse(c >= 2 & c > e, xlog(c, c / e) + xlog(C - c, (C - c) / (C - e)), 0) }
circles <- function(population, share) {
  lapply(seq_len(nrow(chord)), function(i) {
    o <- order(chord[i, ]); far <- chord[i, o]; held <- cumsum(population[o])
    end <- which(c(diff(far) > 1e-9 * far[-1], TRUE)); end <- end[held[end] <= sum(population) * share]
    list(order = o, end = end)
  })
}
scan <- function(cases, population, windows, ratio) {
  C <- sum(cases); N <- sum(population); taken <- rep(FALSE, length(cases)); found <- list()
  repeat {
    best <- list(llr = 0)
    for (i in seq_along(windows)) {
      w <- windows[[i]]; stop <- which(taken[w$order]); end <- if (length(stop)) w$end[w$end < stop[1]] else w$end
      if (!length(end)) next
      llr <- ratio(cumsum(cases[w$order])[end], cumsum(population[w$order])[end], C, N); k <- which.max(llr)
      if (llr[k] > best$llr) best <- list(llr = llr[k], places = w$order[seq_len(end[k])])
    }
    if (best$llr < 1) break
    taken[best$places] <- TRUE
    found <- c(found, list(c(llr = best$llr, observed = sum(cases[best$places]), population = sum(population[best$places]))))
  }
  found
}
largest <- function(cases, population, windows, ratio) max(sapply(windows, function(w)
  if (length(w$end)) max(ratio(cumsum(cases[w$order])[w$end], cumsum(population[w$order])[w$end], sum(cases), sum(population))) else 0))
sums <- function(v) as.vector(rowsum(v, number))
cases <- sums(d$case)
answer <- function(population, ratio, deal, share) {
  windows <- circles(population, share); found <- scan(cases, population, windows, ratio)
  drawn <- replicate(999, largest(deal(), population, windows, ratio))
  lapply(found, function(f) c(f, p = (1 + sum(drawn >= f["llr"] * (1 - 1e-9))) / 1000))
}
firms <- sums(rep(1, 500)); people <- sums(d$employees); C <- sum(cases)
without <- function() tabulate(sample(number, C), length(cases))
by <- function(population) function() as.vector(rmultinom(1, C, population))
out <- list(bernoulli = answer(firms, bernoulli, without, 0.5), small = answer(firms, bernoulli, without, 0.1),
  poisson = answer(firms, poisson, by(firms), 0.5), employees = answer(people, poisson, by(people), 0.5))
object <- function(v) paste0("{", paste0('"', sub("p.llr", "p", names(v)), '": ', sprintf("%.15g", v), collapse = ", "), "}")
writeLines(paste0("{", paste0('"', names(out), '": [', sapply(out, function(f) paste(sapply(f, object), collapse = ", ")), "]", collapse = ",\n"), "}"), "scan-answers.json")
