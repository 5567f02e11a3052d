import { spatialTables } from '../figures/spatial-table';
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
      one ? [table(one.title, one.head, one.rows), paragraph(one.note, 'soft')] : [],
    ),
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
