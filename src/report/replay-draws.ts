import type { ReplayFacts, StudyExplanation, StudyModels } from '../study';
import { jointLines } from './replay-curve';
import { effectSets, isSame } from './replay-explanation';
import { fitInR, rightSide } from './replay-fits';
import { columnInR } from './replay-names';
import { panelDrawLines } from './replay-panel';
import { testDrawLines } from './replay-test-draws';
import { check, comment, groupLine, quoteR, slackened, wrapped } from './replay-text';

type Explained = Extract<StudyExplanation, { ok: true }>['value'];

/** R's part for what was drawn: reading draws.csv, and putting draws together. */
const DRAW_TOOLS = String.raw`
drawn <- read.csv("draws.csv", colClasses = "character")
of_set <- function(set) {
  own <- drawn[drawn$set == set, ]
  own$value[order(as.numeric(own$draw))]
}
numbers <- function(text) as.numeric(strsplit(text, " ", fixed = TRUE)[[1]])
# Four firms a character of base 16, the first as the highest bit.
sides_of <- function(text, n) {
  digits <- match(strsplit(text, "")[[1]], c(0:9, letters[1:6])) - 1
  as.vector(rbind(digits %/% 8, digits %/% 4 %% 2, digits %/% 2 %% 2, digits %% 2))[seq_len(n)]
}
# The difference over its error by groups, squared, up to a constant: infinite or NaN where a side is empty.
squared_ratio <- function(y, inside, group) {
  n1 <- sum(inside); n0 <- length(y) - n1
  m1 <- sum(y * inside) / n1; m0 <- sum(y * (1 - inside)) / n0
  parts <- rowsum(inside * (y - m1) / n1 - (1 - inside) * (y - m0) / n0, group)
  (m1 - m0)^2 / sum(parts^2)
}
share_of <- function(extreme) (sum(extreme) + 1) / (length(extreme) + 1)
# y: centred. Sides change places, of single firms or of whole groups.
exchange_of_firms <- function(y, inside, set) {
  observed <- abs(sum(y[inside == 1])) - 1e-11 * sum(abs(y))
  share_of(vapply(of_set(set), function(x) abs(sum(y[sides_of(x, length(y)) == 1])) >= observed, TRUE))
}
exchange_of_groups <- function(y, inside, group, set) {
  observed <- squared_ratio(y, inside, group) * (1 - 1e-9)
  ratios <- vapply(of_set(set), function(x) squared_ratio(y, sides_of(x, length(y)), group), 0)
  share_of(is.na(ratios) | ratios >= observed)
}
# Rubin 1987; degrees of freedom of Barnard and Rubin 1999.
pooled <- function(estimate, error, df) {
  m <- length(estimate)
  between <- (1 + 1 / m) * var(estimate)
  total <- mean(error^2) + between
  share <- between / total
  complete <- mean(df)
  observed <- if (is.finite(complete)) (complete + 1) / (complete + 3) * complete * (1 - share) else Inf
  reach <- qt(0.975, 1 / (share^2 / (m - 1) + 1 / observed)) * sqrt(total)
  c(mean(estimate), mean(estimate) - reach, mean(estimate) + reach, share)
}
# HC1, judged by the normal.
robust_errors <- function(f) {
  n <- nrow(f$scores)
  list(v = f$bread %*% crossprod(f$scores) %*% f$bread * n / (n - ncol(f$scores)), df = function(gradient) Inf)
}
# Errors by groups with their degrees of freedom, else Welch's.
redrawn_difference <- function(d, grouped) {
  d <- d[!is.na(d$outcome) & !is.na(d$inside), ]
  own <- if (grouped) robust_difference(d, NULL)
  if (grouped && is.finite(own$se)) return(c(diff(tapply(d$outcome, d$inside, mean)), own$se, own$df))
  w <- t.test(d$outcome[d$inside == 1], d$outcome[d$inside == 0])
  c(diff(rev(w$estimate)), w$stderr, w$parameter)
}
`;

