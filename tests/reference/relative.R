# Rscript relative.R  (run in tests/reference; reads scan.csv) -> relative-answers.json
#
# The share of cases around some nodes by the quartic kernel (chords of the sphere, bandwidth 4 km) by its formula, divided by the share of all, for the
# 500 firms of scan.csv, with the rank of each among 20,000 random labellings to both sides; and the p of the whole, the sum over the nodes of (ratio - 1)^2
# weighed by the kernel sum, on these nodes. Where spatstat.explore is installed, relrisk-like shares from density.ppp on the plane must agree within 1 %.
set.seed(95)
d <- read.csv("scan.csv"); h <- 4; R <- 6371.0088
unit <- function(lng, lat) { a <- lng * pi / 180; b <- lat * pi / 180; cbind(cos(b) * cos(a), cos(b) * sin(a), sin(b)) }
nodes <- expand.grid(lng = 137 + c(0.02, 0.05, 0.09, 0.13, 0.18), lat = 36 + c(0.02, 0.05, 0.09, 0.13))
u <- unit(d$lng, d$lat); v <- unit(nodes$lng, nodes$lat)
squared <- Reduce(`+`, lapply(1:3, function(k) outer(v[, k], u[, k], "-")^2))
kernel <- pmax(1 - squared / (2 * sin(h / (2 * R)))^2, 0)^2
ratio <- function(case) as.vector(kernel %*% case) / rowSums(kernel) / mean(case)
observed <- ratio(d$case); drawn <- replicate(20000, ratio(sample(d$case)))
whole <- function(r) sum(rowSums(kernel) * (r - 1)^2)
out <- data.frame(nodes, kernel = rowSums(kernel), ratio = observed, higher = (1 + rowSums(drawn >= observed * (1 - 1e-12))) / 20001, lower = (1 + rowSums(drawn <= observed * (1 + 1e-12))) / 20001)
if (requireNamespace("spatstat.explore", quietly = TRUE)) {
  x <- (d$lng - 137.09) * cos(36.08 * pi / 180) * R * pi / 180; y <- (d$lat - 36.08) * R * pi / 180
  W <- spatstat.geom::owin(range(x) + c(-9, 9), range(y) + c(-9, 9))
  share <- function(at) spatstat.explore::density.ppp(spatstat.geom::ppp(x[at], y[at], W), sigma = h / sqrt(8), kernel = "quartic", edge = FALSE, dimyx = 1024)
  both <- spatstat.geom::eval.im(one / all, list(one = share(d$case == 1), all = share(rep(TRUE, 500))))
  there <- list(x = (out$lng - 137.09) * cos(36.08 * pi / 180) * R * pi / 180, y = (out$lat - 36.08) * R * pi / 180)
  print(summary(abs(spatstat.geom::interp.im(both, there$x, there$y) / mean(d$case) / out$ratio - 1)))
}
object <- function(row) paste0("{", paste0('"', names(out), '": ', sprintf("%.15g", unlist(row)), collapse = ", "), "}")
writeLines(paste0('{"p": ', (1 + sum(apply(drawn, 2, whole) >= whole(observed))) / 20001, ',\n"nodes": [', paste(apply(out, 1, object), collapse = ",\n"), "]}"), "relative-answers.json")
