import {
  INPUT_KINDS,
  ROLES_OF_KIND,
  type CodeBook,
  type ColumnName,
  type InputKind,
  type Problem,
  type Roles,
} from '../../model';
import {
  bookFor,
  columnsOfBook,
  namesWithAnswers,
  type AreasRead,
  type InputPreview,
} from '../../study';

/** What a file that was brought together with others is taken for. */
export type Part = InputKind | 'codes' | 'areas' | 'boundaries' | 'study' | 'none';

/** Parts of a table, and of a polygon layer, that a person can choose. */
export const TABLE_PARTS = [...INPUT_KINDS, 'codes', 'none'] as const;
export const LAYER_PARTS = ['areas', 'boundaries', 'none'] as const;

/** One file of several, or the files of one Shapefile, and the part that it plays. */
export interface BroughtItem {
  readonly name: string;
  readonly files: readonly File[];
  readonly part: Part;
  /** The parts that it can play; one alone is not to be chosen. */
  readonly parts: readonly Part[];
  /** The table as it was read; null for a polygon layer, a study, or a file that can't be read. */
  readonly preview: InputPreview | null;
  readonly roles: Roles;
  readonly areas: AreasRead | null;
  /** Why it can't be used. */
  readonly problem: Problem | null;
}

/** Of several files that look like the same part the one with most rows plays it; the others are there to be chosen. */
export function withoutDoubles(brought: readonly BroughtItem[]): BroughtItem[] {
  const items = withRegisterAmong(brought);
  return items.map((item, i) => {
    const isBest = items.every(
      (other, o) =>
        other.part !== item.part ||
        rowsOf(other) < rowsOf(item) ||
        (rowsOf(other) === rowsOf(item) && o >= i),
    );
    return isBest ? item : { ...item, part: 'none' };
  });
}

const rowsOf = ({ preview, areas }: BroughtItem): number => preview?.rowCount ?? areas?.count ?? 0;

/** What a register says of a firm: who and where it is, and nothing that could be studied. */
const SAYS_NOTHING = new Set<string>(['id', 'name', ...ROLES_OF_KIND.background]);

/** Where one list of firms says something of them, and a longer one nothing but where they are, that one is what they are compared with. */
function withRegisterAmong(items: readonly BroughtItem[]): readonly BroughtItem[] {
  const lists = items.filter(({ part }) => part === 'firms');
  const isBare = ({ roles }: BroughtItem) =>
    Object.keys(roles).every((role) => SAYS_NOTHING.has(role));
  const told = lists.filter((item) => !isBare(item));
  if (told.length !== 1) return items;
  return items.map((item) =>
    item.part === 'firms' && item !== told[0] && rowsOf(item) > rowsOf(told[0])
      ? { ...item, part: 'background' as const }
      : item,
  );
}

const codeBooksIn = (items: readonly BroughtItem[]): readonly CodeBook[] =>
  items.flatMap(({ part, preview }) => (part === 'codes' && preview?.codes ? preview.codes : []));

/** What the code books among files call columns. */
export const namesIn = (items: readonly BroughtItem[]): readonly ColumnName[] =>
  codeBooksIn(items).flatMap(namesWithAnswers);

/** The code books among files, with a table's columns as its header calls them. */
export const booksFor = (table: InputPreview, items: readonly BroughtItem[]): readonly CodeBook[] =>
  codeBooksIn(items).map((book) => bookFor(book, table));

/** Whether a code book among files says something of a table. */
export const isInBook = (table: InputPreview, items: readonly BroughtItem[]): boolean =>
  booksFor(table, items)
    .flatMap(columnsOfBook)
    .some((column) => table.header.includes(column));