/** A wider reach for what rests on many searches, each of which ends within this share of its size. */
const REACH = 1e-5;

/** What was drawn, from draws.csv: permutations, the bootstrap of question 2, and redrawn positions. Nothing where the study has no draws in its files. */
export function drawLines(facts: ReplayFacts): string[] {
  if (!facts.study.settings.keepDraws) return [];
  return [
    DRAW_TOOLS,
    'section("What was drawn, from draws.csv")',
    ...permutationLines(facts),
    ...testDrawLines(facts),
    ...jointLines(facts),
    ...panelDrawLines(facts),
    ...bootstrapLines(facts),
    ...positionLines(facts),
  ];
}

function permutationLines({ evidence }: ReplayFacts): string[] {
  if (!evidence?.comparison.ok) return [];
  const { permutation, groupPermutation } = evidence.comparison.value;
  return [
    groupLine(evidence.alike, 'everyone'),
    's <- everyone[!is.na(everyone$outcome) & !is.na(everyone$inside), ]',
    'y <- s$outcome - mean(s$outcome)',
    check(
      'p by exchange of firms',
      'exchange_of_firms(y, s$inside, "firm_permutation")',
      permutation.pValue,
      'evidence.comparison.permutation',
    ),
    ...(groupPermutation
      ? [
          check(
            'p by exchange of whole groups',
            'exchange_of_groups(y, s$inside, s$group, "group_permutation")',
            groupPermutation.pValue,
            'evidence.comparison.group_permutation',
          ),
        ]
      : []),
  ];
}

/** Where a draw could not be fitted, R need not fail on it too, and the intervals of question 2 are left aside. */
export const areIntervalsRepeated = (
  { weights, replay }: NonNullable<ReplayFacts['models']>,
  { bootstrap }: Explained,
): boolean => bootstrap.failed === 0 && weights === null && !replay.loose;

function bootstrapLines({ models, explanation }: ReplayFacts): string[] {
  if (!models || !explanation?.ok || explanation.value.bootstrap.draws === 0) return [];
  const found = explanation.value;
  if (!areIntervalsRepeated(models, found))
    return [
      comment(
        'The intervals of question 2 are not repeated: draws failed, survey weights, or a family whose search R ends earlier.',
      ),
    ];
  const all = models.terms.proxies.flat();
  const sets = effectSets(found, all);
  const controls = models.terms.controls.flat().map((term) => columnInR(term, models));
  const names = found.proxies.map(({ term }) => term.join(':'));
  const column = (proxies: readonly string[]) =>
    `e[, ${sets.findIndex((set) => isSame(set, proxies)) + 1}]`;
  const whole = Math.max(Math.abs(found.without.estimate), Math.abs(found.with.estimate));
  const ends = (name: string, change: string, low: number, high: number, id: string) => [
    `q <- quantile(${change}, c(0.025, 0.975))`,
    ...[low, high].map((end, at) => {
      const slack = REACH * Math.max(1, whole / Math.max(1e-4, Math.abs(end)));
      const line = check(`${name}, ${at === 0 ? 'low' : 'high'}`, `q[${at + 1}]`, end, id);
      return wrapped(line, (own) => slackened(own, slack));
    }),
  ];
  return [
    'units <- numbers(of_set("units"))',
    'firms_of <- split(which(units > 0), units[units > 0])',
    // Errors are not asked for, and take longest.
    'with_errors <- cluster_errors',
    'cluster_errors <- function(scores, ...) rep(NA_real_, ncol(scores))',
    'e <- t(vapply(of_set("explanation"), function(text) {',
    '  rows <- droplevels(everyone[unlist(firms_of[numbers(text)]), ])',
    `  c(${sets.map((set) => `inside_effect(${fitInR(['inside', ...set, ...controls], models)}, rows)`).join(',\n    ')})`,
    `}, numeric(${sets.length})))`,
    'cluster_errors <- with_errors',
    ...ends(
      'change, interval',
      `${column([])} - ${column(all)}`,
      found.ciLow,
      found.ciHigh,
      'explanation.interval',
    ),
    ...found.proxies.flatMap(({ alone, last }, at) => {
      const others = all.filter((name) => name !== names[at]);
      const id = `explanation.proxies.${at}`;
      return [
        ...ends(
          `${names[at]}, alone`,
          `${column([])} - ${column([names[at]])}`,
          alone.ciLow,
          alone.ciHigh,
          id,
        ),
        ...ends(
          `${names[at]}, beside the others`,
          `${column(others)} - ${column(all)}`,
          last.ciLow,
          last.ciHigh,
          id,
        ),
      ];
    }),
  ];
}

