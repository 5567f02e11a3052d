import {
  failure,
  INPUT_KINDS,
  problem,
  success,
  type InputKind,
  type InputSpec,
  type Municipality,
  type Problem,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
  type Table,
  type TableOrigin,
} from '../../model';
import {
  answersOf,
  codeBookIn,
  codeBookProblems,
  readTable,
  recognise,
  stackRounds,
  suggestRoles,
  writeCsv,
} from '../../tables';
import { sha256Hex, type HashOf } from './hash';
import { areasForFirms } from '../firms/list-doubts';
import { inDegrees } from '../places/plane-places';
import { supplyMunicipality } from '../places/supplied-municipality';
import { inputKey, specOf, type InputPreview } from './input-spec';

/** Input tables by kind, as study.json names them. */
export interface StudyTables {
  readonly firms: Table;
  readonly institutions: Table;
  /** The built-in institutions, where the study's own list extends them. */
  readonly extended?: Table;
  readonly links?: Table;
  readonly outcomes?: Table;
  readonly background?: Table;
}

/** One list of several rounds as a file. */
export interface RoundsFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Index of the column that says the round. */
  readonly round: number;
}

/** How such a file is read: nothing in it is looked for anew, since its lists were read before. */
export const STACKED_READING: ReadOptions = {
  encoding: 'utf-8',
  delimiter: ',',
  header: true,
  leftOut: [],
  municipality: '',
  plane: 0,
};

const PREVIEW_ROWS = 30;

/** The first role that names a column which the table does not have. */
function roleBeyond({ name, roles }: InputSpec, { header }: Table): Problem | null {
  for (const [role, columns = []] of Object.entries(roles))
    for (const column of columns)
      if (column >= header.length) {
        const facts = { role, column: column + 1, columns: header.length };
        return problem('role-beyond-table', 'error', { file: name }, facts);
      }
  return null;
}

/** What is to be seen before the table is used. */
function doubtOf(kind: InputKind, table: Table): readonly Problem[] {
  const doubt = kind === 'firms' ? areasForFirms(table, suggestRoles(kind, table)) : null;
  return doubt ? [doubt] : [];
}

/** The tables that studies are made of, each under the key of its file and how it was read. */
export class HeldTables {
  readonly #tables = new Map<string, Table>();
  readonly #institutions: Uint8Array;
  readonly #hash: HashOf;
  readonly #municipalities: (run: Run) => Promise<readonly Municipality[]>;
  #builtIn: Table | null = null;

  /** `institutions`: the table that ships with Shuseki, as CSV. */
  constructor(
    institutions: Uint8Array,
    municipalities: (run: Run) => Promise<readonly Municipality[]>,
    hash: HashOf = sha256Hex,
  ) {
    this.#hash = hash;
    this.#institutions = institutions;
    this.#municipalities = municipalities;
  }

  get(spec: InputSpec): Table | undefined {
    return this.#tables.get(inputKey(spec));
  }

