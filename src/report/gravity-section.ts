import { fixedGravityFacts, gravityFacts, gravityTable } from '../figures/tables/gravity-tables';
import { withSources, type Messages, type Sources } from '../i18n';
import type { ReportFacts, StudyGravity } from '../study';
import { paragraph, table, type Markup } from './markup';
import type { ReportTable } from './tables';

/** Contacts of clusters with institutions by their distance; nothing without ties, or where the model can't be fitted. */
export function gravitySection({ gravity }: ReportFacts, m: Messages): (Markup | null)[] {
  if (!gravity?.ok) return [];
  const { head, rows, ids } = gravityTable(gravity.value, m);
  return [
    paragraph(m.flows.gravity.intro),
    table('', head, rows, '', ids),
    ...withSources(fixedSources(gravity.value.fixed), () => [
      ...gravityFacts(gravity.value, m),
      ...fixedGravityFacts(gravity.value, m),
    ]).map((text) => paragraph(text)),
  ];
}

/** Where the numbers of the estimate beside effects of clusters and institutions are from. */
function fixedSources(fixed: StudyGravity['fixed']): Sources {
  if (!fixed.ok) return [];
  const { estimate, standardError, ciLow, ciHigh, pValue } = fixed.value;
  return [estimate, standardError, ciLow, ciHigh, pValue].map((value) => [
    value,
    'gravity.fixed_effects.distance',
  ]);
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
