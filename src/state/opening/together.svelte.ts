import {
  INPUT_KINDS,
  problem,
  type ColumnName,
  type InputKind,
  type Problem,
  type Roles,
  type SheetCodeBook,
  type StudyFile,
} from '../../model';
import { missingRoles, newStudy, specOf, type InputPreview } from '../../study';
import type { App } from '../app.svelte';
import {
  isInBook,
  LAYER_PARTS,
  namesIn,
  TABLE_PARTS,
  withoutDoubles,
  type BroughtItem,
  type Part,
} from './brought-parts';
import { studyOfBrought, tablesAmong } from './brought-study';
import { holdsBoundaries } from '../drawing/drawing-tools';
import { RoundsTogether } from './rounds-together.svelte';
import { asOneFile, grouped, isOfPoints } from './shapefile-parts';
import type { StudyFiles } from './study-files.svelte';

/** Why files that were brought together can't be opened as they stand. */
export type TogetherNeed =
  | { readonly need: 'twice'; readonly part: Part }
  | { readonly need: 'firms' }
  | { readonly need: 'role'; readonly name: string; readonly role: string }
  | { readonly need: 'rounds' }
  | { readonly need: 'none' };

interface Doorway {
  readonly files: StudyFiles;
  /** Begins a study of tables that are held. */
  readonly begin: (study: StudyFile) => void;
}

/** A study that came with other files. */
interface StudyBrought {
  readonly study: StudyFile;
  readonly pack: Blob | null;
}

/**
 * Files that were dropped or chosen together. Each is recognised by what it holds; the person sees which file plays which part, can change it,
 * and opens all with one press. Nothing is replaced before.
 */
export class Together {
  readonly #app: App;
  readonly #door: Doorway;
  #items = $state.raw<readonly BroughtItem[] | null>(null);
  #study = $state.raw<StudyBrought | null>(null);
  #reading = $state(0);
  readonly #rounds: RoundsTogether;
  /** The item whose columns are being looked at. */
  #reviewed: number | null = null;
  #attempt = 0;
  /** Whether the code book on a sheet beside the firms is to be used. */
  usesSheetBook = $state(true);

  constructor(app: App, door: Doorway) {
    this.#app = app;
    this.#door = door;
    this.#rounds = new RoundsTogether(app);
  }

  /** Null while nothing is waiting for a decision. */
  get items(): readonly BroughtItem[] | null {
    return this.#items;
  }
  /** Share of the files that are read; 1 when all are. */
  get fraction(): number {
    return this.#reading;
  }

  /** Files that the study among them names and that did not come. */
  get missing(): readonly string[] {
    return this.#study ? this.#door.files.missing(this.#study.study).map(({ path }) => path) : [];
  }

  /** What is told of the rounds of a survey among the files; the last of it is why they can't be one list, where they can't. */
  get roundsTold(): readonly Problem[] {
    return this.#rounds.told;
  }