  /** Reads a table, holds it under its key and suggests what its columns are for. `kind`: null for what it looks like. */
  async read(
    kind: InputKind | null,
    name: string,
    bytes: Uint8Array,
    options: ReadOptions,
    run: Run,
  ): Promise<Result<InputPreview>> {
    const wanted = kind === null ? {} : { wanted: kind };
    const read = await readTable(name, bytes, { ...options, ...wanted }, run);
    if (!read.ok) return read;
    const sha256 = await this.#hash(bytes);
    const content = recognise(read.value);
    const asKind = kind ?? (content === 'codes' ? 'firms' : content);
    const turned = await inDegrees(read.value, asKind, options, () => this.#municipalities(run));
    const given = await this.#supplied(asKind, turned.table, options, run);
    const stopped = given.problems.find(({ severity }) => severity === 'error');
    if (stopped) return failure(stopped);
    const { table, supplied, lacking } = given;
    const origin: TableOrigin = {
      ...(read.value.origin ?? { format: 'csv', header: true }),
      ...(supplied ? { municipality: supplied } : {}),
      ...(turned.plane ? { plane: turned.plane } : {}),
      ...(turned.planeX ? { planeX: turned.planeX } : {}),
    };
    const book = content === 'codes' ? codeBookIn(table) : null;
    const problems = [
      ...read.problems,
      ...turned.problems,
      ...given.problems,
      ...(book ? codeBookProblems(name, book) : []),
    ];
    const preview: InputPreview = {
      kind: asKind,
      content,
      ...(book ? { codes: book } : {}),
      ...(read.value.origin?.codeBook ? { sheetCodes: read.value.origin.codeBook } : {}),
      key: inputKey(specOf({ name, sha256, origin }, {})),
      name,
      sha256,
      bytes: bytes.length,
      origin,
      header: table.header,
      answers: answersOf(table),
      rows: Array.from({ length: Math.min(PREVIEW_ROWS, table.rowCount) }, (_, row) =>
        table.columns.map((column) => column[row]),
      ),
      rowCount: table.rowCount,
      lacking,
      ...(turned.metres ? { metres: turned.metres } : {}),
      roles: suggestRoles(asKind, table, options.called),
      hasPoints: table.points !== undefined,
      problems: [...problems, ...doubtOf(asKind, table)],
    };
    this.#tables.set(preview.key, table);
    return success(preview, problems);
  }

  /**
   * Lists that are held, as the rounds of one survey, first to last: the file of one list of all (CSV, UTF-8) with the column of the round behind the others,
   * to be read with `STACKED_READING`. `said`: names of the rounds; see `stackRounds`.
   */
  async stackRounds(
    lists: readonly Pick<InputPreview, 'key' | 'name' | 'sha256'>[],
    said: readonly string[] | undefined,
    run: Run,
  ): Promise<Result<RoundsFile>> {
    const held = lists.flatMap(({ key, name, sha256 }) => {
      const table = this.#tables.get(key);
      return table ? [{ file: name, sha256, table }] : [];
    });
    if (held.length < lists.length) throw new Error('a list of a round is not held');
    const stacked = stackRounds(held, said);
    if (!stacked.ok) return stacked;
    const { name, header, columns, round } = stacked.value;
    const text = (await writeCsv(header, columns, {}, run)).join('');
    return success({ name, bytes: new TextEncoder().encode(text), round }, stacked.problems);
  }

  /** The table with the municipality that most of its addresses lack, where something tells it. */
  async #supplied(
    kind: InputKind,
    table: Table,
    { municipality, called }: ReadOptions,
    run: Run,
  ): Promise<ReturnType<typeof supplyMunicipality>> {
    const isPlaced = kind === 'firms' || kind === 'institutions' || kind === 'background';
    const roles = isPlaced ? suggestRoles(kind, table, called) : {};
    return supplyMunicipality(table, roles, await this.#municipalities(run), municipality);
  }

  forget(key: string): void {
    this.#tables.delete(key);
  }

  /** The tables of a study, the built-in institutions where it names none; `input-missing` where one is not held. */
  async of(study: StudyFile, run: Run): Promise<Result<StudyTables>> {
    const tables: { -readonly [K in keyof StudyTables]?: StudyTables[K] } = {};
    for (const kind of INPUT_KINDS) {
      const wanted = study.inputs[kind];
      if (!wanted) continue;
      const held = this.get(wanted);
      if (!held)
        return failure(
          problem('input-missing', 'error', { file: wanted.name }, { path: wanted.path }),
        );
      const beyond = roleBeyond(wanted, held);
      if (beyond) return failure(beyond);
      tables[kind] = held;
    }
    const own = study.inputs.institutions;
    if (!own || own.extendsBuiltIn) {
      this.#builtIn ??= await this.#readBuiltIn(run);
      tables[own ? 'extended' : 'institutions'] = this.#builtIn;
    }
    return success(tables as StudyTables);
  }

  async #readBuiltIn(run: Run): Promise<Table> {
    const read = await readTable('institutions.csv', this.#institutions, {}, run);
    if (!read.ok) throw new Error(`the built-in institutions can't be read: ${read.problem.code}`);
    return read.value;
  }
}
