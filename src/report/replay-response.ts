import { DEFAULT_RESPONSE, type Alike } from '../model';
import type { ReplayFacts, StudyResponse } from '../study';
import { check, comment } from './replay-text';

/** What replay.R needs to repeat who answered, and the weights that follow; base R. */
const TOOLS = String.raw`
answers <- d[!is.na(d$answered), ]
for (name in c("answered", "response_base", grep("^response_", names(d), value = TRUE))) answers[[name]] <- as.numeric(answers[[name]])
# Shares of a class among those who answered less its share of all, in standard deviations (Austin 2009).
shares_of <- function(class, weight) tapply(weight, class, sum) / sum(weight)
set_apart <- function(class, own, base) {
  a <- shares_of(class, own)
  b <- shares_of(class, base)
  (a - b) / sqrt((a * (1 - a) + b * (1 - b)) / 2)
}
answer_test <- function(class) suppressWarnings(chisq.test(table(class, answers$answered), correct = FALSE))
# What lies above the limit is spread evenly over what does not, until nothing does.
cut_weights <- function(w, times) {
  limit <- times * mean(w)
  while (any(w > limit * (1 + 1e-12))) {
    above <- w >= limit
    spare <- sum(w[above] - limit)
    w[above] <- limit
    w[!above] <- w[!above] + spare / sum(!above)
  }
  w
}
rake_weights <- function(d, traits) {
  w <- ifelse(d$answered == 1, d$response_base, 0)
  for (round in 1:2000) {
    before <- w
    for (of in traits) {
      class <- factor(d[[of]])
      w <- w * (tapply(d$response_base, class, sum) / tapply(w, class, sum))[class]
    }
    if (max(abs(w - before)) < 1e-13 * max(w)) break
  }
  w[d$answered == 1]
}
answer_weights <- function(d, traits) {
  m <- glm(reformulate(sprintf("factor(%s)", traits), "answered"), quasibinomial(), d, weights = d$response_base / mean(d$response_base),
    control = glm.control(epsilon = 1e-14, maxit = 100))
  (d$response_base / fitted(m))[d$answered == 1]
}
`;

/** Lines that repeat what is said of those who answered; none where no column says it. `groupLine` makes d's groups. */
export function responseLines(
  { response, study }: Pick<ReplayFacts, 'response' | 'study'>,
  groupLine: (alike: Alike) => string,
): string[] {
  if (!response) return [];
  const { trim } = study.settings.response ?? DEFAULT_RESPONSE;
  return [
    TOOLS,
    'section("Who answered")',
    check('firms that were asked', 'nrow(answers)', response.asked, 'response.asked'),
    check('firms that answered', 'sum(answers$answered)', response.answered, 'response.answered'),
    'base <- replace(answers$response_base, !(answers$response_base > 0), 0)',
    ...response.traits.flatMap(({ trait, found }, at) =>
      traitLines(trait, `answers$response_${trait}`, found, `response.traits.${at}`),
    ),
    ...(response.membership
      ? traitLines(
          'inside or outside',
          'ifelse(is.na(answers$response_base), NA, 2 - answers$inside)',
          response.membership,
          'response.membership',
        )
      : []),
    ...(response.weights?.ok ? weightLines(response, response.weights.value, trim) : []),
    ...waveLines(response, groupLine),
  ];
}

/** `classes`: R text of each asked firm's class, counted from 1, NA for firms in none. */
function traitLines(
  trait: string,
  classes: string,
  { test, classes: rows }: StudyResponse['traits'][number]['found'],
  id: string,
): string[] {
  return [
    `class <- ${classes}`,
    'known <- !is.na(class)',
    'x <- answer_test(class)',
    check(`${trait}, chi-square`, 'x$statistic', test.statistic, id),
    check(`${trait}, p`, 'x$p.value', test.pValue, id),
    check(`${trait}, Cramer's V`, 'sqrt(x$statistic / sum(known))', test.association, id),
    'apart <- set_apart(class[known], (base * answers$answered)[known], base[known])',
    ...rows.flatMap(({ asked, answered, difference }, at) => {
      const own = `${id}.classes.${at}`;
      const of = (name: string, value: string, expected: number) =>
        check(`${trait}, class ${at + 1}, ${name}`, value, expected, own);
      return [
        of('asked', `sum(class %in% ${at + 1})`, asked),
        of('answered', `sum(answers$answered[class %in% ${at + 1}])`, answered),
        of('standardised difference', `apart[${at + 1}]`, difference),
      ];
    }),
  ];
}

type Made = Extract<NonNullable<StudyResponse['weights']>, { ok: true }>['value'];

function weightLines({ traits }: StudyResponse, made: Made, trim: number): string[] {
  const names = traits.map(({ trait }) => `"response_${trait}"`).join(', ');
  return [
    'section("Weights from the response")',
    'framed <- answers[!is.na(answers$response_base) & answers$response_base > 0, ]',
    `w <- cut_weights(${made.way === 'rake' ? 'rake_weights' : 'answer_weights'}(framed, c(${names})), ${trim})`,
    'own <- as.numeric(framed$survey_weight[framed$answered == 1])',
    check('smallest weight', 'min(w)', made.least, 'response.weights'),
    check('largest weight', 'max(w)', made.most, 'response.weights'),
    check('sum of the weights', 'sum(w)', made.sum, 'response.weights'),
    check('effective sample size', 'sum(w)^2 / sum(w^2)', made.effective, 'response.weights'),
    comment('Firm by firm: the share of the weights of analysis.csv that are the same.'),
    check('weights that are the same', 'mean(abs(w / own - 1) < 1e-6)', 1),
  ];
}

function waveLines({ waves }: StudyResponse, groupLine: (alike: Alike) => string): string[] {
  if (!waves?.compared) return [];
  const { early, late } = waves.compared;
  const { alike } = waves;
  const near =
    alike.errors === 'conley'
      ? `, list(km = ${alike.conleyKm}, kernel = "${alike.conleyKernel}")`
      : '';
  const numbers = (of: readonly number[]) => `c(${of.map((wave) => wave + 1).join(', ')})`;
  return [
    'section("Early and late answers")',
    groupLine(alike),
    'wave <- as.numeric(d$response_wave)',
    'taken <- replace(d, "outcome", NA)',
    `taken$inside <- ifelse(is.na(d$answered) | d$answered != "1", NA, ifelse(wave %in% ${numbers(late)}, 1, ifelse(wave %in% ${numbers(early)}, 0, NA)))`,
    ...waves.rows.flatMap((row, at) => {
      const own = `response.waves.rows.${at}`;
      return [
        `taken$outcome <- d$${row.of}`,
        `r <- compare(taken${near})`,
        check(`${row.of}, early answers`, 'r$n0', row.early.n, own),
        check(`${row.of}, late answers`, 'r$n1', row.late.n, own),
        check(`${row.of}, mean of early`, 'r$m0', row.early.mean, own),
        check(`${row.of}, mean of late`, 'r$m1', row.late.mean, own),
        check(
          `${row.of}, interval, low`,
          row.robust ? 'r$low' : 'r$welch$conf.int[1]',
          row.ciLow,
          own,
        ),
        check(
          `${row.of}, interval, high`,
          row.robust ? 'r$high' : 'r$welch$conf.int[2]',
          row.ciHigh,
          own,
        ),
        check(`${row.of}, p`, row.robust ? 'r$p' : 'r$welch$p.value', row.pValue, own),
      ];
    }),
  ];
}
