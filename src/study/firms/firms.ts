import {
  problem,
  type CapitalUnit,
  type CodeQuestion,
  type ColumnCodes,
  type ColumnName,
  type ColumnRanges,
  type DashQuestion,
  type FirmColumns,
  type FirmRole,
  type Outcome,
  type Problem,
  type ProblemFacts,
  type RangeQuestion,
  type Roles,
  type Table,
  type WordsQuestion,
} from '../../model';
import { answerColumns, askedProblem, codedColumn, understoodWords } from './codes';
import { labelled, nameOfColumn } from './column-names';
import { askInstitutionColumns } from '../ties/column-ties';
import { readContacts } from '../ties/contacts';
import { dashesIn, unnamedCodes, wordsAmong } from './told-cells';
import { readCapital } from './capital';
import { readSurveyWeights } from '../comparison/survey-weights';
import { withoutMarks } from './employee-marks';
import { firmSites } from './firm-sites';
import { firmSizes } from './firm-sizes';
import { readFrequencies, saysFrequencies } from './frequencies';
import { listDoubts } from './list-doubts';
import { columnsOfNumbers } from './number-alone';
import { readNames } from './firm-names';
import { readIndustries } from './industries';
import { readAmounts } from './amounts';
import { readNumbers } from './number-column';
import { readCoordinates, readPrecision, type StatedPrecision } from '../places/table-places';
import { idsOfRounds, readRounds } from './rounds';
import { readIds } from './table-ids';
import { publicBodies, publicBodiesProblem } from './public-bodies';
import { heardOutcomes, readResponse } from '../comparison/response-column';
import { readerOfRanges } from './ranges';
import {
  codeReader,
  isOfWordsAlone,
  parseNumber,
  parseYesNo,
  readShares,
  type ParsedCell,
} from '../../tables';

/** Firms as the table states them, before anything is located. */
export interface FirmsRead {
  readonly firms: FirmColumns;
  /** Coordinates that came with the rows, degrees, NaN where there are none or they can't be used. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** What the coordinates stand for, where the table says so; absent for points. */
  readonly stated?: StatedPrecision;
  readonly problems: readonly Problem[];
}

/** Reads the firms table by its roles. Rows are never dropped: what can't be read is missing, and counted. */
export function readFirms(
  table: Table,
  roles: Roles<FirmRole>,
  codes: readonly ColumnCodes[] = [],
  ranges: readonly ColumnRanges[] = [],
  capitalUnit?: CapitalUnit,
  columnNames?: readonly ColumnName[],
): FirmsRead {
  const problems: Problem[] = [];
  const ranged: RangeQuestion[] = [];
  const worded: WordsQuestion[] = [];
  const numbers = (index: number | undefined, parse?: (cell: string) => ParsedCell) => {
    const name = table.header[index ?? -1] ?? '';
    const own = codes.find((entry) => entry.column === name)?.codes ?? [];
    const reader = readerOfRanges(name, ranges, parse, !parse || isOfWordsAlone(own));
    const unnamed = index === undefined || !parse ? null : unnamedCodes(table, index, codes, parse);
    const words =
      index === undefined || unnamed ? null : wordsAmong(table, index, parse ?? parseNumber);
    const isTold = words ?? unnamed;
    const values = readNumbers(table, index, name, isTold ? [] : problems, reader.parse);
    if (unnamed) problems.push(unnamed);
    if (words) {
      problems.push(words.told);
      worded.push(words.question);
    }
    const met = reader.finish(table);
    if (met.question) ranged.push(met.question);
    problems.push(...met.problems);
    return values;
  };

  const dashed: DashQuestion[] = [];
  /** A dash stands for none in some lists, and for not known in others. */
  const noteDashes = (index: number) => {
    const dashes = dashesIn(table, index, codes);
    if (dashes) problems.push(dashes.told);
    if (dashes?.question) dashed.push(dashes.question);
  };

  const asked: CodeQuestion[] = [];
  for (const question of askInstitutionColumns(table, roles.institution_columns ?? [], codes)) {
    asked.push(question);
    problems.push(askedProblem(table.name, question));
  }
  /** The column by its codes; NaN for all rows until it is known what they mean. */
  const measured = (index: number, plain: () => Float64Array): Float64Array => {
    const coded = codedColumn(table, index, codes);
    noteDashes(index);
    if (coded.kind === 'coded') {
      if (coded.note) problems.push(coded.note);
      return numbers(index, coded.parse);
    }
    if (coded.kind !== 'asked') return plain();
    const understood = understoodWords(table, index);
    if (understood) {
      problems.push(understood);
      return readNumbers(table, index, table.header[index], problems, parseYesNo);
    }
    asked.push(coded.question);
    problems.push(askedProblem(table.name, coded.question));
    return new Float64Array(table.rowCount).fill(NaN);
  };

  /** A count that needs no codes but may hold dashes. */
  const counted = (index: number | undefined) => {
    if (index === undefined) return undefined;
    noteDashes(index);
    const own = codes.find(({ column }) => column === table.header[index]);
    return own && isOfWordsAlone(own.codes) ? codeReader(own.codes) : undefined;
  };

  /** Money that says its unit is no answer that needs codes. */
  const isCoded = (index: number) => codes.some(({ column }) => column === table.header[index]);
  const amounts = (index: number): Float64Array | null =>
    isCoded(index) ? null : readAmounts(table, index, problems);

  const { lng, lat } = readCoordinates(table, roles, problems);
  const blank = () => new Array<string>(table.rowCount).fill('');
  const industries = readIndustries(table, roles.industry?.[0], problems);
  const surveyWeights = readSurveyWeights(table, roles.survey_weight?.[0], problems);
  const responding = readResponse(table, roles, codes, problems);
  if (responding?.asked) {
    asked.push(responding.asked);
    problems.push(askedProblem(table.name, responding.asked));
  }
  const contacts = readContacts(
    table,
    roles,
    codes,
    (index) =>
      saysFrequencies(table.columns[index]) && !isCoded(index)
        ? readFrequencies(table, index, problems)
        : measured(index, () => numbers(index)),
    problems,
  );
  const rounds = readRounds(table, roles, problems);
  const firms: FirmColumns = {
    count: table.rowCount,
    id: readIds(idsOfRounds(table, roles.id?.[0], rounds), roles.id?.[0], problems),
    name: readNames(table, roles.name?.[0], problems) ?? blank(),
    address: joinColumns(table, roles.address ?? []),
    industry: industries.names,
    employees: withoutMarks(
      table,
      roles.employees?.[0],
      numbers(roles.employees?.[0], counted(roles.employees?.[0])),
      codes,
      problems,
    ),
    ...readCapital(table, roles.capital?.[0], capitalUnit, problems),
    ...(surveyWeights ? { surveyWeights } : {}),
    ...readSubcontracting(table, roles.subcontractor?.[0], measured, problems),
    ...(contacts ? { contacts } : {}),
    ...(responding ? { response: responding.response } : {}),
    ...(rounds ? { rounds } : {}),
    outcomes: (roles.outcome ?? []).flatMap((index): readonly Outcome[] => {
      const name = table.header[index];
      const answers = answerColumns(table, index, codes, columnNames) ?? [
        {
          key: name,
          ...labelled(nameOfColumn(columnNames, name), name),
          values: amounts(index) ?? measured(index, () => numbers(index)),
        },
      ];
      return responding ? heardOutcomes(table, answers, responding.response, problems) : answers;
    }),
  };
  const bodies = publicBodies(table, roles.name?.[0]);
  if (bodies) problems.push(publicBodiesProblem(table, bodies, firms.name));
  // Rows of several rounds are one firm by intent.
  const sites = rounds && rounds.studied >= 0 ? null : firmSites(table, roles, firms);
  if (sites) problems.push(sites.told);
  const known = {
    ...firms,
    ...(bodies ? { publicBodies: bodies } : {}),
    ...(sites ? { sites: sites.sites } : {}),
  };
  const sizes = firmSizes(table, known, industries.codes);
  const explained = {
    ...known,
    ...(sizes ? { sizes } : {}),
    ...(asked.length > 0 ? { asked } : {}),
    ...(ranged.length > 0 ? { ranged } : {}),
    ...(dashed.length > 0 ? { dashed } : {}),
    ...(worded.length > 0 ? { worded } : {}),
  };
  const doubts = listDoubts(table, roles, firms);
  problems.push(...doubts);
  const hasCoordinates =
    table.points ??
    ((roles.longitude?.length && roles.latitude?.length) || roles.coordinates?.length);
  // Rows that are no firms need no place.
  const areFirms = doubts.every(({ code }) => code !== 'rows-are-areas');
  if (areFirms && !roles.address?.length && !hasCoordinates) problems.push(nowhere(table, doubts));
  const stated = readPrecision(table, roles, problems);
  return { firms: explained, lng, lat, ...(stated ? { stated } : {}), problems };
}