/** The difference and the regression's terms. */
function positionLines({ models, positions }: ReplayFacts): string[] {
  if (!models || !positions) return [];
  if (models.weights !== null)
    return [comment('Redrawn positions are not repeated with survey weights.')];
  const { difference, model } = positions;
  const ends = (
    name: string,
    { pooled: found, failed }: typeof difference,
    id: string,
    slack: number,
  ) => {
    if (!found || failed > 0) return [];
    const scale = Math.max(Math.abs(found.ciLow), Math.abs(found.ciHigh));
    const one = (what: string, at: number, value: number) => {
      const own = slack * Math.max(1, scale / Math.max(1e-4, Math.abs(value)));
      return wrapped(check(`${name}, ${what}`, `r[${at}]`, value, id), (line) =>
        slackened(line, own),
      );
    };
    return [
      one('redrawn', 1, found.estimate),
      one('low', 2, found.ciLow),
      one('high', 3, found.ciHigh),
      one('share of the draws', 4, found.drawnShare),
    ];
  };
  return [
    groupLine({ ...models.errorParameters, errors: models.chosenErrors }, 'everyone'),
    'letters_of <- lapply(strsplit(of_set("positions"), ""), function(x) unname(c(i = 1, o = 0, x = NA)[x]))',
    'v <- vapply(letters_of, function(inside) {',
    '  everyone$inside <- inside',
    `  redrawn_difference(everyone, ${positions.clustered ? 'TRUE' : 'FALSE'})`,
    '}, numeric(3))',
    'r <- pooled(v[1, ], v[2, ], v[3, ])',
    ...ends('difference', difference, 'positions.difference', 1e-6),
    ...(model && !models.replay.loose
      ? [
          ...termsDrawn(models, model.clustered),
          ...model.terms.flatMap((term, at) => [
            `r <- pooled(v[${at + 1}, 1, ], v[${at + 1}, 2, ], v[${at + 1}, 3, ])`,
            ...ends(term.name, term, `positions.terms.${at}`, REACH),
          ]),
        ]
      : []),
  ];
}

function termsDrawn(models: StudyModels, grouped: boolean): string[] {
  const used = [
    'inside',
    ...models.terms.proxies.flat(),
    ...models.terms.controls.flat().map((term) => columnInR(term, models)),
    ...(models.offset ? ['offset'] : []),
  ];
  const key = models.terms.proxies.length > 0 ? 'with' : 'without';
  const count = 1 + models.terms.proxies.length;
  return [
    'near <- of_set("proximity")',
    'v <- vapply(seq_along(near), function(draw) {',
    '  everyone$inside <- letters_of[[draw]]',
    '  everyone$proximity <- suppressWarnings(numbers(near[draw]))',
    `  rows <- same_rows(everyone, c(${used.map(quoteR).join(', ')}))`,
    `  f <- ${fitInR(rightSide(key, models), models)}`,
    `  own <- ${grouped ? 'bias_reduced(f$scores, f$bread, f$Z, rows$group)' : 'robust_errors(f)'}`,
    `  t(vapply(1 + seq_len(${count}), function(j) c(f$estimate[j], sqrt(own$v[j, j]), own$df(as.numeric(seq_along(f$estimate) == j))), numeric(3)))`,
    `}, matrix(0, ${count}, 3))`,
  ];
}
