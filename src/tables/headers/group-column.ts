import { problem, type Problem } from '../../model';
import { isFootnote } from './footnotes';
import { createGroups, headingIn, type Heading } from './group-headings';
import { HEADING_COLUMN } from './heading-words';
import { lowest } from './header-meaning';
import { means, type HeaderRule } from './header-rule';
import { INSTITUTION_NAME, NAME } from './headers';
import { ADDRESS, ADDRESS_PARTS } from './place-headers';
import { distinctNames, type GridRow } from './layout';

/** The headings of groups that a table's rows stand under, as a column of their own where there are any. */
export interface GroupColumn {
  isHeading(cells: readonly string[]): boolean;
  /** Takes a row that is a heading. */
  takes(row: GridRow): void;
  /** Titles right above a header that stands in the table again: of the part below them. */
  takesTitle(row: GridRow): void;
  /** What the rows that follow stand under, as a block of columns says. */
  begin(text: string, line: number): void;
  /** A row of the table has come. */
  push(): void;
  readonly column: readonly string[] | null;
  name(header: readonly string[]): string;
  problems(file: string): readonly Problem[];
}

/** Only tables of what has a name or an address have groups with headings. `titles`: what stands above the header. */
export function createGroupColumn(
  header: readonly string[],
  titles: readonly GridRow[],
): GroupColumn {
  const groups = createGroups();
  const folded = header.map(lowest);
  const isOf = (column: number, rules: readonly HeaderRule[]) =>
    rules.some((rule) => means(folded[column] ?? '', rule));
  const isOfPlaces = header.some((_, column) => isOf(column, [NAME, INSTITUTION_NAME, ADDRESS]));
  /** A place alone among addresses is where a firm without a name is; in the first column it may head a group. */
  function isAddress(cells: readonly string[], { level }: Heading): boolean {
    const at = cells.findIndex((cell) => cell.trim() !== '');
    return level === 'place' && isOf(at, at > 0 ? [ADDRESS, ...ADDRESS_PARTS] : [ADDRESS]);
  }
  function headingOf(cells: readonly string[]): Heading | null {
    const heading = isOfPlaces ? headingIn(cells) : null;
    return heading && isAddress(cells, heading) ? null : heading;
  }
  const title = titles.map(textOf).join(' ');
  let rows = 0;
  /** Absent while no row stands under a heading. */
  let cells: string[] | null = null;
  const headed = titles.map(({ cells: own }) => headingIn(own)).find((each) => each !== null);
  function begin(heading: Heading, line: number): void {
    const isTitle = heading.level === 'title';
    // Printed pages repeat the title.
    if (isTitle && groups.current === '' && title.includes(heading.text)) return;
    const above = isTitle ? title : (headed?.text ?? '');
    if (rows > 0 && above !== '') cells ??= new Array<string>(rows).fill(above);
    groups.begin(heading, line);
  }
  return {
    isHeading: (own) => headingOf(own) !== null,
    takes: (row) => begin(headingIn(row.cells)!, row.line),
    takesTitle(row) {
      const text = textOf(row);
      const first = row.cells.findIndex((cell) => cell.trim() !== '');
      const isOne = row.cells.filter((cell) => cell.trim() !== '').length === 1;
      // Numbers of pages and notes stand above a page's header too.
      if (isOfPlaces && isOne && !isFootnote(row.cells, first, 1))
        begin(headingIn(row.cells) ?? { text, level: 'title' }, row.line);
    },
    begin: (text, line) => begin({ text, level: 'block' }, line),
    push() {
      rows++;
      if (groups.current !== '') cells ??= new Array<string>(rows - 1).fill('');
      cells?.push(groups.current);
    },
    get column() {
      return cells;
    },
    name: (names) => distinctNames([...names, HEADING_COLUMN]).at(-1)!,
    problems(file) {
      const { first, count } = groups;
      if (!first || cells === null) return [];
      const under = cells.filter((cell) => cell !== '').length;
      const facts = { headings: count, rows: under, example: first.text.slice(0, 60) };
      return [problem('groups-read', 'note', { file, line: first.line }, facts)];
    },
  };
}

const textOf = ({ cells }: GridRow): string =>
  cells
    .filter((cell) => cell.trim() !== '')
    .join(' ')
    .normalize('NFKC')
    .trim();
