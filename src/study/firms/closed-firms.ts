import { problem, type FirmRole, type Problem, type Roles, type Table } from '../../model';
import { foldHeader, parseNumber } from '../../tables';
import { plain, rowsTold, type DoubtfulRows } from './doubtful-rows';

/** What a firm is now: 状態, ステータス, 営業状況. */
const STATE =
  /^(?:ステータス|状態|状況|現況|(?:企業|法人|事業|営業|操業|活動|存続|登記)の?(?:状態|状況)|存廃|(?:company|firm|operating)?status)$/;
/** A day or a reason of an end: 登記記録の閉鎖等年月日, 廃業日, 解散年月. */
const ENDED =
  /(?:閉鎖|廃業|解散|倒産|清算結了)(?:等|の|した)*(?:日|年月日?|年度?|事由|理由)?$|^(?:closed|dissolved)(?:on|at|date)?$|^(?:closing|closure|dissolution)date$/;
const REMARKS = /^(?:備考欄?|摘要|特記事項|メモ|注記|notes?|remarks?)$/;

/** Words for a firm that is no more; without work for a while (休業) is not among them. */
const CLOSED =
  /^(?:登記(?:記録の?)?)?(?:閉鎖|廃業|解散|倒産|破産|清算|消滅|合併消滅|吸収合併)(?:済み?|中|等|会社|企業|の結了等?|結了|により消滅)?$|^(?:closed|dissolved|bankrupt|liquidated|out of business|inactive)$/i;
/** R3.3 廃業, 令和4年12月 自己破産, ○○に吸収合併: what is still to come (廃業予定) or of a part (工場閉鎖) is not. */
const REMARKED =
  /(?:^|[\s\d.、。,（(年月日頃にへ付])(廃業|解散|倒産|(?:自己)?破産|吸収合併)(?!予定|検討|危機|防止|し?ない)/;
const NOTHING = /^(?:[-－―ー–—−.×✕]*|0|なし|無し?|no|n\/a|null|false)$/i;

/**
 * What is told of firms that the list itself says are closed, dissolved or merged: they count as all others do until a person leaves them out. Null
 * where no column says so, or says it of every row.
 */
export function closedFirms(table: Table, roles: Roles<FirmRole>): Problem | null {
  const taken = new Set(Object.values(roles).flatMap((columns) => columns ?? []));
  let best: DoubtfulRows | null = null;
  for (let column = 0; column < table.columns.length; column++) {
    const found = taken.has(column) ? null : closedIn(table, column);
    if (found && found.rows.length > (best?.rows.length ?? 0)) best = found;
  }
  if (!best || best.rows.length === table.rowCount) return null;
  return problem('firms-closed', 'warning', ...rowsTold(table, roles, best));
}

function closedIn(table: Table, column: number): DoubtfulRows | null {
  const name = table.header[column];
  const header = foldHeader(name);
  const cells = table.columns[column];
  const rowsWhere = (fits: (text: string) => boolean) =>
    cells.flatMap((cell, row) => (cell !== '' && fits(plain(cell)) ? [row] : []));
  const valuesOf = (rows: readonly number[]) =>
    `${name}!=${[...new Set(rows.map((row) => plain(cells[row])))].join(',')}`;
  if (STATE.test(header)) {
    const rows = rowsWhere((text) => CLOSED.test(text));
    return { column, rows, only: valuesOf(rows) };
  }
  if (ENDED.test(header)) {
    const rows = rowsWhere((text) => !NOTHING.test(text));
    const ended = new Set(rows);
    const isBlank = (row: number) => parseNumber(cells[row]).kind === 'missing';
    const areBlank = cells.every((_, row) => ended.has(row) !== isBlank(row));
    return { column, rows, only: areBlank ? `${name}=` : valuesOf(rows) };
  }
  if (!REMARKS.test(header)) return null;
  const rows = rowsWhere((text) => REMARKED.test(text));
  const words = new Set(rows.map((row) => REMARKED.exec(plain(cells[row]))![1]));
  return { column, rows, only: [...words].map((word) => `${name}!~${word}`).join('; ') };
}
