import { balanceTable } from '../figures/balance-figure';
import { balancedTable } from '../figures/tables/balanced-table';
import { clusterDifferenceTable, differencesHint } from '../figures/cluster-differences';
import { clusterNames } from '../figures/cluster-names';
import { effectTable, modelTable } from '../figures/tables/model-table';
import { profileTable } from '../figures/tables/profile-table';
import type { FigureTable } from '../figures/svg';
import { responseTables, wavesTable } from '../figures/tables/response-tables';
import { sideTable, weightsSentence } from '../figures/tables/side-table';
import { testRows } from '../figures/tables/test-table';
import { wildNote, wildTable } from '../figures/tables/wild-table';
import { gravityReportTables } from './gravity-section';
import { panelReportTables } from './panel-section';
import { spaceReportTables, spatialReportTables } from './spatial-section';
import { messagesIn, withStudyNames, type Language, type Messages } from '../i18n';
import type {
  OutcomeEvidence,
  ReplayFacts,
  StudyModels,
  StudyResponse,
  StudyWildTerms,
} from '../study';

/** A table of the report as text: what stands above it, its cells, what stands below. */
export interface ReportTable extends FigureTable {
  readonly title: string;
  readonly note: string;
  /** Rows that hold the errors, in brackets, of the row above them. */
  readonly errorRows: ReadonlySet<number>;
}

const NO_ERRORS: ReadonlySet<number> = new Set();

/** The comparison's and the regressions' tables as the report prints them; what could not be computed has none. */
export function reportTables(
  {
    evidence,
    models,
    response,
    wildTerms,
    space,
    spatialModel,
    panel,
    gravity,
    findings,
    study,
  }: ReplayFacts,
  language: Language,
): ReportTable[] {
  const m = withStudyNames(messagesIn(language), study, language);
  return [
    ...(response ? answerTables(response, m) : []),
    ...(evidence ? comparisonTables(evidence, clusterNames(findings.clusters, language), m) : []),
    ...(models ? regressionTables(models, m) : []),
    ...(wildTerms ? wildTables(wildTerms, m) : []),
    ...spaceReportTables(space, models, m),
    ...spatialReportTables(spatialModel, m),
    ...panelReportTables(panel, m),
    ...gravityReportTables(gravity, m),
  ];
}

function answerTables(response: StudyResponse, m: Messages): ReportTable[] {
  const waves = wavesTable(response, m);
  return [...responseTables(response, m, true), ...(waves ? [waves] : [])].map((table) => ({
    ...table,
    errorRows: NO_ERRORS,
  }));
}

function wildTables(found: StudyWildTerms, m: Messages): ReportTable[] {
  const drawn = wildTable(found, m);
  if (!drawn) return [];
  return [{ ...drawn, title: m.models.wild.title, note: wildNote(found, m), errorRows: NO_ERRORS }];
}

function comparisonTables(
  evidence: OutcomeEvidence,
  names: readonly string[],
  m: Messages,
): ReportTable[] {
  const { outcome, alike, comparison, balanced } = evidence;
  if (!comparison.ok) return [];
  const found = comparison.value;
  const t = m.evidence.table;
  const sides = sideTable(found, m);
  const weights = weightsSentence(evidence, m);
  const plain = (title: string, table: FigureTable, note = ''): ReportTable => ({
    ...table,
    title: `${outcome.label}: ${title}`,
    note,
    errorRows: NO_ERRORS,
  });
  return [
    plain(
      m.report.comparison,
      {
        head: ['', ...sides.head],
        rows: sides.rows.map(({ name, cells }) => [name, ...cells]),
      },
      weights === null ? '' : `${weights} ${m.evidence.weights.scope}`,
    ),
    plain(m.report.tests, {
      head: [t.test, t.statistic, t.p],
      rows: testRows(found, alike, m).map(({ name, statistic, p, weak }) => [
        weak ? m.report.weakTest(name) : name,
        statistic,
        p,
      ]),
    }),
    ...(balanced.rows.length > 0
      ? [
          plain(
            m.evidence.balanced.title,
            balancedTable(balanced.rows, m),
            [m.evidence.balanced.hint, ...(weights ? [m.evidence.weights.unused] : [])].join(' '),
          ),
          plain(
            m.evidence.balanced.balance,
            balanceTable(balanced, m, balanced.traits.length),
            m.evidence.balanced.balanceHint,
          ),
        ]
      : []),
    ...(evidence.clusters && names.length > 0
      ? [
          plain(
            m.evidence.clusters.title,
            clusterDifferenceTable(evidence.clusters, names, m),
            `${differencesHint(evidence.clusters, m)} ${m.evidence.clusters.starred}`,
          ),
        ]
      : []),
  ];
}

function regressionTables(models: StudyModels, m: Messages): ReportTable[] {
  const printed = modelTable(models, m);
  const effects = effectTable(models, m);
  const profiles = profileTable(models, m);
  const rows: string[][] = [];
  const errorRows = new Set<number>();
  for (const { name, cells } of printed.estimates) {
    rows.push([name, ...cells.map(({ estimate }) => estimate)]);
    errorRows.add(rows.length);
    rows.push(['', ...cells.map(({ error }) => error)]);
  }
  for (const { name, cells } of printed.facts) rows.push([name, ...cells]);
  const note = [printed.note, ...printed.refusals].join(' ');
  return [
    { title: printed.caption, head: printed.head, rows, note, errorRows },
    ...(profiles
      ? [
          {
            ...profiles,
            title: m.models.profiles.title,
            note: m.models.profiles.note,
            errorRows: NO_ERRORS,
          },
        ]
      : []),
    ...(effects
      ? [{ ...effects, title: m.models.effects, note: m.models.effectsHint, errorRows: NO_ERRORS }]
      : []),
  ];
}
