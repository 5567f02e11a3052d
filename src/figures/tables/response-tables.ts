import {
  describeRefusal,
  formatBeside,
  formatCount,
  formatFixed,
  formatMean,
  formatP,
  type Messages,
} from '../../i18n';
import type { ClassResponse, StudyResponse, TraitResponse } from '../../study';
import type { FigureTable } from '../svg';

/** p below which a difference is told. */
const TOLD = 0.05;

/** A table with what stands above and below it. */
export interface ResponseTable extends FigureTable {
  readonly title: string;
  readonly note: string;
}

const percent = (share: number) => `${formatFixed(share * 100, 1)}%`;
/** Two decimals, without a sign on what rounds to 0. */
const inDeviations = (value: number) =>
  Number.isFinite(value) ? formatFixed(Math.abs(value) < 0.005 ? 0 : value, 2) : '–';

/** What those who answered are told by: size, industry, region, then the sides of the clusters. */
function traitsOf({ traits, membership }: StudyResponse, m: Messages) {
  const t = m.response;
  const own = traits.map(({ trait, by, classes, found }, at) => ({
    id: `response.traits.${at}`,
    name: t.trait(trait, by),
    names: classes.map((each) =>
      trait === 'industry' && each.kind === 'named'
        ? m.words.industryName(each.name)
        : t.class(each),
    ),
    found,
  }));
  const sides = [m.evidence.table.inside, m.evidence.table.outside];
  const id = 'response.membership';
  return membership ? [...own, { id, name: t.membership, names: sides, found: membership }] : own;
}

/** One table a trait; `wide`: with the shares, and a column each for the asked and the answered. */
export function responseTables(found: StudyResponse, m: Messages, wide: boolean): ResponseTable[] {
  const t = m.response;
  const isWeighted = found.weights?.ok === true;
  type Column = readonly [head: string, cell: (of: ClassResponse) => string];
  const counts: readonly Column[] = [
    [t.head.asked, ({ asked }) => formatCount(asked)],
    [t.head.answered, ({ answered }) => formatCount(answered)],
  ];
  // A panel has no room for both; it may break the line at the stroke.
  const together: readonly Column[] = [
    [
      `${t.head.answered}/\u200b${t.head.asked}`,
      ({ answered, asked }) => `${formatCount(answered)}/\u200b${formatCount(asked)}`,
    ],
  ];
  const shares: readonly Column[] = [
    [t.head.shareAsked, ({ shareAsked }) => percent(shareAsked)],
    [t.head.shareAnswered, ({ shareAnswered }) => percent(shareAnswered)],
  ];
  const weighted: readonly Column[] = [
    [t.head.shareWeighted, ({ shareWeighted }) => percent(shareWeighted)],
  ];
  const differences: readonly Column[] = [
    [t.head.difference, ({ difference }) => inDeviations(difference)],
    [t.head.differenceWeighted, ({ differenceWeighted: of }) => inDeviations(of)],
  ];
  const columns: readonly Column[] = [
    ...(wide ? counts : together),
    [t.head.rate, ({ rate }) => percent(rate)],
    ...(wide ? [...shares, ...(isWeighted ? weighted : [])] : []),
    ...differences.slice(0, isWeighted ? 2 : 1),
  ];
  return traitsOf(found, m).map(({ id, name, names, found: { classes, test } }) => ({
    ids: classes.map((_, at) => `${id}.classes.${at}`),
    title: t.table(name),
    head: ['', ...columns.map(([head]) => head)],
    rows: classes.map((each, at) => [names[at], ...columns.map(([, cell]) => cell(each))]),
    note: testSentence(test, m),
  }));
}

function testSentence(test: TraitResponse['test'], m: Messages): string {
  return Number.isFinite(test.pValue) ? m.response.test(test) : '';
}

/** Who answered, and in what they differ. */
export function responseSentences(found: StudyResponse, m: Messages): string[] {
  const t = m.response;
  const traits = traitsOf(found, m);
  const isTold = ({ found: { test } }: (typeof traits)[number]) => test.pValue < TOLD;
  const judged = traits.filter(({ found: { test } }) => Number.isFinite(test.pValue));
  const names = (list: typeof traits) => list.map(({ name }) => name);
  return [
    t.rate(found),
    judged.length > 0
      ? t.differs(names(judged.filter(isTold)), names(judged.filter((one) => !isTold(one))))
      : '',
    found.traits.length === 0 ? t.nothing : '',
  ].filter((sentence) => sentence !== '');
}

/** Early beside late answers; null where there are no two waves. */
export function wavesTable({ waves }: StudyResponse, m: Messages): ResponseTable | null {
  if (!waves?.compared || waves.rows.length === 0) return null;
  const t = m.response.waves;
  const mixed = waves.rows.some(({ robust }) => robust) && waves.rows.some(({ robust }) => !robust);
  const { alike } = waves;
  return {
    ids: waves.rows.map((_, at) => `response.waves.rows.${at}`),
    title: t.title,
    head: [t.measure, t.early, t.late, t.difference, m.evidence.table.p, t.standardised],
    rows: waves.rows.map((row) => [
      row.of === 'outcome' ? waves.outcome : m.models.coefficient(row.of),
      formatMean(row.early.mean),
      formatMean(row.late.mean),
      `${formatBeside(row.difference, row.ciLow, row.ciHigh)} (${formatBeside(row.ciLow, row.ciLow, row.ciHigh)} – ${formatBeside(row.ciHigh, row.ciLow, row.ciHigh)})${mixed && !row.robust ? '*' : ''}`,
      formatP(row.pValue),
      inDeviations(row.standardised),
    ]),
    note: waves.rows.some(({ robust }) => robust)
      ? [t.alike(m.models.alike.firms(alike)), ...(mixed ? [t.some] : [])].join(' ')
      : t.welch,
  };
}

/** What is said of the waves; none where the table tells none. */
export function wavesSentences({ waves }: StudyResponse, m: Messages): string[] {
  if (!waves) return [];
  const t = m.response.waves;
  const { column, halves, names, firms, unknown, compared, rows } = waves;
  if (!compared) return [t.one(column)];
  const { early, late } = compared;
  const firmsOf = (of: readonly number[]) => of.reduce((sum, wave) => sum + firms[wave], 0);
  const namesOf = (of: readonly number[]) => of.map((wave) => names[wave]);
  const all = firms.reduce((sum, own) => sum + own, 0);
  const told = rows.filter(({ pValue }) => pValue < TOLD);
  return [
    t.compared({
      ...{ column, halves, unknown, early: namesOf(early), late: namesOf(late) },
      earlyFirms: firmsOf(early),
      lateFirms: firmsOf(late),
      between: all - firmsOf(early) - firmsOf(late),
    }),
    ...(rows.length > 0
      ? [
          t.differs(
            told.map(({ of }) => (of === 'outcome' ? waves.outcome : m.models.coefficient(of))),
          ),
        ]
      : []),
  ];
}

/** What the weights are, or why there are none; null where none were asked for. */
export function responseWeightsSentence(
  { weights, traits, answered }: StudyResponse,
  trim: number,
  m: Messages,
): { readonly text: string; readonly refused: boolean } | null {
  if (!weights) return null;
  if (!weights.ok) return { text: describeRefusal(weights.problem, m), refused: true };
  const names = traits.map(({ trait, by }) => m.response.trait(trait, by));
  return {
    text: m.response.weights.made({ ...weights.value, answered, trim, traits: names }),
    refused: false,
  };
}