/** That nothing says where the firms are: what the table has instead. */
function nowhere(table: Table, doubts: readonly Problem[]): Problem {
  const { name: file, header } = table;
  const plane = doubts.find(({ code }) => code === 'plane-coordinates');
  const columns = header.slice(0, COLUMNS_TOLD).map((name) => name.slice(0, 40));
  const facts = {
    columns: columns.join('\n'),
    plane: plane ? (plane.facts as ProblemFacts['plane-coordinates']).columns : '',
    numbers: columnsOfNumbers(table).join('\n'),
  };
  return problem('no-location', 'error', { file }, facts);
}

const COLUMNS_TOLD = 12;

/** Yes or no, or the share of sales that goes to large firms; which of both the cells tell, and what was understood is said. */
function readSubcontracting(
  table: Table,
  index: number | undefined,
  measured: (index: number, plain: () => Float64Array) => Float64Array,
  problems: Problem[],
): Pick<FirmColumns, 'subcontractor' | 'subcontractorIsShare'> {
  const { isShare, scale, parse } = readShares(table.columns[index ?? -1] ?? []);
  const column = table.header[index ?? -1] ?? '';
  const plain = () => readNumbers(table, index, column, problems, parse);
  // Words that say yes or no need no question, nor do 1 and 0; shares may well be 1 and 2, or end below 99 per cent.
  const said = table.columns[index ?? -1]?.every((cell) => parseYesNo(cell).kind !== 'unreadable');
  if (!isShare && !said && index !== undefined) return { subcontractor: measured(index, plain) };
  const subcontractor = plain();
  if (!isShare) return { subcontractor };
  const rows = subcontractor.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0);
  const where = { file: table.name, column };
  problems.push(problem('subcontractor-share', 'note', where, { rows, scale }));
  return { subcontractor, subcontractorIsShare: true };
}

/** The cells of an address that is split over columns, row by row; '' for every row without a column. */
export function joinColumns(table: Table, indices: readonly number[]): readonly string[] {
  if (indices.length === 1) return table.columns[indices[0]];
  return Array.from({ length: table.rowCount }, (_, row) =>
    indices.map((index) => table.columns[index][row]).join(''),
  );
}
