import { linearNotes, reachTable, spaceTable } from '../figures/tables/space-table';
import { spatialTables } from '../figures/tables/spatial-table';
import type { Messages } from '../i18n';
import type { ReportFacts } from '../study';
import { paragraph, table, tag, type Markup } from './markup';
import type { ReportTable } from './tables';

/** The model in which neighbours count, where one was chosen. */
export function spatialPart({ spatialModel }: ReportFacts, m: Messages): (Markup | null)[] {
  if (!spatialModel) return [];
  const { meaning, refusal, sentences, coefficients, effects } = spatialTables(spatialModel, m);
  return [
    tag('h3', m.spatial.title),
    paragraph(meaning),
    refusal === null ? null : paragraph(refusal, 'refused'),
    ...sentences.map((sentence) => paragraph(sentence)),
    ...[coefficients, effects].flatMap((one) =>
      one ? [table(one.title, one.head, one.rows, '', one.ids), paragraph(one.note, 'soft')] : [],
    ),
  ];
}

/** The tests for likeness among neighbours. */
export function spacePart({ space, models }: ReportFacts, m: Messages): (Markup | null)[] {
  if (!space) return [];
  const t = m.models.space;
  const tests = spaceTable(space, m, models);
  const reach = space.reach && reachTable(space.reach, m);
  return [
    tag('h3', m.report.space),
    models?.weights ? paragraph(m.evidence.weights.unused, 'soft') : null,
    tests.verdict ? paragraph(tests.verdict) : null,
    table(
      t.hint(t.neighbours(space.chosen), space.isolated),
      tests.head,
      tests.rows,
      '',
      tests.ids,
    ),
    ...tests.refusals.map((sentence) => paragraph(sentence, 'soft')),
    ...linearNotes(models, m).map((sentence) => paragraph(sentence, 'soft')),
    space.linear.ok ? paragraph(m.spatial.suggested[space.pointsTo ?? 'none']) : null,
    ...(reach
      ? [
          table(t.correlogram, reach.head, reach.rows, '', reach.ids),
          paragraph(reach.sentence, 'soft'),
        ]
      : []),
  ];
}

/** The same as tables for spreadsheets and papers. */
export function spaceReportTables(
  space: ReportFacts['space'],
  models: ReportFacts['models'],
  m: Messages,
): ReportTable[] {
  if (!space) return [];
  const t = m.models.space;
  const tests = spaceTable(space, m, models);
  const errorRows = new Set<number>();
  const note = [
    t.hint(t.neighbours(space.chosen), space.isolated),
    ...tests.refusals,
    ...linearNotes(models, m),
  ];
  const reach = space.reach && reachTable(space.reach, m);
  return [
    ...(tests.rows.length > 0
      ? [{ ...tests, title: m.report.space, note: note.join(' '), errorRows }]
      : []),
    ...(reach ? [{ ...reach, title: t.correlogram, note: reach.sentence, errorRows }] : []),
  ];
}

/** The same as tables for spreadsheets and papers. */
export function spatialReportTables(
  spatialModel: ReportFacts['spatialModel'],
  m: Messages,
): ReportTable[] {
  if (!spatialModel) return [];
  const { coefficients, effects, sentences } = spatialTables(spatialModel, m);
  if (!coefficients) return [];
  const note = [...sentences, coefficients.note].join(' ');
  const errorRows = new Set<number>();
  return [
    { ...coefficients, note, errorRows },
    ...(effects
      ? [{ ...effects, title: `${coefficients.title}: ${effects.title}`, errorRows }]
      : []),
  ];
}
