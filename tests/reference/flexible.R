# Rscript flexible.R  (run in tests/reference; reads scan.csv) -> flexible.csv, flexible-answers.json
#
# The flexible spatial scan of Tango and Takahashi (2005) by looking at every set: the 500 firms of scan.csv with their 128 places moved a little, so that no four are on a circle. Places are next to
# each other where a circle through both holds no other (Delaunay triangles by their definition, longitude times the cosine of 36.08 degrees). For each place all connected sets with it among its ten
# nearest places, itself counted (chords of the sphere), with up to half of the firms. Most likely set and those that share no place with one before, with their log likelihood ratios, and the
# rank among 999 deals of the cases.
set.seed(2005)
d <- read.csv("scan.csv"); key <- paste(d$lng, d$lat); first <- !duplicated(key); number <- match(key, key[first]); n <- sum(first)
x <- round(d$lng[first] + runif(n, -1, 1) * 0.003, 6); y <- round(d$lat[first] + runif(n, -1, 1) * 0.003, 6)
d$lng <- x[number]; d$lat <- y[number]
write.csv(d[c("lng", "lat", "case")], "flexible.csv", row.names = FALSE, quote = FALSE)

px <- (x - 137) * cos(36.08 * pi / 180); py <- y - 36; s <- px^2 + py^2
adjacent <- matrix(FALSE, n, n)
for (i in 1:(n - 2)) for (j in (i + 1):(n - 1)) {
  k <- (j + 1):n
  D <- 2 * (px[i] * (py[j] - py[k]) + px[j] * (py[k] - py[i]) + px[k] * (py[i] - py[j]))
  ux <- (s[i] * (py[j] - py[k]) + s[j] * (py[k] - py[i]) + s[k] * (py[i] - py[j])) / D
  uy <- (s[i] * (px[k] - px[j]) + s[j] * (px[i] - px[k]) + s[k] * (px[j] - px[i])) / D
  r <- (px[i] - ux)^2 + (py[i] - uy)^2
  empty <- sapply(seq_along(k), function(m) !any((px - ux[m])^2 + (py - uy[m])^2 < r[m] * (1 - 1e-9)))
  for (m in k[empty]) adjacent[cbind(c(i, j, i, m, j, m), c(j, i, m, i, m, j))] <- TRUE
}
unit <- { a <- x * pi / 180; b <- y * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) }
chord <- as.matrix(dist(unit)); K <- 10
isConnected <- function(set) { seen <- 1L; repeat { more <- setdiff(which(colSums(adjacent[set[seen], set, drop = FALSE]) > 0), seen); if (!length(more)) break; seen <- c(seen, more) }; length(seen) == length(set) }
sets <- unique(unlist(lapply(seq_len(n), function(i) {
  near <- order(chord[i, ])[seq_len(K)]
  masks <- lapply(0:(2^(K - 1) - 1), function(m) near[c(TRUE, bitwAnd(m, 2^(0:(K - 2))) > 0)])
  lapply(Filter(isConnected, masks), sort)
}), recursive = FALSE))
xlog <- function(x, y) ifelse(x == 0, 0, x * log(y))
bernoulli <- function(c, n, C, N) ifelse(c >= 2 & c * N > C * n,
  xlog(c, c / n) + xlog(n - c, (n - c) / n) + xlog(C - c, (C - c) / (N - n)) + xlog(N - n - C + c, (N - n - C + c) / (N - n)) -
    xlog(C, C / N) - xlog(N - C, (N - C) / N), 0)
poisson <- function(c, n, C, N) { e <- C * n / N; ifelse(c >= 2 & c > e, xlog(c, c / e) + xlog(C - c, (C - c) / (C - e)), 0) }
cases <- as.vector(rowsum(d$case, number)); firms <- as.vector(rowsum(rep(1, 500), number)); C <- sum(cases)
held <- sapply(sets, function(set) sum(firms[set])); sets <- sets[held <= 250]; held <- held[held <= 250]
of <- rep(seq_along(sets), lengths(sets)); member <- unlist(sets)
sums <- function(v) as.vector(rowsum(v[member], of))
answer <- function(ratio, deal) {
  llr <- ratio(sums(cases), held, C, 500); open <- llr; found <- list()
  repeat {
    best <- which.max(open); if (open[best] < 1) break
    found <- c(found, list(c(llr = open[best], observed = sum(cases[sets[[best]]]), population = held[best], places = length(sets[[best]]))))
    open[unique(of[member %in% sets[[best]]])] <- 0
  }
  drawn <- replicate(999, max(ratio(sums(deal()), held, C, 500)))
  lapply(found, function(f) c(f, p = (1 + sum(drawn >= f["llr"] * (1 - 1e-9))) / 1000))
}
out <- list(bernoulli = answer(bernoulli, function() tabulate(sample(number, C), n)), poisson = answer(poisson, function() as.vector(rmultinom(1, C, firms))))
object <- function(v) paste0("{", paste0('"', sub("p.llr", "p", names(v)), '": ', sprintf("%.15g", v), collapse = ", "), "}")
writeLines(paste0('{"sets": ', length(sets), ',\n"edges": ', sum(adjacent) / 2, ",\n", paste0('"', names(out), '": [', sapply(out, function(f) paste(sapply(f, object), collapse = ", ")), "]", collapse = ",\n"), "}"), "flexible-answers.json")
