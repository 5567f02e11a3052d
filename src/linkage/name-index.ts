import { foldFullName, foldName } from '../model/text';

/** No row has such an id or name. */
export const UNMATCHED = -1;
/** Several rows answer to this text. */
export const AMBIGUOUS = -2;
/** A person said that this text is nobody of the list. */
export const LEFT_OUT = -3;

/** Finds rows by what people write into other tables: their id, or their name in any spelling that `foldName` makes equal. */
export class NameIndex {
  readonly #byId = new Map<string, number>();
  /** Of ids that are numbers, without the zeros in front that spreadsheets take away. */
  readonly #byNumber = new Map<string, number>();
  readonly #byFullName = new Map<string, number>();
  readonly #byName = new Map<string, number>();

  /**
   * @param ids one per row. A repeated id is ambiguous.
   * @param names lists of names, one per row and list (Japanese, English); '' for none.
   */
  constructor(ids: readonly string[], ...names: readonly (readonly string[])[]) {
    ids.forEach((id, row) => {
      add(this.#byId, plainId(id), row);
      add(this.#byNumber, withoutZeros(plainId(id)), row);
    });
    for (const list of names)
      list.forEach((name, row) => {
        add(this.#byFullName, foldFullName(name), row);
        add(this.#byName, foldName(name), row);
      });
  }

  /**
   * The row, or UNMATCHED or AMBIGUOUS. An id goes before a name, the number of an id (1 for 00001) after it, and a name with its form of organisation before one without:
   * 株式会社シマノ is not 有限会社シマノ where there are both, and either where there is only one.
   */
  find(text: string): number {
    const row = this.#byId.get(plainId(text));
    if (row !== undefined && row >= 0) return row;
    const named = this.#byFullName.get(foldFullName(text));
    if (named !== undefined && named >= 0) return named;
    const number = withoutZeros(plainId(text));
    return (
      named ??
      this.#byName.get(foldName(text)) ??
      row ??
      (number === '' ? undefined : this.#byNumber.get(number)) ??
      UNMATCHED
    );
  }
}

/** The row of this id alone, as `NameIndex` compares ids; undefined where there is none or it is repeated. */
export function rowsById(ids: readonly string[]): (id: string) => number | undefined {
  const rows = new Map<string, number>();
  ids.forEach((id, row) => add(rows, plainId(id), row));
  return (id) => {
    const row = rows.get(plainId(id));
    return row !== undefined && row >= 0 ? row : undefined;
  };
}

/** A number without zeros in front; '' for what is none. */
const withoutZeros = (id: string): string => (/^\d+$/.test(id) ? id.replace(/^0+(?=\d)/, '') : '');

/** Ids are compared without the widths and spaces that spreadsheets change. */
export function plainId(id: string): string {
  return id.normalize('NFKC').trim();
}

function add(index: Map<string, number>, key: string, row: number): void {
  if (key === '') return;
  const known = index.get(key);
  if (known === undefined) index.set(key, row);
  else if (known !== row) index.set(key, AMBIGUOUS);
}
