import type { JsonObject, TraitResponse } from '../../evidence';
import type { TraitClass } from '../../model';
import type { StudyResponse, StudyWaves } from '../questions/response';

/** What findings.json says of who answered. Keys are snake_case; what could not be computed is NaN, which the writer makes null. */
export function responseJson(found: StudyResponse): JsonObject {
  const { column, asked, answered, unsaid, unweighted, traits, membership, waves, weights } = found;
  return {
    ...{ column, asked, answered, rate: answered / asked },
    ...{ not_said: unsaid, without_survey_weight: unweighted },
    traits: traits.map(({ trait, by, classes, found: of }) => ({
      ...{ trait, ...(by ? { by } : {}) },
      ...traitJson(of, classes.map(classJson)),
    })),
    membership: membership && traitJson(membership, [{ class: 'inside' }, { class: 'outside' }]),
    waves: waves && wavesJson(waves),
    weights:
      weights &&
      (weights.ok
        ? {
            made: weights.value.way,
            sum: weights.value.sum,
            effective_n: weights.value.effective,
            least: weights.value.least,
            most: weights.value.most,
            trimmed: weights.value.trimmed,
            limit: weights.value.limit,
            rounds: weights.value.rounds,
            deviation: weights.value.deviation,
          }
        : { refused: { code: weights.problem.code, facts: weights.problem.facts as JsonObject } }),
  };
}

function classJson(of: TraitClass): JsonObject {
  if (of.kind === 'named') return { class: of.name };
  if (of.kind === 'size') return { least: of.least, most: of.most };
  return of.kind === 'others' ? { class: 'others', joined: of.joined } : { class: 'unknown' };
}

function traitJson({ classes, test }: TraitResponse, names: readonly JsonObject[]): JsonObject {
  return {
    classes: classes.map((each, at) => ({
      ...names[at],
      asked: each.asked,
      answered: each.answered,
      rate: each.rate,
      share_asked: each.shareAsked,
      share_answered: each.shareAnswered,
      share_weighted: each.shareWeighted,
      difference: each.difference,
      difference_weighted: each.differenceWeighted,
    })),
    chi_square: test.statistic,
    df: test.df,
    p_value: test.pValue,
    cramers_v: test.association,
    least_expected: test.leastExpected,
  };
}

function wavesJson({ column, names, firms, unknown, compared, rows }: StudyWaves): JsonObject {
  const named = (waves: readonly number[]) => waves.map((wave) => names[wave]);
  return {
    column,
    waves: names.map((wave, at) => ({ wave, firms: firms[at] })),
    unknown,
    compared: compared && { early: named(compared.early), late: named(compared.late) },
    rows: rows.map((row) => ({
      of: row.of,
      early: row.early,
      late: row.late,
      difference: row.difference,
      ci_low: row.ciLow,
      ci_high: row.ciHigh,
      p_value: row.pValue,
      standardised: row.standardised,
      errors: row.robust ? 'alike' : 'welch',
    })),
  };
}
