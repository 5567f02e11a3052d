import { fixedGravityFacts, gravityFacts, gravityTable } from '../figures/gravity-tables';
import type { Messages } from '../i18n';
import type { ReportFacts } from '../study';
import { paragraph, table, type Markup } from './markup';
import type { ReportTable } from './tables';

/** Contacts of clusters with institutions by their distance; nothing without ties, or where the model can't be fitted. */
export function gravitySection({ gravity }: ReportFacts, m: Messages): (Markup | null)[] {
  if (!gravity?.ok) return [];
  const { head, rows, ids } = gravityTable(gravity.value, m);
  return [
    paragraph(m.flows.gravity.intro),
    table('', head, rows, '', ids),
    ...[...gravityFacts(gravity.value, m), ...fixedGravityFacts(gravity.value, m)].map((text) =>
      paragraph(text),
    ),
  ];
}

/** The same as a table for spreadsheets and papers. */
export function gravityReportTables(gravity: ReportFacts['gravity'], m: Messages): ReportTable[] {
  if (!gravity?.ok) return [];
  const note = [...gravityFacts(gravity.value, m), ...fixedGravityFacts(gravity.value, m)];
  return [
    {
      ...gravityTable(gravity.value, m),
      title: m.flows.gravity.title,
      note: note.join(' '),
      errorRows: new Set<number>(),
    },
  ];
}
