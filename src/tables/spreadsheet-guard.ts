/**
 * What "CSV for Excel" leaves behind: an apostrophe before text that begins with = + - @ tab or CR. Text that begins with that pattern
 * by itself has one apostrophe more.
 */
export const GUARDED = /^'+[=+\-@\t\r]/;

/** The cell without the guard's apostrophe. */
export function withoutGuard(cell: string): string {
  return cell.charCodeAt(0) === 39 && GUARDED.test(cell) ? cell.slice(1) : cell;
}
