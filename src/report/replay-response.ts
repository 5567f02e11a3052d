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
    check('firms that were asked', 'nrow(answers)', response.asked),
    check('firms that answered', 'sum(answers$answered)', response.answered),
    ...response.traits.flatMap(traitLines),
    ...(response.weights?.ok ? weightLines(response, response.weights.value, trim) : []),
    ...waveLines(response, groupLine),
  ];
}

function traitLines({ trait, found }: StudyResponse['traits'][number]): string[] {
  const { test, classes } = found;
  return [
    `class <- answers$response_${trait}`,
    'x <- answer_test(class)',
    check(`${trait}, chi-square`, 'x$statistic', test.statistic),
    check(`${trait}, p`, 'x$p.value', test.pValue),
    check(`${trait}, Cramer's V`, 'sqrt(x$statistic / nrow(answers))', test.association),
    `base <- replace(answers$response_base, !(answers$response_base > 0), 0)`,
    'apart <- set_apart(class, base * answers$answered, base)',
    ...classes.map(({ difference }, at) =>
      check(`${trait}, class ${at + 1}, standardised difference`, `apart[${at + 1}]`, difference),
    ),
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
    check('smallest weight', 'min(w)', made.least),
    check('largest weight', 'max(w)', made.most),
    check('sum of the weights', 'sum(w)', made.sum),
    check('effective sample size', 'sum(w)^2 / sum(w^2)', made.effective),
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
    ...waves.rows.flatMap((row) => [
      `taken$outcome <- d$${row.of}`,
      `r <- compare(taken${near})`,
      check(`${row.of}, early answers`, 'r$n0', row.early.n),
      check(`${row.of}, late answers`, 'r$n1', row.late.n),
      check(`${row.of}, mean of early`, 'r$m0', row.early.mean),
      check(`${row.of}, mean of late`, 'r$m1', row.late.mean),
      check(`${row.of}, interval, low`, row.robust ? 'r$low' : 'r$welch$conf.int[1]', row.ciLow),
      check(`${row.of}, interval, high`, row.robust ? 'r$high' : 'r$welch$conf.int[2]', row.ciHigh),
      check(`${row.of}, p`, row.robust ? 'r$p' : 'r$welch$p.value', row.pValue),
    ]),
  ];
}
