import { messagesIn, type Language } from '../i18n';
import type { Run } from '../model';
import {
  outlinesOf,
  replayScript,
  reportHtml,
  reportTables,
  tablesHtml,
  tablesLatex,
  tablesRows,
} from '../report';
import { rowsForExcel, type Answers, type Questions, type StudySession } from '../study';
import type { ReportName } from './report-names';

/** What is asked beside what a session answers: the report in a language, or what repeats it. */
interface ReportQuestion {
  readonly name: ReportName;
  readonly language: Language;
  /** The parsed file of the basemap. */
  readonly japan: unknown;
}

/** Everything that the page asks the engine, and what it is answered. */
export type PageQuestions = Questions & { readonly report: ReportQuestion };
export type PageAnswers = Answers & { readonly report: string };
export type PageKind = keyof PageQuestions;

/** The report as HTML, or the script or the tables that repeat it, as text; null before the first run. */
export async function writeReport(
  session: StudySession,
  { name, language, japan }: ReportQuestion,
  run: Run,
): Promise<string | null> {
  if (name === 'report.html') {
    const facts = await session.ask('reportFacts', {}, run);
    return facts && reportHtml(facts, outlinesOf(japan), language);
  }
  const facts = await session.ask('replayFacts', {}, run);
  if (!facts) return null;
  if (name === 'replay.R') return replayScript(facts);
  const m = messagesIn(language);
  const tables = reportTables(facts, m);
  if (name === 'tables.tex') return tablesLatex(tables);
  if (name === 'tables.html') return tablesHtml(tables, language, m);
  const rows = tablesRows(tables, m);
  return (await rowsForExcel(rows.length > 0 ? rows : [[m.tables.title]])).join('');
}
