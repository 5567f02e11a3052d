import { problem, type Problem, type Table } from '../../model';
import { withoutRepresentative } from '../../model/text';
import { toldText } from './told-names';

/** The firms' names, without who represents them where that stands behind, which is told; undefined where the table has no such column. */
export function readNames(
  table: Table,
  index: number | undefined,
  problems: Problem[],
): readonly string[] | undefined {
  const cells = table.columns[index ?? -1];
  if (!cells) return undefined;
  let rows = 0;
  let first = -1;
  const names = cells.map((cell, row) => {
    const own = withoutRepresentative(cell);
    if (own !== cell) {
      if (rows === 0) first = row;
      rows++;
    }
    return own;
  });
  if (rows === 0) return cells;
  const facts = {
    rows,
    example: toldText(cells[first]),
    taken: names[first].slice(0, 60),
  };
  const where = { file: table.name, column: table.header[index!] };
  problems.push(problem('names-with-representative', 'note', where, facts));
  return names;
}
