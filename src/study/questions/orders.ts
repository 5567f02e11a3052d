import type { GazetteerSpec, Result, RowFilter, Run, Table } from '../../model';
import type { Geocoder, Match } from '../../geocode';
import {
  exportNamed,
  layersOf,
  SELECTIONS,
  type Asking,
  type ExportInput,
  type ExportName,
  type SelectionName,
} from '../exports';
import {
  LAYER_FORMATS,
  type FormatContext,
  type FormatFile,
  type LayerFormatName,
  type MapLook,
} from '../../tables';
import { columnFacts, type ColumnFacts } from '../rows/column-facts';
import { outcomeOf } from '../comparison/evidence';
import { derivedColumns, type DerivedColumn } from '../rows/derived-columns';
import { columnsOf, filteredRows } from '../firms/population';
import type { ReplayFacts, ReportFacts } from '../comparison/report-facts';
import { robustnessOf } from '../comparison/robustness';
import { passedRows } from '../rows/row-filters';
import { shareStudy, type Reader, type SharedStudy } from '../share/share';
import type { ShareOptions } from '../share/shared-tables';
import { within } from '../../model/run';
import { VERSION } from '../files/version';
import type { Asked, Nothing, QuestionKind } from './asked';
import type { Subject } from './subject';

/** Files of what the map shows without the study's asking for it. */
type Shows = readonly ExportName[];

/** What is made of a study when it is asked for, and not kept: files, and what they are written from. */
export interface Ordered {
  /** A file as text in pieces; none of what the study does not show. */
  readonly export: [
    {
      readonly name: ExportName;
      readonly titlesOf?: FormatContext['titlesOf'];
      readonly shows?: Shows;
    },
    string[],
  ];
  /** All layers, or those of them that are named by their files, in a format of GIS programs. */
  readonly layers: [
    {
      readonly name: LayerFormatName;
      readonly only?: readonly ExportName[];
      readonly titlesOf: FormatContext['titlesOf'];
      readonly shows?: Shows;
      /** The map as it is on screen. */
      readonly look?: MapLook;
    },
    Result<readonly FormatFile[]>,
  ];
  /** Some firms, by their rows, as a file. */
  readonly selection: [
    {
      readonly name: SelectionName;
      readonly rows: ArrayLike<number>;
      readonly titlesOf?: FormatContext['titlesOf'];
    },
    string[],
  ];
  /** 1 for every firm that passes all filters. */
  readonly filterFirms: [{ readonly filters: readonly RowFilter[] }, Uint8Array];
  /** Columns that filters can read beside those of the firms table. */
  readonly filterColumns: [Nothing, readonly DerivedColumn[]];
  /** What a column of the firms table, or one that follows from it, holds. */
  readonly columnFacts: [{ readonly column: string }, ColumnFacts];
  /** The study without what names its firms, and what that changes. */
  readonly share: [ShareOptions, SharedStudy];
  /** All that a report says. Takes as long as everything that it holds. */
  readonly reportFacts: [Nothing, ReportFacts];
  /** What replay.R repeats: the comparison and the regressions. */
  readonly replayFacts: [Nothing, ReplayFacts];
  /** The place of one address with the places among which it does not decide; needs no study. */
  readonly locate: [{ readonly address: string }, Match];
}
export type OrderKind = keyof Ordered;

/** What orders are carried out with. The study is the same throughout, whatever is run meanwhile. */
export interface OrderInput {
  /** Null before the first run. */
  readonly subject: Subject | null;
  readonly firmsTable: Table | undefined;
  readonly gazetteer: GazetteerSpec | null;
  ask<K extends QuestionKind>(
    kind: K,
    question: Asked[K][0],
    run: Run,
  ): Promise<Asked[K][1] | null>;
  geocoder(): Promise<Geocoder>;
  /** Reads and runs another study, apart from this one. */
  reader(): Reader;
}

type Order<Question, Answer> = (
  given: OrderInput,
  question: Question,
  run: Run,
) => Promise<Answer | null>;

