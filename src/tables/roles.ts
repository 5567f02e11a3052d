import {
  ROLES_OF_KIND,
  type BackgroundRole,
  type ColumnName,
  type EventRole,
  type FirmRole,
  type InputKind,
  type InstitutionRole,
  type LinkRole,
  type Roles,
  type Table,
} from '../model';
import { partInBrackets, suggestAddress } from './address-columns';
import { calledBy } from './headers/called';
import { COLUMN_ROLES, type ColumnRole } from './column-roles';
import { isMissing, isNumber, isRange, isYesNo } from './column-roles/cells';
import { suggestCoordinates, suggestPairColumn } from './coordinate-columns';
import { saysNoAnswer } from './values/codes';
import { orderOfDegrees } from './values/degree-words';
import { lowest, namesSize } from './headers/header-meaning';
import { meaningOfHeaders } from './headers/header-years';
import { isOfOneSex, sumOfEmployees } from './values/employee-parts';
import * as headers from './headers/headers';
import { foldHeader, type HeaderRule } from './headers/header-rule';
import { HEADING_COLUMN, namesIndustry } from './headers/heading-words';
import { LEVELS } from './headers/layout';
import { areRounds } from './rounds';
import { beginsAnew } from './headers/running-numbers';
import { sampleOf, shareOf, type ColumnSample } from './sample';
import { institutionColumns } from './ties/institution-columns';
import { isMark, matrixColumns } from './ties/tie-matrix';

type AnyRole = FirmRole | InstitutionRole | LinkRole | EventRole;

interface RolesOf {
  firms: FirmRole;
  institutions: InstitutionRole;
  links: LinkRole;
  outcomes: EventRole;
  background: BackgroundRole;
}

export const FIRM_NAME_CELL =
  /株式会社|有限会社|合同会社|合資会社|協同組合|[(（][株有合][)）]|[㈱㈲]|Co\.|Inc\.|Ltd/i;
export const INSTITUTION_NAME_CELL =
  /大学|高専|高等専門学校|研究所|センター|試験場|機構|財団|University|Institute|KOSEN/i;

/** A firm's number in a list without headers: with zeros in front, or of thirteen digits. */
const NUMBERING = /^(?:[A-Z]{1,3}-?\d+|0\d+|\d{13}|[1-9]\d{3,})$/;

/**
 * Proposes which column is what, by Japanese and English headers and, where they don't tell, by the values: cells that look like
 * Japanese addresses, pairs of numbers inside Japan's box, names with a legal form. A column gets at most one role. Roles without a fitting
 * column are absent. A table of GeoJSON points gets no coordinate columns, because it has its points. Looks at no more than
 * 1,000 rows spread over the table. `called`: what a code book says of columns whose own names say nothing.
 */
