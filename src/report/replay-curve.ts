import type { ReplayFacts } from '../study';
import { check, groupLine, quoteR } from './replay-text';

/** R's part for the specification curve: base R, from the sides of analysis.csv and the choices of specifications.csv. */
const CURVE_TOOLS = String.raw`
curve <- read.csv("specifications.csv", encoding = "UTF-8", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(controls = "character", outcome = "character"))
in_deviations <- function(y) (y - mean(y)) / sd(y)
outcomes_of <- function(rows) list("as-given" = rows$outcome, "above-zero" = as.numeric(rows$outcome > 0))
controls_of <- function(held, rows) {
  # R cuts the names of terms that are long, and warns: levels are numbered.
  rows <- droplevels(rows)
  for (name in names(rows)) if (is.factor(rows[[name]])) levels(rows[[name]]) <- seq_along(levels(rows[[name]]))
  qr(model.matrix(as.formula(paste("~", held)), rows))
}
# Each specification by least squares, the controls taken out of both sides (Frisch and Waugh 1933), with errors clustered by group (CR1).
fit_curve <- function(curve, rows) {
  sides <- do.call(rbind, strsplit(rows$definitions, "")) == "i"
  n <- nrow(rows)
  G <- length(unique(rows$group))
  outcomes <- outcomes_of(rows)
  found <- data.frame(estimate = numeric(nrow(curve)), error = NA, p = NA, low = NA, high = NA)
  controls <- ifelse(is.na(curve$controls), "1", gsub(" ", " + ", curve$controls))
  for (held in unique(controls)) {
    Q <- controls_of(held, rows)
    for (of in unique(curve$outcome)) {
      y <- qr.resid(Q, in_deviations(outcomes[[of]]))
      for (s in which(controls == held & curve$outcome == of)) {
        x <- qr.resid(Q, as.numeric(sides[, curve$definition[s]]))
        b <- sum(x * y) / sum(x^2)
        meat <- sum(rowsum(x * (y - b * x), rows$group)^2)
        found$estimate[s] <- b
        found$error[s] <- sqrt(meat * G / (G - 1) * (n - 1) / (n - Q$rank - 1)) / sum(x^2)
      }
    }
  }
  found$p <- 2 * pt(-abs(found$estimate / found$error), G - 1)
  found$low <- found$estimate - qt(0.975, G - 1) * found$error
  found$high <- found$estimate + qt(0.975, G - 1) * found$error
  list(each = found, n = n, groups = G)
}
share_same <- function(got, expected) mean(abs(got - expected) <= 1e-6 * pmax(1e-4, abs(expected)))
`;

/** R's part for the joint test, whose draws are who is inside by each definition. */
const JOINT_TOOLS = String.raw`
# How often a draw's median t is as far from 0, and as many specifications of one sign are significant; t: of the specifications as they are.
curve_test <- function(rows, controls, outcomes, t) {
  n <- nrow(rows)
  g <- match(rows$group, unique(rows$group))
  G <- max(g)
  critical <- qt(0.975, G - 1)
  held <- lapply(controls, function(own) {
    Q <- controls_of(own, rows)
    y <- lapply(outcomes_of(rows)[outcomes], function(y) qr.resid(Q, in_deviations(y)))
    list(Q = qr.Q(Q)[, seq_len(Q$rank), drop = FALSE], y = y, factor = G / (G - 1) * (n - 1) / (n - Q$rank - 1))
  })
  sum_up <- function(t) {
    t <- t[is.finite(t)]
    c(median(t), max(sum(t > critical), sum(t < -critical)))
  }
  observed <- sum_up(t)
  drawn <- vapply(of_set("specifications"), function(text) {
    sides <- vapply(strsplit(text, " ", fixed = TRUE)[[1]], sides_of, numeric(n), n)
    sum_up(unlist(lapply(held, function(h) {
      x <- sides - h$Q %*% crossprod(h$Q, sides)
      squares <- colSums(x^2)
      own <- rowsum(x^2, g)
      lapply(h$y, function(y) {
        b <- drop(crossprod(x, y)) / squares
        error <- sqrt(colSums((rowsum(x * y, g) - t(t(own) * b))^2) * h$factor) / squares
        ifelse(squares > 1e-9 * pmax(1, colSums(sides)) & error > 1e-12, b / error, NA)
      })
    })))
  }, c(0, 0))
  # A draw without any estimate counts as extreme.
  farther <- is.na(drawn[1, ]) | abs(drawn[1, ]) >= abs(observed[1]) * (1 - 1e-9)
  list(median = observed[1], p = share_of(farther), share_p = share_of(drawn[2, ] >= observed[2]))
}
`;

/** Every specification of the curve; its joint test is drawn, and repeated with the other draws. Survey weights are not used there. */
export function curveLines({ specifications }: Pick<ReplayFacts, 'specifications'>): string[] {
  if (!specifications?.curve.ok) return [];
  const found = specifications.curve.value;
  const { estimate: least } = found.specifications[0];
  const { estimate: most } = found.specifications[found.specifications.length - 1];
  const one = (name: string, value: string, expected: number, member: string) =>
    check(name, value, expected, `specifications.${member}`);
  const same = (name: string, column: string, written: string) =>
    one(
      `share of ${name} that are the same`,
      `share_same(k$each$${column}, curve$${written})`,
      1,
      'estimates',
    );
  return [
    CURVE_TOOLS,
    'section("Dependence on the definition")',
    groupLine(specifications.alike, 'everyone'),
    'in_curve <- everyone[!is.na(everyone$definitions), ]',
    ...(specifications.offset?.used ? ['in_curve <- per_unit(in_curve)'] : []),
    'k <- fit_curve(curve, in_curve)',
    one('firms', 'k$n', found.n, 'n'),
    one('groups', 'k$groups', found.groups, 'groups'),
    one('specifications', 'nrow(curve)', found.specifications.length, 'count'),
    same('estimates', 'estimate', 'estimate'),
    same('errors', 'error', 'std_error'),
    same('p', 'p', 'p_value'),
    same('lower ends', 'low', 'ci_low'),
    same('upper ends', 'high', 'ci_high'),
    one('least', 'min(k$each$estimate)', least, 'least'),
    one('median', 'median(k$each$estimate)', found.median, 'median'),
    one('greatest', 'max(k$each$estimate)', most, 'most'),
    one('above 0', 'sum(k$each$low > 0)', found.significantPositive, 'significant_positive'),
    one('below 0', 'sum(k$each$high < 0)', found.significantNegative, 'significant_negative'),
  ];
}

/** The joint test from draws.csv; `in_curve` and `k` are those of `curveLines`. */
export function jointLines({ specifications }: Pick<ReplayFacts, 'specifications'>): string[] {
  if (!specifications?.curve.ok || specifications.curve.value.joint.draws === 0) return [];
  const { controls, outcomes, curve } = specifications;
  const { medianT, pValue, sharePValue } = curve.value.joint;
  const texts = (list: readonly string[]) => `c(${list.map(quoteR).join(', ')})`;
  const held = controls.map((names) => names.join(' + ') || '1');
  const one = (name: string, value: string, expected: number) =>
    check(`joint test of the curve, ${name}`, value, expected, 'specifications.joint');
  return [
    JOINT_TOOLS,
    `j <- curve_test(in_curve, ${texts(held)}, ${texts(outcomes)}, k$each$estimate / k$each$error)`,
    one('median t', 'j$median', medianT),
    one('p', 'j$p', pValue),
    one('p of the number that are significant', 'j$share_p', sharePValue),
  ];
}
