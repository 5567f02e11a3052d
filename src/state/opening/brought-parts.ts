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
  byRound,
  columnsOfBook,
  namesWithAnswers,
  roundsOfFiles,
  fileWords,
  type AreasRead,
  type InputPreview,
} from '../../study';

/** What a file that was brought together with others is taken for; `later`: the firms in a further round of the survey. */
export type Part = InputKind | 'later' | 'codes' | 'areas' | 'boundaries' | 'study' | 'none';

/** Parts of a table, and of a polygon layer, that a person can choose. */
export const TABLE_PARTS = [...INPUT_KINDS, 'later', 'codes', 'none'] as const;
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
  const items = withRegisterAmong(withLaterRounds(brought));
  return items.map((item, i) => {
    if (item.part === 'later') return item;
    const isBest = items.every(
      (other, o) =>
        other.part !== item.part ||
        rowsOf(other) < rowsOf(item) ||
        (rowsOf(other) === rowsOf(item) && o >= i),
    );
    return isBest ? item : { ...item, part: 'none' };
  });
}

/** Lists of firms of one form, whose names say different rounds, are rounds of a survey: the first is the firms, the others come later. */
function withLaterRounds(items: readonly BroughtItem[]): readonly BroughtItem[] {
  const lists = items.flatMap(({ part, preview }) =>
    part === 'firms' && preview ? [preview] : [],
  );
  if (lists.length < 2) return items;
  const rounds = roundsOfFiles(lists.map(({ name, origin }) => fileWords(name, origin)));
  if (!rounds || !lists.every((list) => isOfOneForm(lists[0], list))) return items;
  const first = rounds.indexOf([...rounds].sort(byRound)[0]);
  return items.map((item) => {
    const at = item.preview ? lists.indexOf(item.preview) : -1;
    return at >= 0 && at !== first ? { ...item, part: 'later' as const } : item;
  });
}

/** Whether two lists share at least half of the names of the columns of the shorter one. */
function isOfOneForm({ header: one }: InputPreview, { header: other }: InputPreview): boolean {
  const shared = one.filter((name) => other.includes(name)).length;
  return shared >= Math.min(one.length, other.length) / 2;
}

/** The lists of the rounds of a survey, first to last as far as their names say it; empty where there is no further one. */
export function roundsAmong(items: readonly BroughtItem[]): readonly InputPreview[] {
  const of = (wanted: Part) =>
    items.flatMap(({ part, preview }) => (part === wanted && preview ? [preview] : []));
  const [first, later] = [of('firms'), of('later')];
  if (first.length !== 1 || later.length === 0) return [];
  const lists = [...first, ...later];
  const rounds = roundsOfFiles(lists.map(({ name, origin }) => fileWords(name, origin)));
  if (!rounds) return lists;
  return lists.toSorted((a, b) => byRound(rounds[lists.indexOf(a)], rounds[lists.indexOf(b)]));
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