export function suggestRoles<K extends InputKind>(
  kind: K,
  table: Table,
  called: readonly ColumnName[] = table.origin?.codeBook?.names ?? [],
): Roles<RolesOf[K]> {
  // A register is a list of firms of which nothing but the places is wanted.
  if (kind === 'background')
    return inOrder(suggestRoles('firms', table, called), ROLES_OF_KIND.background) as Roles<
      RolesOf[K]
    >;
  const samples = table.columns.map((cells) => sampleOf(cells));
  const header = calledBy(kind, table.header, called);
  const folded = meaningOfHeaders(header).map(
    (meaning, column) => partInBrackets(header[column]) ?? meaning,
  );
  const taken = new Set<number>();
  const roles: Partial<Record<AnyRole, readonly number[]>> = {};
  const assign = (role: AnyRole, columns: readonly number[] | null) => {
    if (!columns || columns.length === 0) return;
    roles[role] = columns;
    columns.forEach((column) => taken.add(column));
  };

  const placed = kind === 'firms' || kind === 'institutions';
  if (placed && !table.points) {
    const pair = suggestCoordinates(folded, samples);
    assign('longitude', pair && [pair.longitude]);
    assign('latitude', pair && [pair.latitude]);
    const both = pair ? null : suggestPairColumn(folded, samples);
    assign('coordinates', both === null ? null : [both]);
  }
  // Where there is no address of the firm's own, cells that look like addresses would be taken for it.
  const others = new Set(taken);
  if (kind === 'firms')
    folded.forEach((header, column) => {
      if (scoreOf(header, headers.PARENT_ADDRESS) > 0) others.add(column);
    });
  if (placed) assign('address', suggestAddress(folded, samples, others));
  const sum = kind === 'firms' ? sumOfEmployees(header) : -1;
  if (sum >= 0 && !taken.has(sum) && shareOf(samples[sum], isNumber) >= 0.5)
    assign('employees', [sum]);
  const matrix = kind === 'links' ? matrixColumns(table.header, samples) : null;
  const beside = kind === 'firms' ? institutionColumns(header, samples, taken) : null;
  assign('institution_columns', matrix ?? beside);
  // An institution that is called like a firm (企業振興公社) is no column of firms.
  const isOfFirms = (column: number) => !matrix || shareOf(samples[column], isMark) < 1;
  const byHeader = new Map(bestByHeader(COLUMN_ROLES[kind], folded, samples, taken));
  for (const [role, column] of byHeader) {
    if (role === 'employees' && (roles.employees || isOfOneSex(header[column]))) continue;
    if (role === 'survey_round' && !areRounds(table, byHeader.get('id'), column)) continue;
    const { beside, alone } = COLUMN_ROLES[kind][role];
    // In a matrix nothing else than the firm stands in a column of its own.
    if (matrix && (role !== 'firm' || !isOfFirms(column))) continue;
    if (beside === undefined || byHeader.has(beside as AnyRole) || alone?.test(folded[column]))
      assign(role, [column]);
  }
  if (kind === 'firms' && !roles.main_frequency && !roles.main_institution)
    assign('main_frequency', contactLadder(folded, samples, taken));
  if (matrix && !roles.firm) assign('firm', rowNames(samples, taken));
  if (placed && !roles.name) {
    const pattern = kind === 'firms' ? FIRM_NAME_CELL : INSTITUTION_NAME_CELL;
    assign(
      'name',
      bestByValue(samples, taken, (cell) => pattern.test(cell)),
    );
  }
  if (kind === 'firms' && !roles.employees)
    assign('employees', sizeInRanges(header, samples, taken));
  if (kind === 'firms' && !roles.id) {
    const nameless = folded.findIndex(
      (header, column) =>
        /^column\d+$/.test(header) &&
        !taken.has(column) &&
        samples[column].distinct &&
        shareOf(samples[column], (cell) => NUMBERING.test(cell)) === 1,
    );
    assign('id', nameless < 0 ? null : [nameless]);
  }
  if (kind === 'firms' && !roles.industry)
    assign('industry', industryHeadings(table.header, samples, taken));
  if (kind === 'firms') {
    // 過去３年間のイノベーション › 工程改善の有無: the group says what the column is an answer to.
    const whole = header.map(foldHeader);
    assign('outcome', outcomeColumns(header.map(lowest), whole, samples, taken));
  }
  return inOrder(roles, ROLES_OF_KIND[kind]) as Roles<RolesOf[K]>;
}

/** The first column of words, none of which repeats: a matrix has its firms there, under whatever name. */
function rowNames(samples: readonly ColumnSample[], taken: ReadonlySet<number>): number[] | null {
  const column = samples.findIndex(
    (sample, at) => !taken.has(at) && sample.distinct && shareOf(sample, isNumber) < 0.5,
  );
  return column < 0 ? null : [column];
}

/** The headings of groups, where at least half of the rows stand under one that names an industry. */
function industryHeadings(
  header: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] | null {
  const column = header.lastIndexOf(HEADING_COLUMN);
  if (column < 0 || taken.has(column)) return null;
  const names = (cell: string) => cell.split(LEVELS).some((part) => namesIndustry(part.trim()));
  return shareOf(samples[column], names) >= 0.5 ? [column] : null;
}

/** 大学等との交流 with よくある, たまにある, ない: at least three steps that have an order. A yes or a no is no frequency. */
function contactLadder(
  folded: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] | null {
  const column = folded.findIndex((header, at) => {
    if (taken.has(at) || !headers.CONTACTS_OF.test(header)) return false;
    const words = [...new Set(samples[at].filled.map((cell) => cell.trim()))];
    const steps = words.filter((word) => !isMissing(word) && !saysNoAnswer(word));
    return steps.length >= 3 && steps.length <= MOST_WORDS && orderOfDegrees(steps) !== null;
  });
  return column < 0 ? null : [column];
}

