import { panelTables, type PanelTable } from '../figures/tables/panel-tables';
import { withSources, type Messages } from '../i18n';
import type { ReportFacts, StudyPanel } from '../study';
import { paragraph, table, type Markup } from './markup';
import type { ReportTable } from './tables';

/** Firms over time: what became of them, and whether the measure changed with it. Nothing where the list has no rounds and no opening is asked about. */
export function panelPart({ panel }: Pick<ReportFacts, 'panel'>, m: Messages): (Markup | null)[] {
  if (!panel) return [];
  const found = panelTables(panel, m, withSources);
  const shown = (one: PanelTable | null) =>
    one
      ? [
          table(one.title, one.head, one.rows, '', one.ids),
          one.note === '' ? null : paragraph(one.note, 'soft'),
        ]
      : [];
  return [
    ...found.refusals.map((sentence) => paragraph(sentence, 'refused')),
    found.rule === null ? null : paragraph(found.rule, 'soft'),
    ...shown(found.rounds),
    ...shown(found.changes),
    found.verdict === null ? null : paragraph(found.verdict, 'verdict'),
    ...found.sentences.map((sentence) => paragraph(sentence)),
    ...shown(found.estimates),
    ...shown(found.means),
    ...shown(found.path),
  ];
}

/** The same as tables for spreadsheets and papers. */
export function panelReportTables(panel: ReportFacts['panel'], m: Messages): ReportTable[] {
  if (!panel) return [];
  const { rounds, changes, estimates, means, path, sentences, verdict } = panelTables(panel, m);
  const errorRows = new Set<number>();
  const own = estimates && {
    ...estimates,
    note: [...(verdict === null ? [] : [verdict]), ...sentences, estimates.note].join(' '),
  };
  return [rounds, changes, own, means, path].flatMap((one) => (one ? [{ ...one, errorRows }] : []));
}

/** What can't be compared over time, or what came of it, in a line. */
export function panelSummary(panel: StudyPanel, m: Messages): string {
  const { refusals, verdict, sentences } = panelTables(panel, m);
  return [...refusals, ...(verdict === null ? [] : [verdict, sentences[0]])].join(' ');
}
