# Rscript municipal.R  (run in tests/reference) -> municipal.csv, municipal-answers.json
#
# The flexible spatial scan of Tango and Takahashi (2005) over areas, by looking at every set: 60 made municipalities with 600 firms, more of interest along a bent row of them. Two areas are
# neighbours where no other area's point lies in or on the circle that has the two at the ends of a diameter (Gabriel and Sokal 1969; on Mercator's plane), among all 60 points; six areas have no
# firms. For each area with firms all connected sets with it among its ten nearest with firms, itself counted (chords of the sphere), with up to half of the firms. Most likely set and those that share
# no area with one before, with their log likelihood ratios, and the rank among 999 deals of the cases.
set.seed(2026)
n <- 60; K <- 10
lng <- round(136 + rep(0:9, 6) / 5 + runif(n, -1, 1) * 0.08, 4); lat <- round(35 + rep(0:5, each = 10) / 6 + runif(n, -1, 1) * 0.07, 4)
empty <- c(7, 18, 29, 36, 44, 55)
firm <- sample(setdiff(seq_len(n), empty), 600, replace = TRUE, prob = runif(n - length(empty), 0.4, 1.6))
high <- c(12, 13, 14, 24, 34, 35)
case <- rbinom(600, 1, ifelse(firm %in% high, 0.6, 0.12))
write.csv(data.frame(area = c(seq_len(n), firm), lng = lng[c(seq_len(n), firm)], lat = lat[c(seq_len(n), firm)], case = c(rep(-1, n), case)), "municipal.csv", row.names = FALSE, quote = FALSE)

px <- lng * pi / 180; py <- asinh(tan(lat * pi / 180))
gabriel <- outer(seq_len(n), seq_len(n), Vectorize(function(i, j) i != j && all(((px - (px[i] + px[j]) / 2)^2 + (py - (py[i] + py[j]) / 2)^2 > ((px[i] - px[j])^2 + (py[i] - py[j])^2) / 4)[-c(i, j)])))
unit <- { a <- lng * pi / 180; b <- lat * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) }
chord <- as.matrix(dist(unit)); held_areas <- sort(unique(firm))
isConnected <- function(set) { seen <- 1L; repeat { more <- setdiff(which(colSums(gabriel[set[seen], set, drop = FALSE]) > 0), seen); if (!length(more)) break; seen <- c(seen, more) }; length(seen) == length(set) }
sets <- unique(unlist(lapply(held_areas, function(i) {
  near <- held_areas[order(chord[i, held_areas])][seq_len(K)]
  masks <- lapply(0:(2^(K - 1) - 1), function(m) near[c(TRUE, bitwAnd(m, 2^(0:(K - 2))) > 0)])
  lapply(Filter(isConnected, masks), sort)
}), recursive = FALSE))
xlog <- function(x, y) ifelse(x == 0, 0, x * log(y))
bernoulli <- function(c, n, C, N) ifelse(c >= 2 & c * N > C * n,
  xlog(c, c / n) + xlog(n - c, (n - c) / n) + xlog(C - c, (C - c) / (N - n)) + xlog(N - n - C + c, (N - n - C + c) / (N - n)) -
    xlog(C, C / N) - xlog(N - C, (N - C) / N), 0)
poisson <- function(c, n, C, N) { e <- C * n / N; ifelse(c >= 2 & c > e, xlog(c, c / e) + xlog(C - c, (C - c) / (C - e)), 0) }
cases <- tabulate(firm[case == 1], n); firms <- tabulate(firm, n); C <- sum(cases)
held <- sapply(sets, function(set) sum(firms[set])); sets <- sets[held <= 300]; held <- held[held <= 300]
of <- rep(seq_along(sets), lengths(sets)); member <- unlist(sets)
sums <- function(v) as.vector(rowsum(v[member], of))
answer <- function(ratio, deal) {
  llr <- ratio(sums(cases), held, C, 600); open <- llr; found <- list()
  repeat {
    best <- which.max(open); if (open[best] < 1) break
    found <- c(found, list(list(of = sets[[best]], llr = unname(open[best]), observed = sum(cases[sets[[best]]]), population = unname(held[best]))))
    open[unique(of[member %in% sets[[best]]])] <- 0
  }
  drawn <- replicate(999, max(ratio(sums(deal()), held, C, 600)))
  lapply(found, function(f) c(f, p = (1 + sum(drawn >= f$llr * (1 - 1e-9))) / 1000))
}
out <- list(bernoulli = answer(bernoulli, function() tabulate(sample(firm, C), n)), poisson = answer(poisson, function() as.vector(rmultinom(1, C, firms))))
object <- function(v) paste0('{"areas": [', paste(v$of, collapse = ", "), '], ', paste0('"', names(v)[-1], '": ', sprintf("%.15g", unlist(v[-1])), collapse = ", "), "}")
writeLines(paste0('{"sets": ', length(sets), ',\n"edges": ', sum(gabriel) / 2, ",\n", paste0('"', names(out), '": [', sapply(out, function(f) paste(sapply(f, object), collapse = ",\n")), "]", collapse = ",\n"), "}"), "municipal-answers.json")
