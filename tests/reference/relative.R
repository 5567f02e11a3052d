# Rscript relative.R  (run in tests/reference; reads scan.csv) -> relative-answers.json
#
# The share of cases around some nodes by Gaussian kernels (chords of the sphere, global bandwidth 2 km, cut at four bandwidths) by its formula, divided by the share
# of all, for the 500 firms of scan.csv: with one bandwidth, and with adaptive ones (Abramson's, by a pilot of 2 km over all firms, trimmed at five times their geometric
# mean). Of the adaptive ones the rank of each among 20,000 random labellings to both sides; and the p of the whole, the sum over the nodes of (ratio - 1)^2 weighed by the
# kernel sum, on these nodes. Where sparr is installed (Debian: r-cran-sparr) its risk() on the plane, symmetric and adaptive, is written beside them: without edge
# correction on a wide window, and with its uniform one on a window that ends where the firms do. Its f / g is turned into f / all.
set.seed(95)
d <- read.csv("scan.csv"); h0 <- 2; R <- 6371.0088
unit <- function(lng, lat) { a <- lng * pi / 180; b <- lat * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) }
nodes <- expand.grid(lng = 137 + c(0.02, 0.05, 0.09, 0.13, 0.18), lat = 36 + c(0.02, 0.05, 0.09, 0.13))
u <- unit(d$lng, d$lat); v <- unit(nodes$lng, nodes$lat)
chords <- function(a, b) Reduce(`+`, lapply(1:3, function(k) outer(a[, k], b[, k], "-")^2))
chord <- function(km) 2 * sin(km / (2 * R))
gauss <- function(squared, h) ifelse(squared <= chord(4 * h)^2, exp(-squared / (2 * chord(h)^2)), 0)
pilot <- rowSums(gauss(chords(u, u), h0)); root <- pilot^-0.5; mean_root <- exp(mean(log(root)))
h <- h0 * pmin(root, 5 * mean_root) / mean_root
squared <- chords(v, u)
kernels <- function(h) t(sapply(seq_len(nrow(v)), function(k) gauss(squared[k, ], h) / chord(h)^2)) * chord(h0)^2
ratio <- function(kernel, case) as.vector(kernel %*% case) / rowSums(kernel) / mean(case)
fixed <- ratio(kernels(rep(h0, 500)), d$case)
kernel <- kernels(h); observed <- ratio(kernel, d$case); drawn <- replicate(20000, ratio(kernel, sample(d$case)))
whole <- function(r) sum(rowSums(kernel) * (r - 1)^2)
around <- rowSums(t(t(squared) <= chord(2 * h)^2))
out <- data.frame(nodes, around, kernel = rowSums(kernel), fixed, ratio = observed, higher = (1 + rowSums(drawn >= observed * (1 - 1e-12))) / 20001, lower = (1 + rowSums(drawn <= observed * (1 + 1e-12))) / 20001)
if (suppressWarnings(requireNamespace("sparr", quietly = TRUE))) {
  km <- function(lng, lat) list(x = (lng - 137.09) * cos(36.08 * pi / 180) * R * pi / 180, y = (lat - 36.08) * R * pi / 180)
  at <- km(d$lng, d$lat); there <- km(nodes$lng, nodes$lat)
  share <- function(margin, edge, adapt) {
    W <- spatstat.geom::owin(range(at$x) + c(-1, 1) * margin, range(at$y) + c(-1, 1) * margin)
    points <- function(of) spatstat.geom::ppp(at$x[of], at$y[of], W)
    r <- suppressWarnings(sparr::risk(points(d$case == 1), points(d$case == 0), log = FALSE, h0 = h0, adapt = adapt, pilot.symmetry = "pooled", edge = edge, resolution = 256, intensity = TRUE, verbose = FALSE))
    odds <- spatstat.geom::interp.im(r$rr, there$x, there$y)
    odds / (1 + odds) / mean(d$case)
  }
  out$sparr <- share(12, "none", TRUE); out$sparr_edge <- share(0.5, "uniform", TRUE); out$sparr_fixed <- share(12, "none", FALSE)
  off <- function(a, b) sprintf("%.2f %%", 100 * max(abs(a / b - 1)))
  cat("adaptive", off(out$ratio, out$sparr), "with edge correction", off(out$ratio, out$sparr_edge), "fixed", off(out$fixed, out$sparr_fixed), "\n")
}
object <- function(row) paste0("{", paste0('"', names(out), '": ', sprintf("%.15g", unlist(row)), collapse = ", "), "}")
json <- function(v) paste0("[", paste(sprintf("%.15g", v), collapse = ", "), "]")
writeLines(paste0('{"p": ', (1 + sum(apply(drawn, 2, whole) >= whole(observed))) / 20001, ',\n"bandwidths": ', json(range(h)), ',\n"nodes": [', paste(apply(out, 1, object), collapse = ",\n"), "]}"), "relative-answers.json")