/** 従業者規模 with 10～19人: a number that a person may take from the range. Classes by number are none. */
function sizeInRanges(
  header: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] | null {
  const column = header.findIndex(
    (name, at) => !taken.has(at) && namesSize(name) && shareOf(samples[at], isRange) >= 0.5,
  );
  return column < 0 ? null : [column];
}

/** Surest pairs of role and column first; each role and each column once. */
function bestByHeader(
  known: Readonly<Record<string, ColumnRole>>,
  folded: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): [AnyRole, number][] {
  const candidates: { role: AnyRole; column: number; score: number }[] = [];
  for (const [role, each] of Object.entries(known) as [AnyRole, ColumnRole][]) {
    const rule = each.header;
    if (!rule) continue;
    folded.forEach((header, column) => {
      if (taken.has(column)) return;
      const score = scoreOf(header, rule) + fitness(each, samples[column]);
      if (score > 0) candidates.push({ role, column, score });
    });
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);
  const done = new Map<AnyRole, number>();
  const used = new Set<number>();
  for (const { role, column } of candidates) {
    if (done.has(role) || used.has(column)) continue;
    done.set(role, column);
    used.add(column);
  }
  return [...done];
}

const EXACT = 1000;
const LOOSE = 500;

function scoreOf(header: string, rule: HeaderRule): number {
  const exact = rule.names.indexOf(header);
  if (exact >= 0) return EXACT - exact;
  const loose = rule.pattern?.test(header) && !rule.unless?.test(header);
  // The shorter of two names that fit loosely says less beside the point.
  return loose ? LOOSE - header.length : -Infinity;
}

const DOUBT = -300;

/** Takes the trust away from a column whose values contradict its header. */
function fitness({ cells, code, distinct }: ColumnRole, sample: ColumnSample): number {
  if (sample.filled.length === 0) return DOUBT;
  if (code && shareOf(sample, (cell) => code(cell) !== undefined) < 0.5) return -Infinity;
  if (cells && shareOf(sample, cells.fit) < 0.5)
    return cells.otherwise === 'refused' ? -Infinity : DOUBT;
  if (distinct && beginsAnew(sample.all)) return -Infinity;
  return distinct && !sample.distinct ? DOUBT : 0;
}

function outcomeColumns(
  lowest: readonly string[],
  whole: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): number[] {
  return lowest.flatMap((header, column) => {
    if (taken.has(column)) return [];
    const fits = [header, whole[column]].some((name) => scoreOf(name, headers.OUTCOME) > 0);
    return fits && isMeasured(samples[column]) ? [column] : [];
  });
}

/** The least share of numbers, ranges, yes and no among what is said; a person is asked about the words beside them. */
const MEASURED = 0.5;
/** More different words than this are no answers. */
const MOST_WORDS = 12;

/** Whether a column's cells can be a measure: numbers, ranges, yes or no, of which most are; or words of one ladder. */
export const looksMeasured = (cells: readonly string[]): boolean => isMeasured(sampleOf(cells));

function isMeasured({ filled }: ColumnSample): boolean {
  const said = filled.filter((cell) => !isMissing(cell));
  const isValue = (cell: string) => isNumber(cell) || isYesNo(cell) || isRange(cell);
  const words = said.filter((cell) => !isValue(cell));
  const different = [...new Set(words.map((cell) => cell.trim()))];
  const measured = said.length - words.length;
  const few = different.length <= MOST_WORDS;
  if (measured > 0 && measured >= (few ? MEASURED : 0.9) * said.length) return true;
  const all = [...new Set(said.map((cell) => cell.trim()))];
  const answers = all.filter((word) => !saysNoAnswer(word));
  return all.length <= MOST_WORDS && orderOfDegrees(answers) !== null;
}

function bestByValue(
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
  fits: (cell: string) => boolean,
): number[] | null {
  let best: number | null = null;
  let bestShare = 0.5;
  samples.forEach((sample, column) => {
    if (taken.has(column)) return;
    const share = shareOf(sample, fits);
    if (share > bestShare) {
      best = column;
      bestShare = share;
    }
  });
  return best === null ? null : [best];
}

function inOrder(
  roles: Partial<Record<AnyRole, readonly number[]>>,
  order: readonly AnyRole[],
): Partial<Record<AnyRole, readonly number[]>> {
  return Object.fromEntries(order.filter((role) => roles[role]).map((role) => [role, roles[role]]));
}
