import type { ReplayFacts } from '../study';
import { check, groupLine } from './replay-text';

/** R's part for the specification curve: base R, from the sides of analysis.csv and the choices of specifications.csv. */
const CURVE_TOOLS = String.raw`
curve <- read.csv("specifications.csv", encoding = "UTF-8", fileEncoding = "UTF-8-BOM", na.strings = "", colClasses = c(controls = "character", outcome = "character"))
in_deviations <- function(y) (y - mean(y)) / sd(y)
# Each specification by least squares, the controls taken out of both sides (Frisch and Waugh 1933), with errors clustered by group (CR1).
fit_curve <- function(curve, rows) {
  sides <- do.call(rbind, strsplit(rows$definitions, "")) == "i"
  n <- nrow(rows)
  G <- length(unique(rows$group))
  outcomes <- list("as-given" = rows$outcome, "above-zero" = as.numeric(rows$outcome > 0))
  found <- data.frame(estimate = numeric(nrow(curve)), error = NA, p = NA, low = NA, high = NA)
  controls <- ifelse(is.na(curve$controls), "1", gsub(" ", " + ", curve$controls))
  # R cuts the names of terms that are long, and warns: levels are numbered.
  numbered <- droplevels(rows)
  for (name in names(numbered)) if (is.factor(numbered[[name]])) levels(numbered[[name]]) <- seq_along(levels(numbered[[name]]))
  for (held in unique(controls)) {
    Q <- qr(model.matrix(as.formula(paste("~", held)), numbered))
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

/** Every specification of the curve; its joint test is drawn and left aside. Survey weights are not used there. */
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
    'k <- fit_curve(curve, everyone[!is.na(everyone$definitions), ])',
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
