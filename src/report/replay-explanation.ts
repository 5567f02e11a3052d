import type { ReplayFacts, StudyModels } from '../study';
import { fitInR, formulaOf, rightSide } from './replay-fits';
import { columnInR } from './replay-names';
import { bySurvey, check, slackened, wrapped } from './replay-text';

/** R's part for question 2: the average effect of being inside, and what a trait that is not in the data would have to be. */
const EXPLANATION_TOOLS = String.raw`
# The expected outcome with every firm inside less that with none, averaged over the firms.
inside_effect <- function(f, rows) {
  if (is.null(f)) return(NA)
  with <- function(inside) {
    rows$inside <- inside
    f$response(rows)
  }
  weighted.mean(with(1) - with(0), if ("survey_weight" %in% names(rows)) rows$survey_weight else rep(1, nrow(rows)))
}
# Cinelli and Hazlett 2020.
robustness <- function(t, df) {
  f <- abs(t) / sqrt(df)
  critical <- qt(0.975, df - 1) / sqrt(df - 1)
  value <- function(f) (sqrt(f^4 + 4 * f^2) - f^2) / 2
  c(value(f), if (f <= critical) 0 else if (f > 1 / critical) (f^2 - critical^2) / (1 + f^2) else value(f - critical))
}
# VanderWeele and Ding 2017, of the logs of a ratio and of the end of its interval that is nearer to none.
e_value <- function(log_ratio) {
  ratio <- exp(pmax(0, log_ratio))
  ratio + sqrt(ratio * (ratio - 1))
}
# Differences of means by exp(0.91 d), odds of a common outcome by their root.
ratio_scale <- function(family, rows) {
  w <- if ("survey_weight" %in% names(rows)) rows$survey_weight / sum(rows$survey_weight) else rep(1 / nrow(rows), nrow(rows))
  mean <- sum(w * rows$outcome)
  sd <- if ("survey_weight" %in% names(rows)) sqrt(sum(w * (rows$outcome - mean)^2)) else sd(rows$outcome)
  if (family == "ols") 0.91 / sd else if (family == "logit" && mean > 0.15) 0.5 else 1
}
`;

type Explained = Extract<NonNullable<ReplayFacts['explanation']>, { ok: true }>['value'];

/** What goes with the flow of information, without the intervals, which are drawn. */
export function explanationLines({
  models,
  explanation,
}: Pick<ReplayFacts, 'models' | 'explanation'>): string[] {
  if (!models) return [];
  if (!explanation?.ok) return [EXPLANATION_TOOLS];
  const found = explanation.value;
  const names = found.proxies.map(({ term }) => term.join(':'));
  const sets = effectSets(found, models.terms.proxies.flat());
  const controls = models.terms.controls.flat().map((term) => columnInR(term, models));
  const base = models.replay.loose ? 2e-3 : 1e-6;
  const whole = Math.max(Math.abs(found.without.estimate), Math.abs(found.with.estimate));
  // A part is a difference of effects, and known as well as they are.
  const part = (name: string, value: string, expected: number, id: string) => {
    const line = check(name, value, expected, id);
    const slack = base * Math.max(1, whole / Math.max(1e-4, Math.abs(expected)));
    const loose = wrapped(line, (own) => `if (!is.na(${value})) ${slackened(own, slack)}`);
    return models.weights === null
      ? loose
      : bySurvey(wrapped(line, (own) => slackened(own, slack)));
  };
  const e = (proxies: readonly string[]) =>
    `e[${sets.findIndex((set) => isSame(set, proxies)) + 1}]`;
  const all = models.terms.proxies.flat();
  return [
    EXPLANATION_TOOLS,
    'section("What goes with the flow of information")',
    'e <- c()',
    ...sets.map(
      (set, at) =>
        `e[${at + 1}] <- inside_effect(${fitInR(['inside', ...set, ...controls], models)}, rows)`,
    ),
    part('effect of being inside, without', e([]), found.without.estimate, 'explanation.without'),
    part('effect of being inside, with', e(all), found.with.estimate, 'explanation.with'),
    part('change', `(${e([])} - ${e(all)})`, found.change, 'explanation.change'),
    ...found.proxies.flatMap(({ alone, last }, at) => {
      const own = names[at];
      const others = all.filter((name) => name !== own);
      const id = `explanation.proxies.${at}`;
      return [
        part(`${own}, alone`, `(${e([])} - ${e([own])})`, alone.estimate, id),
        part(`${own}, beside the others`, `(${e(others)} - ${e(all)})`, last.estimate, id),
      ];
    }),
  ];
}

/** Each set of proxies whose effect the parts need, once. */
export function effectSets({ proxies }: Explained, all: readonly string[]): (readonly string[])[] {
  const own = proxies.map(({ term }) => term.join(':'));
  const wanted = [[], all, ...own.map((name) => [name])];
  wanted.push(...own.map((name) => all.filter((other) => other !== name)));
  return wanted.filter((set, at) => wanted.findIndex((other) => isSame(other, set)) === at);
}

export function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.join() === b.join();
}

/** Robustness value, E-value and correlation of the fullest model without an interaction. */
export function besideLines(models: StudyModels): string[] {
  const { beside, weights, errorReplays, family } = models;
  if (!beside) return [];
  const { key, robustness, eValue, errors, withProximity } = beside;
  const terms = rightSide(key, models);
  const of = (member: string) => `regressions.beside.${member}`;
  const surveyed = weights === null ? (line: string) => line : bySurvey;
  const field = errorReplays.find((each) => each.errors === errors)?.field;
  const isLoose = models.replay.loose ?? false;
  return [
    'section("Behind the difference")',
    ...(robustness
      ? [
          `g <- lm(${formulaOf(terms)}, per_unit(rows))`,
          'v <- robustness(summary(g)$coefficients["inside", "t value"], g$df.residual)',
          check('robustness value', 'v[1]', robustness.estimate, of('robustness')),
          check('robustness value of the interval', 'v[2]', robustness.interval, of('robustness')),
        ]
      : []),
    ...(eValue || (withProximity && !isLoose)
      ? [
          `f <- ${fitInR(terms, models)}`,
          ...errorReplays.map(({ script }) => script?.(models.errorParameters) ?? ''),
        ]
      : []),
    ...(eValue
      ? [
          `b <- ratio_scale("${family}", rows) * f$estimate["inside"]`,
          surveyed(check('E-value', 'e_value(abs(b))', eValue.estimate, of('e_value'))),
          ...(field === undefined
            ? []
            : [
                `s <- ratio_scale("${family}", rows) * f$${field}["inside"]`,
                surveyed(
                  check(
                    `E-value of the interval, ${errors}`,
                    'e_value(abs(b) - qnorm(0.975) * s)',
                    eValue.interval,
                    of('e_value'),
                  ),
                ),
              ]),
        ]
      : []),
    ...(withProximity
      ? [
          check(
            'correlation of inside and proximity',
            weights === null
              ? 'cor(rows$inside, rows$proximity)'
              : 'cov.wt(cbind(rows$inside, rows$proximity), rows$survey_weight, cor = TRUE)$cor[1, 2]',
            withProximity.correlation,
            of('with_proximity'),
          ),
          ...(isLoose
            ? []
            : [
                surveyed(
                  check(
                    'inflation of the variance of inside',
                    'solve(cov2cor(f$bread[-1, -1]))[1, 1]',
                    withProximity.inflation,
                    of('with_proximity'),
                  ),
                ),
              ]),
        ]
      : []),
  ];
}
