import { problem, type Problem, type Table } from '../../model';
import { at } from './number-column';

/** Ids as given; missing ones take the row number, repeated ones a suffix, neither of which is the id of another row. */
export function readIds(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): readonly string[] {
  const given = index === undefined ? undefined : table.columns[index];
  const stated = new Set(given?.map((id) => id.trim()));
  const seen = new Map<string, number>();
  const copies: number[] = [];
  const ids = new Array<string>(table.rowCount);
  let missing = 0;
  let firstMissing = -1;
  let repeated = 0;
  let firstRepeated = -1;
  for (let row = 0; row < table.rowCount; row++) {
    let id = (given?.[row] ?? '').trim();
    const isMissing = id === '';
    if (isMissing) {
      if (given && missing++ === 0) firstMissing = row;
      id = String(row + 1);
    }
    if (seen.has(id) || (isMissing && stated.has(id))) {
      if (!isMissing && repeated++ === 0) firstRepeated = row;
      const before = seen.get(id) ?? row;
      if (!isMissing && table.columns.every((cells) => cells[row] === cells[before]))
        copies.push(row);
      let suffix = 2;
      while (seen.has(`${id}-${suffix}`) || stated.has(`${id}-${suffix}`)) suffix++;
      id = `${id}-${suffix}`;
    }
    seen.set(id, row);
    ids[row] = id;
  }
  const column = index === undefined ? undefined : table.header[index];
  if (missing)
    problems.push(
      problem('id-missing', 'note', at(table, firstMissing, column), { rows: missing }),
    );
  if (repeated && given)
    problems.push(
      problem('id-duplicate', 'warning', at(table, firstRepeated, column), {
        rows: repeated,
        example: given[firstRepeated].trim(),
      }),
    );
  if (copies.length > 0)
    problems.push(
      problem('rows-identical', 'warning', at(table, copies[0], column), {
        rows: copies.length,
        example: (given?.[copies[0]] ?? '').trim(),
      }),
    );
  return ids;
}
