import type { Roles } from '../../model';
import { headerCodes } from '../code-book/header-codes';
import { foldHeader } from '../headers/header-rule';
import { KNOWN_HEADERS } from '../headers/headers';
import { LEVELS } from '../headers/layout';
import { shareOf, type ColumnSample } from '../sample';
import { INSTITUTION, isMark, NO_INSTITUTION } from './tie-matrix';

/** Institutions that stand alone, without a group's name above them, are so many. */
const LEAST_COLUMNS = 2;

/** How the name of an institution ends. */
const ENDS =
  /(?:大学校?|大学院|高専|高等専門学校|研究所|試験場|(?:技術|支援|研究|振興|産業|総合)センター|機構|財団|公社|振興会|商工会議所|商工会|University|Institute|KOSEN|College)$/i;
/** Names of kinds of institutions, which are none: 大学, 県内大学, 公設試験場, 他の研究所. */
const KINDS_ALONE =
  /^(?!産業技術総合研究所$)(?:国立|公立|私立|国公立|公的|公設|県内外?|県外|市内|市外|地元|近隣|国内|海外|その他|他|他の|各種|自社|中央|企業|民間|産業|工業|技術|支援|研究|試験|総合|地域|連携|の|・|、)*(?:大学校?|大学院|短期大学|高専|高等専門学校|研究所|試験場|センター|機構|財団|公社|振興会|商工会議所|商工会|University|Institute|KOSEN|College)?$/i;
/** Above columns, or in front of a name in one header, what says that they are whom a firm works with. */
const CONTACT =
  /連携|交流|相談|共同研究|産学|利用|支援機関|パートナー|つながり|partner|collaborat|contact|institution/i;
/** 連携先_福井大学, 連携先（福井大学）, 相談先：福井大学. */
const IN_FRONT = /^([^_:：（(]{2,12})[_:：（(]\s*(.+?)\s*[)）]?$/s;
/** Of an answer that a code book names, the question is in front: 過去3年間に連携した機関: 福井大学. */
const ANSWER = /^(.{2,80}?): (.{2,60})$/s;
/** 福井大学との連携の有無 */
const BEHIND =
  /^(.{2,40}?)(?:との|への)(?:産学)?(?:連携|交流|共同研究|相談|取引|関係)(?:の?(?:有無|頻度|回数|実績))?$/s;
/** （○）, （有無）, （年間回数）: of the answers, not of the name. */
const REMARK =
  /[（(](?:[○〇◯●✓レ]|有無|頻度|回数|年間回数|回\/?年|[^()（）]*[1１①][^()（）]*)[)）]$/;

/** What a column of the firms' own list is called as an institution, and whether its header says that it is one that they work with; null for none. */
function named(header: string): { readonly name: string; readonly isContact: boolean } | null {
  const levels = header.split(LEVELS).map((level) => level.trim());
  const above = levels.slice(0, -1).some((level) => CONTACT.test(level));
  const own = levels[levels.length - 1];
  const plain = (
    headerCodes(own) ? own.replace(/\s*[（(].*$/s, '') : own.replace(REMARK, '')
  ).trim();
  const front = IN_FRONT.exec(plain);
  if (front && CONTACT.test(front[1])) return { name: front[2], isContact: true };
  const answer = ANSWER.exec(plain);
  if (answer) return { name: answer[2], isContact: CONTACT.test(answer[1]) };
  const behind = BEHIND.exec(plain);
  if (behind) return { name: behind[1], isContact: true };
  return plain === '' ? null : { name: plain, isContact: above };
}

/** The name of the institution that a column of a firms' list is; its header's lowest level for any other. */
export const institutionOfColumn = (header: string): string =>
  named(header)?.name ?? header.split(LEVELS).at(-1)!;

/**
 * Roles of a list whose code book is not used: columns that are institutions by the book's names alone (Q4_1) are none, since no institution is called like them.
 * Those whose own headers name an institution stay.
 */
export function rolesWithoutBook<R extends Roles>(roles: R, header: readonly string[]): R {
  const { institution_columns: columns, ...others } = roles;
  const own = columns?.filter((column) => {
    const found = named(header[column]);
    return found !== null && (found.isContact || INSTITUTION.test(found.name));
  });
  return (own?.length ? { ...others, institution_columns: own } : others) as R;
}

/**
 * The columns of a list of firms that are an institution each, with marks, numbers or words for a frequency as cells: at least two that are called like one, or one under
 * what says that firms work with it (連携先). With these go the marked columns beside them under the same words, whatever they are called (工技センター). Kinds of
 * institutions (大学, 公設試) are none. Null where there are none.
 */
export function institutionColumns(
  header: readonly string[],
  samples: readonly ColumnSample[],
  taken: ReadonlySet<number>,
): readonly number[] | null {
  const columns = header.map((own, at) => {
    const isMarked = samples[at].filled.length > 0 && shareOf(samples[at], isMark) === 1;
    const found = taken.has(at) || !isMarked ? null : named(own);
    if (!found || KNOWN_HEADERS.has(foldHeader(found.name))) return null;
    const isSure =
      INSTITUTION.test(found.name) &&
      ENDS.test(found.name) &&
      !KINDS_ALONE.test(found.name) &&
      !NO_INSTITUTION.test(found.name);
    return { ...found, isSure, group: own.split(LEVELS).slice(0, -1).join(LEVELS) };
  });
  const sure = columns.filter((column) => column?.isSure);
  if (!sure.some((column) => column!.isContact) && sure.length < LEAST_COLUMNS) return null;
  const groups = new Set(sure.flatMap((column) => (column!.isContact ? column!.group : [])));
  groups.delete('');
  return columns.flatMap((column, at) => {
    if (!column) return [];
    const goesWith =
      groups.has(column.group) &&
      !NO_INSTITUTION.test(column.name) &&
      !KINDS_ALONE.test(column.name);
    return column.isSure || goesWith ? [at] : [];
  });
}
