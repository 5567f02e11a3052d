import { describeEvidenceNote, formatBeside, type Messages, type Sources } from '../../i18n';
import type { StudyDifference, StudyPanel } from '../../study';

export type Found = Extract<StudyDifference['found'], { ok: true }>['value'];

/** An institution whose place may err by more than this share of the distance is told. */
const VAGUE = 0.25;
/** p below which sides are told to have drifted apart before. */
const TOLD = 0.05;

/** Writes a text whose numbers are those of the sources. */
export type Saying = (sources: Sources, write: () => string) => string;
export const plainly: Saying = (_, write) => write();

/** Where findings.json has what a difference in differences is. */
export const PATH = 'panel.difference';

/** What the difference is. */
export function verdictOf({ linear }: Found, m: Messages, say: Saying): string | null {
  if (!linear.ok) return null;
  const { estimate, ciLow, ciHigh } = linear.value;
  const t = m.panel.change;
  const written = (value: number) => formatBeside(value, ciLow, ciHigh);
  return say(sourcesOf(`${PATH}.linear`, estimate, ciLow, ciHigh), () => {
    if (ciLow > 0) return t.more(written(estimate), written(ciLow), written(ciHigh));
    if (ciHigh < 0) return t.less(written(-estimate), written(-ciHigh), written(-ciLow));
    return t.unclear(written(estimate), written(ciLow), written(ciHigh));
  });
}

function sourcesOf(id: string, ...values: readonly number[]): Sources {
  return values.map((value) => [value, id]);
}

/** What it rests on, and what speaks against it. */
export function sentencesOf(
  own: StudyDifference,
  found: Found,
  { weighted }: StudyPanel,
  m: Messages,
  say: Saying,
): string[] {
  const t = m.panel.change;
  const { placebo, path, permutation, linear, poisson, cohorts } = found;
  const p = placebo?.linear.ok ? placebo.linear.value.pValue : NaN;
  const before = path?.before?.pValue ?? NaN;
  const without = poisson?.ok ? poisson.value.without : 0;
  const of = (id: string, values: readonly number[], write: () => string) =>
    say(sourcesOf(`${PATH}.${id}`, ...values), write);
  return [
    ...(Number.isNaN(p) && Number.isNaN(before) ? [t.noBefore] : []),
    ...(Number.isNaN(p)
      ? []
      : [of('placebo.linear', [p], () => (p < TOLD ? t.placeboFound(p) : t.placeboClean(p)))]),
    ...(Number.isNaN(before)
      ? []
      : [
          of('path.before', [before], () =>
            before < TOLD ? t.beforeFound(before) : t.beforeClean(before),
          ),
        ]),
    ...(permutation
      ? [
          of('permutation', [permutation.pValue, permutation.draws], () =>
            t.permuted(permutation.pValue, permutation.draws, 'groups' in permutation),
          ),
        ]
      : []),
    ...sampleSentences(own, found, m, say),
    ...(cohorts > 1 ? [of('cohorts', [cohorts], () => t.cohorts(cohorts))] : []),
    ...windowSentence(own, m, say),
    ...(own.by === 'year' ? [t.years(own.times[0], own.times.at(-1)!)] : []),
    ...(without > 0 ? [of('poisson', [without], () => t.without(without))] : []),
    ...(own.opening && own.opening.errorKm > VAGUE * own.opening.km
      ? [t.vague(own.opening.errorKm)]
      : []),
    ...(own.byFirm
      ? [t.errors[own.byFirm]]
      : linear.ok
        ? [of('linear', [linear.value.groups], () => t.errors.grouped(linear.value.groups))]
        : []),
    ...(linear.ok
      ? linear.notes.map((note) =>
          of('linear', [linear.value.groups], () => describeEvidenceNote(note, m)),
        )
      : []),
    ...(weighted ? [t.weights] : []),
  ];
}

/** How many firms it happened to, how many not, and how many are not used. */
function sampleSentences(
  own: StudyDifference,
  { treated, never, oneSided, once }: Found,
  m: Messages,
  say: Saying,
): string[] {
  const t = m.panel.change;
  const counts = own.left;
  const left = () => t.leftOut({ ...counts, oneSided, once });
  const sample: Sources = [
    [treated, `${PATH}.changed`],
    [never, `${PATH}.unchanged`],
  ];
  const sources: Sources = [
    [counts.already, `${PATH}.left_out.inside_from_the_first`],
    [counts.returned, `${PATH}.left_out.left_again`],
    [counts.notLocated, `${PATH}.left_out.not_located`],
    [oneSided + once, `${PATH}.without_measure_before_and_after`],
  ];
  return [
    say(sample, () => t.sample(treated, never, own)),
    ...(left().length > 0
      ? [
          say(
            sources.filter(([n]) => n > 0),
            () => t.leftOutOf(left()),
          ),
        ]
      : []),
  ];
}

function windowSentence({ window }: StudyDifference, m: Messages, say: Saying): string[] {
  if (window === undefined) return [];
  return [say([[window, `${PATH}.years_of_events`]], () => m.panel.change.window(window))];
}
