import type { InputKind, Problem, ReadOptions, Roles, SheetCodeBook } from '../../model';
import { COLUMN_ROLES, optionsOf, rolesWithoutBook, specOf, type InputPreview } from '../../study';
import type { EngineClient } from '../engine/engine-client';

/** A table that a person is looking at before it is used. */
export interface PendingImport {
  readonly file: File;
  readonly kind: InputKind;
  readonly options: ReadOptions;
  /** Null while it is being read, or when it can't be. */
  readonly preview: InputPreview | null;
  readonly roles: Roles;
  readonly problem: Problem | null;
  readonly fraction: number;
  /** What a sheet of its workbook says as its code book, as far as it is known; null for none. */
  readonly book: SheetCodeBook | null;
  /** Whether that is to be used. */
  readonly usesBook: boolean;
}

/** Reads tables for preview; the person confirms or changes the roles, and only then does the study take them. */
export class Importer {
  readonly #engine: EngineClient;
  #pending = $state.raw<PendingImport | null>(null);
  #attempt = 0;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  get pending(): PendingImport | null {
    return this.#pending;
  }

  /** Opens a file as a table of this kind; null for what it looks like. Called again with another kind or other options, it reads anew. */
  async open(file: File, kind: InputKind | null, options: ReadOptions = {}): Promise<void> {
    const attempt = ++this.#attempt;
    const before = this.#pending?.file === file ? this.#pending : null;
    const blank = {
      file,
      kind: kind ?? 'firms',
      options,
      preview: null,
      roles: {},
      problem: null,
      fraction: 0,
      book: before?.book ?? null,
      usesBook: before?.usesBook ?? true,
    };
    this.#pending = blank;
    const read = await this.#engine.readInput(kind, file, options, (fraction) => {
      if (attempt === this.#attempt) this.#pending = { ...blank, fraction };
    });
    if (attempt !== this.#attempt) return;
    this.#pending = read.ok
      ? {
          ...blank,
          kind: read.value.kind,
          preview: read.value,
          roles: read.value.roles,
          fraction: 1,
          // Who chose a sheet has seen the others: one that is read alone tells nothing of them.
          book: read.value.sheetCodes ?? bookBeside(before, read.value),
        }
      : { ...blank, problem: read.problem, fraction: 1 };
  }

  /** Looks again at the roles of a table that is already in use. */
  review(file: File, preview: InputPreview, roles: Roles): void {
    this.#attempt++;
    const { kind } = preview;
    const options = optionsOf(specOf(preview, roles));
    this.#pending = {
      file,
      kind,
      options,
      preview,
      roles,
      problem: null,
      fraction: 1,
      book: null,
      usesBook: false,
    };
  }

  /** Whether the code book that stands on another sheet is to be used. */
  useBook(usesBook: boolean): void {
    const pending = this.#pending;
    if (!pending?.preview) return;
    const { header, roles: proposed } = pending.preview;
    const { institution_columns: columns } = proposed;
    this.#pending = {
      ...pending,
      usesBook,
      roles: usesBook ? pending.roles : rolesWithoutBook(pending.roles, header),
    };
    if (usesBook && columns) this.setColumns('institution_columns', columns);
  }

  /** Gives these columns a role that takes several, and no others; none takes it back. */
  setColumns(role: string, columns: readonly number[]): void {
    const pending = this.#pending;
    if (!pending) return;
    const others = Object.entries(pending.roles).flatMap(([name, own]) => {
      const left = (own ?? []).filter((column) => !columns.includes(column));
      return name === role || left.length === 0 ? [] : [[name, left] as const];
    });
    const given = columns.length > 0 ? [[role, columns] as const] : [];
    this.#pending = { ...pending, roles: Object.fromEntries([...others, ...given]) };
  }

  /** Gives a column a role, or none. A role that takes one column leaves the column that had it. */
  setRole(column: number, role: string | null): void {
    const pending = this.#pending;
    if (!pending) return;
    const roles: Record<string, readonly number[]> = {};
    for (const [name, columns] of Object.entries(pending.roles)) {
      const others = (columns ?? []).filter((other) => other !== column);
      if (others.length > 0) roles[name] = others;
    }
    if (role !== null)
      roles[role] = COLUMN_ROLES[pending.kind][role].many
        ? [...(roles[role] ?? []), column].sort((a, b) => a - b)
        : [column];
    this.#pending = { ...pending, roles };
  }

  close(): void {
    this.#attempt++;
    this.#pending = null;
  }
}

/** The code book that was found before the sheet was chosen; null where that sheet is the code book, or no list of firms. */
function bookBeside(before: PendingImport | null, { kind, origin }: InputPreview) {
  const book = before?.book ?? null;
  return kind === 'firms' && book && origin.sheet !== book.sheet ? book : null;
}
