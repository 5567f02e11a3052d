import { messagesIn, type Language } from '../i18n';
import type { ReplayFacts } from '../study';
import { replayScript } from './replay-r';
import type { ReplayName } from './report-names';
import { reportTables } from './tables';
import { tablesHtml, tablesLatex, tablesRows } from './write-tables';

/** A file of `REPLAY_NAMES` as text; that for a spreadsheet as rows, at least one. */
export function replayFile(
  name: ReplayName,
  facts: ReplayFacts,
  language: Language,
): string | readonly (readonly string[])[] {
  if (name === 'replay.R') return replayScript(facts);
  const m = messagesIn(language);
  const tables = reportTables(facts, language);
  if (name === 'tables.tex') return tablesLatex(tables);
  if (name === 'tables.html') return tablesHtml(tables, language, m);
  const rows = tablesRows(tables, m);
  return rows.length > 0 ? rows : [[m.tables.title]];
}
