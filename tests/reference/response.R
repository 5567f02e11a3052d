# Rscript response.R  (run in tests/reference, after make.R) -> response-answers.json
#
# Weights of the firms that answered, as R has them: inverse probabilities by glm, raking by survey's rake and calibrate (which must
# agree), both cut by trimWeights; then a weighted difference by svyglm, and chi-square tests of the answer. Who answered is made of whole
# numbers, so that the tests make the same.
suppressMessages(library(survey))

number <- function(v) if (is.na(v)) "null" else sprintf("%.17g", v)
object <- function(parts) paste0("{", paste0('"', names(parts), '": ', unlist(parts), collapse = ", "), "}")
list_of <- function(v) paste0("[", paste(vapply(unname(v), number, ""), collapse = ", "), "]")

d <- read.csv("workshops.csv", na.strings = "")
i <- seq_len(nrow(d))
d$industry <- factor(d$industry, levels = sort(unique(d$industry), method = "radix"))
d$class <- factor(ifelse(is.na(d$size), 3, (d$size > 2) + (d$size > 3)))
d$part <- factor(d$town %% 5)
d$answered <- as.numeric((i * 7919) %% 101 < 30 + 22 * (d$industry == "food") + 15 * (d$class == "2") - 12 * (d$part == "3"))
d$drawn <- 1 + (5 * i) %% 7
traits <- c("class", "industry", "part")

# trimWeights(strict = TRUE) stops only where no weight lies above the limit by a rounding error: the same, as far as numbers go.
trimmed <- function(w, times) {
  limit <- times * mean(w)
  while (any(w > limit * (1 + 1e-13))) w <- weights(trimWeights(svydesign(ids = ~1, weights = w, data = data.frame(w)), upper = limit), "sampling")
  w
}

made <- function(base) {
  d$base <- base
  fit <- function(start) glm(reformulate(traits, "answered"), quasibinomial(), d, weights = base / mean(base), start = start,
    control = glm.control(epsilon = 1e-15, maxit = 100))
  m <- fit(NULL)
  for (again in 1:5) m <- fit(coef(m))
  own <- d[d$answered == 1, ]
  ipw <- (base / fitted(m))[d$answered == 1]
  margins <- lapply(traits, function(of) {
    sums <- tapply(base, d[[of]], sum)
    setNames(data.frame(names(sums), as.numeric(sums)), c(of, "Freq"))
  })
  design <- svydesign(ids = ~1, weights = ~base, data = own)
  raked <- weights(rake(design, lapply(traits, function(of) reformulate(of)), margins, control = list(maxit = 1000, epsilon = 1e-13)))
  model <- reformulate(traits)
  totals <- colSums(model.matrix(model, d) * base)
  calibrated <- weights(calibrate(design, model, totals, calfun = "raking", epsilon = 1e-12, maxit = 200))
  stopifnot(all.equal(as.numeric(raked), as.numeric(calibrated), tolerance = 1e-9))
  own$w <- raked
  of <- svyglm(sales ~ inside, svydesign(ids = ~town, weights = ~w, data = own[!is.na(own$sales) & !is.na(own$inside), ]))
  object(list(
    ipw = list_of(ipw), rake = list_of(raked), ipw_trimmed = list_of(trimmed(ipw, 1.5)), rake_trimmed = list_of(trimmed(raked, 1.6)),
    effective = number(sum(raked)^2 / sum(raked^2)), difference = number(coef(of)[[2]]), error = number(SE(of)[[2]])
  ))
}

tests <- setNames(lapply(traits, function(of) {
  found <- suppressWarnings(chisq.test(table(d[[of]], d$answered), correct = FALSE))
  object(list(statistic = number(found$statistic), df = number(found$parameter), p = number(found$p.value),
    association = number(sqrt(found$statistic / nrow(d))), least = number(min(found$expected))))
}), traits)

writeLines(object(list(even = made(rep(1, nrow(d))), drawn = made(d$drawn), tests = object(tests))), "response-answers.json")
