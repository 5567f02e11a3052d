/** Steps of one from row to row, of which a few may be missing. */
const MOSTLY = 0.9;
const WHOLE = /^[0-9０-９]{1,6}$/;

/** Whether a column numbers its rows and begins anew, as it does in every sheet or group: such a number says nothing of a firm. */
export function beginsAnew(cells: readonly string[]): boolean {
  let last = -1;
  let rows = 0;
  let steps = 0;
  let begins = 0;
  let runs = 0;
  for (const cell of cells) {
    const text = cell.trim();
    if (text === '') continue;
    if (!WHOLE.test(text)) return false;
    const number = Number(text.normalize('NFKC'));
    rows++;
    if (number === 1) begins++;
    else if (number === last + 1) steps++;
    if (number === 2 && last === 1) runs++;
    last = number;
  }
  return runs >= 2 && begins + steps >= MOSTLY * rows;
}
