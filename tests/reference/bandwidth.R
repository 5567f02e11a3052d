# Rscript bandwidth.R  (run in tests/reference; reads scan.csv) -> bandwidth-answers.json
#
# The mean log density of a firm of scan.csv by Gaussian kernels (chords of the sphere, cut at four bandwidths) around the firms at all other places and one firm spread evenly
# over the box around all, at some bandwidths, by its formula; the bandwidth where it is largest, by optimise(); and that times the sixth root of the firms by the geometric
# mean of cases and others. The firms of each place are left out together. Where sparr is installed (Debian: r-cran-sparr), its LIK.density() on the plane (fixed,
# without edge correction) of the places with one firm each is written beside the same by the formula, and its OS() (Terrell 1990) of all firms for comparison.
d <- read.csv("scan.csv"); R <- 6371.0088
unit <- function(lng, lat) { a <- lng * pi / 180; b <- lat * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) }
chord <- function(km) 2 * sin(km / (2 * R))
at <- unique(d[c("lng", "lat")]); firms <- as.vector(table(factor(paste(d$lng, d$lat), levels = paste(at$lng, at$lat))))
u <- unit(at$lng, at$lat)
squared <- Reduce(`+`, lapply(1:3, function(k) outer(u[, k], u[, k], "-")^2))
degree <- R * pi / 180
box <- diff(range(at$lng)) * degree * cos(mean(at$lat) * pi / 180) * diff(range(at$lat)) * degree
likelihood <- function(h, n, noise = R^2 / box) {
  kernel <- ifelse(squared <= chord(4 * h)^2, exp(-squared / (2 * chord(h)^2)), 0) / (2 * pi * chord(h)^2); diag(kernel) <- 0
  one <- if (noise > 0) 1 else 0
  sum(n * log((as.vector(kernel %*% n) + noise) / (sum(n) - n + one))) / sum(n)
}
best <- function(...) optimise(likelihood, c(0.3, 6), ..., maximum = TRUE, tol = 1e-7)$maximum
km <- c(0.2, 0.5, 1, 1.5, 2, 3, 6)
compared <- sqrt(sum(d$case) * sum(1 - d$case))
out <- list(km = km, likelihood = sapply(km, likelihood, n = firms), best = best(n = firms), wider = (nrow(d) / compared)^(1 / 6), best_of_places = best(n = rep(1, nrow(at)), noise = 0))
if (suppressWarnings(requireNamespace("sparr", quietly = TRUE))) {
  plane <- function(p) list(x = (p$lng - 137.09) * cos(36.08 * pi / 180) * degree, y = (p$lat - 36.08) * degree)
  points <- function(p, marks = NULL) { q <- plane(p); spatstat.geom::ppp(q$x, q$y, spatstat.geom::owin(range(q$x) + c(-1, 1), range(q$y) + c(-1, 1)), marks = marks, checkdup = FALSE) }
  out$sparr_of_places <- sparr::LIK.density(points(at), hlim = c(0.3, 6), edge = FALSE, verbose = FALSE)
  out$sparr_os <- sparr::OS(points(d, factor(d$case)), nstar = "geometric")
  cat(sprintf("likelihood %.4f, sparr %.4f (%.2f %%); all firms %.4f, times %.4f; OS %.4f\n", out$best_of_places, out$sparr_of_places, 100 * (out$best_of_places / out$sparr_of_places - 1), out$best, out$wider, out$sparr_os))
}
json <- function(v) if (length(v) == 1) sprintf("%.15g", v) else paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
writeLines(paste0("{", paste0('"', names(out), '": ', sapply(out, json), collapse = ",\n"), "}"), "bandwidth-answers.json")
