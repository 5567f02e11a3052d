/**
 * What spreadsheets may compute: text that begins with = + - @, their full-width forms (Excel takes these in Japanese), a tab or a line break
 * (OWASP, CSV Injection).
 */
export const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/**
 * What "CSV for Excel" leaves behind: an apostrophe before such text. Text that begins with that pattern by itself has one apostrophe more.
 */
export const GUARDED = /^'+[=+\-@＝＋－＠\t\r\n]/;

/** The cell without the guard's apostrophe. */
export function withoutGuard(cell: string): string {
  return cell.charCodeAt(0) === 39 && GUARDED.test(cell) ? cell.slice(1) : cell;
}
