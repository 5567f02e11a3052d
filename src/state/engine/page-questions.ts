import { layerTitles, messagesIn, type Language } from '../../i18n';
import type { Result, Run } from '../../model';
import { outlinesOf, replayFile, reportHtml, type ReportName } from '../../report';
import {
  rowsForExcel,
  type Answers,
  type ExportName,
  type FormatFile,
  type LayerFormatName,
  type MapLook,
  type Questions,
  type StudySession,
} from '../../study';
import { MissingPart } from './faults-at-work';

/** What is asked beside what a session answers: the report in a language, or what repeats it. */
interface ReportQuestion {
  readonly name: ReportName;
  readonly language: Language;
}

/** Layers in a format of GIS programs, their fields named in a language. */
export interface LayerFilesQuestion {
  readonly format: LayerFormatName;
  /** The layers by their GeoJSON files; absent for all. */
  readonly only?: readonly ExportName[];
  readonly language: Language;
  /** Files of what the map shows without the study's asking for it. */
  readonly shows?: readonly ExportName[];
  /** The map as it is on screen, for formats that keep it. */
  readonly look?: MapLook;
}

/** A session's question about a file whose columns are named in a language. */
type InLanguage<K extends 'export' | 'selection'> = Omit<Questions[K], 'titlesOf'> & {
  readonly language: Language;
};

/** What is asked beside or in other words than what a session answers, each with its answer. */
interface PageAsked {
  readonly export: [InLanguage<'export'>, Answers['export']];
  readonly selection: [InLanguage<'selection'>, Answers['selection']];
  readonly report: [ReportQuestion, string];
  readonly layerFiles: [LayerFilesQuestion, Result<readonly FormatFile[]>];
}
type OwnKind = keyof PageAsked;

/** Everything that the page asks the engine, and what it is answered. */
export type PageQuestions = Omit<Questions, OwnKind> & { readonly [K in OwnKind]: PageAsked[K][0] };
export type PageAnswers = Omit<Answers, OwnKind> & { readonly [K in OwnKind]: PageAsked[K][1] };
export type PageKind = keyof PageQuestions;

const OWN: {
  readonly [K in OwnKind]: (
    session: StudySession,
    question: PageAsked[K][0],
    run: Run,
  ) => Promise<PageAsked[K][1] | null>;
} = {
  export: (session, { language, ...question }, run) =>
    session.ask('export', { ...question, titlesOf: layerTitles(messagesIn(language)) }, run),
  selection: (session, { language, ...question }, run) =>
    session.ask('selection', { ...question, titlesOf: layerTitles(messagesIn(language)) }, run),
  report: writeReport,
  layerFiles: (session, { format, only, language, shows, look }, run) =>
    session.ask(
      'layers',
      { name: format, only, titlesOf: layerTitles(messagesIn(language)), shows, look },
      run,
    ),
};

/** What the page asks, answered by the session, or by what is made of its answers. */
export function answerOf<K extends PageKind>(
  session: StudySession,
  kind: K,
  question: PageQuestions[K],
  run: Run,
): Promise<PageAnswers[K] | null> {
  // The types do not carry the link between a kind and its answer.
  if (!Object.hasOwn(OWN, kind))
    return session.ask(kind as Exclude<K, OwnKind>, question as never, run) as never;
  return OWN[kind as OwnKind](session, question as never, run) as never;
}

/** The report as HTML, or the script or the tables that repeat it, as text; null before the first run. */
async function writeReport(
  session: StudySession,
  { name, language }: ReportQuestion,
  run: Run,
): Promise<string | null> {
  if (name === 'report.html') {
    if (!session.basemap) throw new MissingPart();
    const facts = await session.ask('reportFacts', {}, run);
    const japan: unknown = JSON.parse(new TextDecoder().decode(session.basemap));
    return facts && reportHtml(facts, outlinesOf(japan), language);
  }
  const facts = await session.ask('replayFacts', {}, run);
  if (!facts) return null;
  const made = replayFile(name, facts, language);
  return typeof made === 'string' ? made : (await rowsForExcel(made)).join('');
}