  /** What keeps the files from being opened; null where nothing does. */
  get need(): TogetherNeed | null {
    const used = (this.#items ?? []).filter(({ part }) => part !== 'none');
    if (used.length === 0) return { need: 'none' };
    if (this.#study) return null;
    for (const [i, { part }] of used.entries())
      if (part !== 'later' && used.findIndex((other) => other.part === part) !== i)
        return { need: 'twice', part };
    const firms = used.some(({ part }) => part === 'firms');
    const isLater = used.some(({ part }) => part === 'later');
    if (!firms && (!this.#app.study || isLater)) return { need: 'firms' };
    if (isLater && !this.#rounds.isOne) return { need: 'rounds' };
    for (const { name, preview, roles, part } of used) {
      if (!preview || part === 'codes' || part === 'later') continue;
      const [role] = missingRoles(preview.kind, roles, preview.hasPoints);
      if (role !== undefined) return { need: 'role', name, role };
    }
    return null;
  }

  /** The study that the firms among the files would begin; null where none are. */
  get newStudy(): StudyFile | null {
    const firms = this.#rounds.wholes(this.#items ?? []).find(({ part }) => part === 'firms');
    return firms?.preview ? newStudy({ firms: specOf(firms.preview, firms.roles) }) : null;
  }

  /** The code book that stands on a sheet beside the firms, where no file is one; null for none. */
  get sheetBook(): SheetCodeBook | null {
    const items = this.#items ?? [];
    if (items.some(({ part }) => part === 'codes')) return null;
    return items.find(({ part }) => part === 'firms')?.preview?.sheetCodes ?? null;
  }

  /** Looks at files that are no study. */
  async open(files: readonly File[]): Promise<void> {
    const attempt = this.#restart();
    const groups = grouped(files);
    const items: BroughtItem[] = [];
    for (const group of groups) {
      const item = await this.#look(group);
      if (attempt !== this.#attempt) return;
      items.push(item);
      this.#reading = items.length / groups.length;
    }
    const named = await this.#named(items);
    if (attempt !== this.#attempt) return;
    const played = withoutDoubles(named);
    for (const [i, { part, preview, files }] of played.entries()) {
      if (part !== 'background' || preview?.kind === part) continue;
      const item = await this.#read(files[0], part, namesIn(named));
      if (attempt !== this.#attempt) return;
      played[i] = { ...item, part };
    }
    this.#items = played;
    await this.#rounds.follow(() => this.#items);
  }

  /** Tables whose columns a code book among the files names are looked at again by those names. */
  async #named(items: readonly BroughtItem[]): Promise<readonly BroughtItem[]> {
    const called = namesIn(items);
    const isNamed = ({ part, preview }: BroughtItem) =>
      part !== 'codes' && preview !== null && isInBook(preview, items);
    return Promise.all(
      items.map((item) => (isNamed(item) ? this.#read(item.files[0], null, called) : item)),
    );
  }

  /** Looks at a study, and at files that came with it: those that it names are its own, whatever they are called now. */
  async openStudy(
    file: File,
    given: StudyFile,
    others: readonly File[],
    pack: Blob | null,
  ): Promise<void> {
    const attempt = this.#restart();
    let study = given;
    const items: BroughtItem[] = [itemOf([file], 'study', ['study'])];
    for (const other of others) {
      const before = this.#door.files.missing(study);
      study = await this.#door.files.offer(study, other);
      if (attempt !== this.#attempt) return;
      const now = this.#door.files.missing(study);
      const taken = before.find(({ path }) => !now.some((still) => still.path === path));
      items.push(this.#ofStudy(study, other, taken?.path));
      this.#reading = items.length / (others.length + 1);
    }
    this.#reading = 1;
    this.#study = { study, pack };
    this.#items = items;
  }

  /** Takes a file for something else; a table is read anew as what it is now to be. */
  async setPart(index: number, part: Part): Promise<void> {
    const item = this.#items?.[index];
    if (!item) return;
    const wanted = part === 'later' ? 'firms' : part;
    const asKind =
      item.preview && wanted !== 'none' && wanted !== 'codes' ? (wanted as InputKind) : null;
    if (asKind !== null && asKind !== item.preview?.kind) {
      const attempt = this.#attempt;
      const looked = await this.#read(item.files[0], asKind, namesIn(this.#items ?? []));
      if (attempt !== this.#attempt) return;
      this.#replace(index, { ...looked, part });
    } else this.#replace(index, { part });
    await this.#rounds.follow(() => this.#items);
  }

  /** Opens the columns of one table for a look at their roles, or a file of which a person has to say where its header is. */
  review(index: number): void {
    const item = this.#items?.[index];
    if (!item || !(item.preview ?? item.problem)) return;
    this.#reviewed = index;
    if (!item.preview) void this.#app.importer.open(item.files[0], null);
    else this.#app.importer.review(item.files[0], item.preview, item.roles);
  }

  /** Takes the roles of the table that is being reviewed. False where the table is none of these. */
  receive(file: File, preview: InputPreview, roles: Roles): boolean {
    const index = this.#reviewed;
    const item = index === null ? undefined : this.#items?.[index];
    if (index === null || item?.files[0] !== file) return false;
    this.#reviewed = null;
    const parts = partsOf(preview);
    const part = item.part === 'later' && preview.kind === 'firms' ? 'later' : preview.kind;
    this.#replace(index, { preview, roles, part, parts, problem: null });
    void this.#rounds.follow(() => this.#items);
    return true;
  }

  /** Opens all of them. */
  async take(): Promise<void> {
    const brought = this.#study;
    const beside = this.usesSheetBook ? this.sheetBook : null;
    if (!this.#items || this.need) return;
    const items = this.#rounds.wholes(this.#items ?? []);
    this.close();
    if (brought) return this.#app.opening.openStudy(brought.study, [], brought.pack);
    const present = items.some(({ part }) => part === 'firms') ? null : this.#app.study;
    for (const { files, preview } of tablesAmong(items)) this.#door.files.hold(files[0], preview);
    const whole = studyOfBrought(items, present, this.#app.inputs.of('firms')?.preview, beside);
    if (present) this.#app.change(whole);
    else this.#door.begin(whole);
    const drawn = items.find(({ part }) => part === 'boundaries');
    if (drawn) await this.#app.drawing.openFile(drawn.files[0]);
  }

  close(): void {
    this.#attempt++;
    this.#reviewed = null;
    this.#items = null;
    this.#study = null;
    this.#rounds.forget();
    this.#reading = 0;
    this.usesSheetBook = true;
  }

  #restart(): number {
    this.close();
    this.#items = [];
    return this.#attempt;
  }

  #replace(index: number, change: Partial<BroughtItem>): void {
    this.#items = this.#items!.map((item, i) => (i === index ? { ...item, ...change } : item));
  }

  /** A file beside a study: the one that the study names at this path, or none of its own. */
  #ofStudy(study: StudyFile, file: File, path: string | undefined): BroughtItem {
    const stranger = problem('file-not-of-study', 'warning', { file: file.name }, {});
    if (path === undefined) return { ...itemOf([file], 'none', ['none']), problem: stranger };
    const kind = INPUT_KINDS.find((each) => study.inputs[each]?.path === path) ?? 'areas';
    const used = kind === 'areas' ? undefined : this.#door.files.of(study, kind);
    return { ...itemOf([file], kind, [kind]), preview: used?.preview ?? null };
  }

  async #look(files: readonly File[]): Promise<BroughtItem> {
    const [file] = files;
    const isLayer = files.some(({ name }) => /\.(zip|shp)$/i.test(name));
    if (!isLayer && !(await holdsBoundaries(file))) return this.#read(file, null);
    const read = await this.#app.inputs.readAreas(files);
    const parts = isLayer ? LAYER_PARTS.filter((part) => part !== 'boundaries') : LAYER_PARTS;
    if (!read.ok && isOfPoints(read.problem)) return this.#read(await asOneFile(files), null);
    return read.ok
      ? { ...itemOf(files, 'areas', parts), areas: read.value }
      : { ...itemOf(files, 'none', ['none']), problem: read.problem };
  }

  async #read(
    file: File,
    kind: InputKind | null,
    called: readonly ColumnName[] = [],
  ): Promise<BroughtItem> {
    const read = await this.#app.engine.readInput(kind, file, { called }, () => undefined);
    if (!read.ok) return { ...itemOf([file], 'none', ['none']), problem: read.problem };
    const { content, roles } = read.value;
    return { ...itemOf([file], content, partsOf(read.value)), preview: read.value, roles };
  }
}

/** What a table can be taken for. */
const partsOf = ({ codes }: InputPreview): readonly Part[] =>
  TABLE_PARTS.filter((part) => part !== 'codes' || codes);

function itemOf(files: readonly File[], part: Part, parts: readonly Part[]): BroughtItem {
  const name = files.map((file) => file.name).join(', ');
  return { name, files, part, parts, preview: null, roles: {}, areas: null, problem: null };
}
