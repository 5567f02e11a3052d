import { comparePlainly, traitResponse, type TraitResponse } from '../../evidence';
import type {
  Alike,
  EvidenceResult,
  Findings,
  MadeWeights,
  ResponseFound,
  ResponseWaves,
  TraitClasses,
} from '../../model';
import { outcomeOf, type AlikeChoice, type OutcomeChoice } from '../comparison/evidence';
import { alikeOf, dependenceOf, groupsOfComparison } from '../comparison/evidence-groups';
import { INSIDE, modelColumns, type ModelFindings } from './model-columns';

/** A measure of early and of late answers. */
export interface WaveRow {
  /** The study's measure, or a term of the regressions. */
  readonly of: 'outcome' | typeof INSIDE | 'size' | 'proximity' | 'frequency' | 'subcontractor';
  readonly early: { readonly n: number; readonly mean: number };
  readonly late: { readonly n: number; readonly mean: number };
  /** Late minus early, with its 95 % interval; NaN where it can't be judged. */
  readonly difference: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly pValue: number;
  /** In standard deviations of both together. */
  readonly standardised: number;
  /** The interval lets firms be alike; else Welch's. */
  readonly robust: boolean;
}

/** Early against late answers: who answered late is taken to be like those who never did. */
export interface StudyWaves extends Pick<ResponseWaves, 'column' | 'names' | 'halves'> {
  /** What the study's measure is called; '' without one. */
  readonly outcome: string;
  /** Answers of each wave, and those of which it is not known. */
  readonly firms: readonly number[];
  readonly unknown: number;
  /** The first wave, and the last ones: as few as have `LEAST_LATE` answers. Null where there is one wave. */
  readonly compared: { readonly early: readonly number[]; readonly late: readonly number[] } | null;
  readonly rows: readonly WaveRow[];
  readonly alike: Alike;
}

/** Who answered, set beside all who were asked. */
export interface StudyResponse extends Pick<
  ResponseFound,
  'column' | 'asked' | 'answered' | 'unsaid' | 'unweighted'
> {
  readonly traits: readonly (Pick<TraitClasses, 'trait' | 'by'> & {
    readonly classes: TraitClasses['classes'];
    readonly found: TraitResponse;
  })[];
  /** Inside clusters and outside, which no weight is made of; null where one side was not asked. */
  readonly membership: TraitResponse | null;
  readonly waves: StudyWaves | null;
  readonly weights: EvidenceResult<Omit<MadeWeights, 'values'>> | null;
}

/** Answers that the late side has at least, where waves can be put together for it. */
const LEAST_LATE = 5;
const TERMS = [INSIDE, 'size', 'proximity', 'frequency', 'subcontractor'] as const;

export interface ResponseFindings extends ModelFindings {
  readonly response?: Findings['response'];
}

/** Null where no column says who answered. Each firm counts as one but where weights are named. */
export function studyResponse(
  study: OutcomeChoice & AlikeChoice,
  findings: ResponseFindings,
): StudyResponse | null {
  const { response: found, firms } = findings;
  if (!found || !firms.response) return null;
  const { answered } = firms.response;
  const { column, asked, unsaid, unweighted, base } = found;
  const weights = found.weights?.ok ? found.weights.value.values : null;
  const of = (classes: Int32Array, count: number) =>
    traitResponse({ of: classes, count }, answered, base, weights);
  // 0 outside, 1 inside.
  const side = Int32Array.from(groupsOfComparison(findings), (group, firm) =>
    group > 1 || Number.isNaN(base[firm]) ? -1 : 1 - group,
  );
  return {
    ...{ column, asked, answered: found.answered, unsaid, unweighted },
    traits: found.traits.map(({ trait, by, classes, of: own }) => ({
      ...{ trait, ...(by ? { by } : {}), classes },
      found: of(own, classes.length),
    })),
    membership: side.includes(0) && side.includes(1) ? of(side, 2) : null,
    waves: wavesOf(study, findings),
    weights: found.weights && withoutValues(found.weights),
  };
}

function withoutValues(
  made: EvidenceResult<MadeWeights>,
): EvidenceResult<Omit<MadeWeights, 'values'>> {
  if (!made.ok) return made;
  const { way, sum, effective, least, most, trimmed, limit, rounds, deviation } = made.value;
  return {
    ...made,
    value: { way, sum, effective, least, most, trimmed, limit, rounds, deviation },
  };
}

function wavesOf(
  study: OutcomeChoice & AlikeChoice,
  findings: ResponseFindings,
): StudyWaves | null {
  const { response, apart } = findings.firms;
  if (!response?.waves) return null;
  const { column, names, of, halves } = response.waves;
  const outcome = outcomeOf(study, findings);
  const dependence = dependenceOf(study.settings.models, findings, outcome?.values ?? null);
  const firms = names.map(() => 0);
  let unknown = 0;
  response.answered.forEach((one, firm) => {
    if (one !== 1 || apart?.[firm] === 1) return;
    if (of[firm] < 0) unknown++;
    else firms[of[firm]]++;
  });
  const compared = sidesOf(firms);
  const all = {
    ...{ outcome: outcome?.label ?? '', column, names, halves, firms, unknown, compared },
    alike: alikeOf(dependence),
  };
  if (!compared) return { ...all, rows: [] };
  const side = Uint8Array.from(of, (wave, firm) => {
    if (apart?.[firm] === 1) return 2;
    return compared.late.includes(wave) ? 1 : compared.early.includes(wave) ? 0 : 2;
  });
  const columns = modelColumns(findings);
  const measures: [WaveRow['of'], Float64Array][] = TERMS.map((term) => [
    term,
    columns[term] as Float64Array,
  ]);
  if (outcome) measures.unshift(['outcome', outcome.values]);
  const rows = measures.flatMap(([name, values]): WaveRow[] => {
    const found = comparePlainly(values, side, dependence.numbers, dependence.near);
    if (!found.ok) return [];
    const { inside: late, outside: early, robust, welch, difference, ...plain } = found.value;
    return [
      {
        of: name,
        early: { n: early.n, mean: early.mean },
        late: { n: late.n, mean: late.mean },
        difference,
        ciLow: robust?.ciLow ?? plain.ciLow,
        ciHigh: robust?.ciHigh ?? plain.ciHigh,
        pValue: robust?.pValue ?? welch.pValue,
        standardised: plain.effectSize.cohensD,
        robust: robust !== null,
      },
    ];
  });
  return { ...all, rows };
}

/** The first wave with answers, and the last ones that come to enough. */
function sidesOf(firms: readonly number[]): StudyWaves['compared'] {
  const held = [...firms.keys()].filter((wave) => firms[wave] > 0);
  if (held.length < 2) return null;
  const late: number[] = [];
  let count = 0;
  for (const wave of held.slice(1).reverse()) {
    if (count >= LEAST_LATE) break;
    late.unshift(wave);
    count += firms[wave];
  }
  return { early: [held[0]], late };
}