/** How each order is carried out; null before the first run. */
export const ORDERS: { readonly [K in OrderKind]: Order<Ordered[K][0], Ordered[K][1]> } = {
  export: async (given, { name, titlesOf, shows }, run) => {
    const input = inputOf(given);
    const asking = input && { ...askingOf(given, input, run, shows), titlesOf };
    return asking && exportNamed(name).make(input, asking);
  },
  layers: async (given, { name, only, titlesOf, shows, look }, run) => {
    const input = inputOf(given);
    if (!input) return null;
    const layers = await layersOf(input, askingOf(given, input, within(run, 0, 0.3), shows), only);
    const format = LAYER_FORMATS.find((each) => each.name === name)!;
    return format.write(layers, { name: 'study', titlesOf, look, run: within(run, 0.3, 1) });
  },
  selection: async (given, { name, rows, titlesOf }, run) => {
    const input = inputOf(given);
    if (!input) return null;
    const robustness = await robustnessOf(askingOf(given, input, run).ask);
    return SELECTIONS.find((each) => each.name === name)!.make(
      { ...input, robustness },
      rows,
      titlesOf,
    );
  },
  filterFirms: ({ subject, firmsTable }, { filters }) => {
    if (!subject || !firmsTable) return Promise.resolve(null);
    const { firms, firmPlaces } = subject.findings;
    return Promise.resolve(passedRows(filters, filteredRows(firms, firmsTable, firmPlaces)));
  },
  columnFacts: ({ subject, firmsTable }, { column }) => {
    const cells = subject && firmsTable && columnsOf(subject.findings.firms, firmsTable)(column);
    return Promise.resolve(cells ? columnFacts(column, cells) : null);
  },
  filterColumns: ({ subject, firmsTable }) =>
    Promise.resolve(
      subject && firmsTable
        ? derivedColumns({ ...firmsTable, firms: subject.findings.firms })
        : null,
    ),
  share: async ({ subject, firmsTable, reader }, options, run) =>
    subject && firmsTable
      ? shareStudy(subject.study, subject.findings, firmsTable, options, reader(), run)
      : null,
  replayFacts: async (given, _, run) =>
    given.subject && {
      version: VERSION,
      study: given.subject.study,
      findings: given.subject.findings,
      evidence: await given.ask('evidence', {}, within(run, 0, 0.9)),
      models: await given.ask('models', {}, within(run, 0.9, 1)),
      response: await given.ask('response', {}, run),
      wildTerms: await given.ask('wildTerms', {}, run),
      space: await given.ask('space', {}, run),
      spatialModel: await given.ask('spatialModel', {}, run),
      panel: await given.ask('panel', {}, run),
      gravity: await gravityOf(given, run),
      explanation: await given.ask(
        keepsDraws(given) ? 'explanation' : 'promptExplanation',
        {},
        run,
      ),
      specifications: await given.ask(
        keepsDraws(given) ? 'specifications' : 'promptSpecifications',
        {},
        run,
      ),
      positions: keepsDraws(given) ? await given.ask('positionEvidence', {}, run) : null,
    },
  reportFacts: async (given, _, run) => {
    if (!given.subject) return null;
    const { study, findings } = given.subject;
    return {
      version: VERSION,
      study,
      findings,
      gazetteer: given.gazetteer,
      outcome: outcomeOf(study, findings),
      evidence: await given.ask('evidence', {}, within(run, 0, 0.1)),
      models: await given.ask('models', {}, within(run, 0.1, 0.15)),
      response: await given.ask('response', {}, within(run, 0.1, 0.1)),
      wildTerms: await given.ask('wildTerms', {}, within(run, 0.1, 0.15)),
      agglomeration: await given.ask('agglomeration', {}, within(run, 0.15, 0.2)),
      space: await given.ask('space', {}, within(run, 0.2, 0.25)),
      spatialModel: await given.ask('spatialModel', {}, within(run, 0.25, 0.25)),
      panel: await given.ask('panel', {}, within(run, 0.25, 0.25)),
      gravity: await gravityOf(given, within(run, 0.25, 0.25)),
      specifications: await given.ask('specifications', {}, within(run, 0.25, 0.5)),
      positions: await given.ask('positionEvidence', {}, within(run, 0.5, 0.6)),
      explanation: await given.ask('explanation', {}, within(run, 0.6, 1)),
    };
  },
  locate: async (given, { address }) => {
    const geocoder = await given.geocoder();
    await geocoder.ensure(geocoder.wanted(address));
    return geocoder.locate(address);
  },
};

/** Whether files hold the random draws. */
function keepsDraws({ subject }: OrderInput): boolean {
  return subject?.study.settings.keepDraws ?? false;
}

/** Null without ties. */
async function gravityOf(given: OrderInput, run: Run) {
  return given.subject && given.subject.findings.links.count > 0
    ? given.ask('gravity', {}, run)
    : null;
}

function inputOf({ subject, firmsTable, gazetteer }: OrderInput): ExportInput | null {
  if (!subject || !firmsTable) return null;
  const { study, findings, municipalities } = subject;
  const unasked = { evidence: null, robustness: null, flows: null, overlay: null };
  return { study, findings, firmsTable, gazetteer, municipalities, ...unasked };
}

/** What a file may ask: it takes as long as it takes, so that the share that is done is told of each question by itself. */
function askingOf(given: OrderInput, input: ExportInput, run: Run, shows: Shows = []): Asking {
  const asking: Asking = {
    shows,
    ask: (kind, question) => given.ask(kind, question, run),
    layers: () => layersOf(input, asking),
  };
  return asking;
}
