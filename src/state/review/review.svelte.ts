import {
  type AddressRule,
  type Findings,
  type PlaceFix,
  type PointFix,
  type Problem,
  type StudyFile,
} from '../../model';
import {
  checkPoint,
  fixesById,
  GIVEN_POINT_ERROR_KM,
  mergeFixes,
  readFixesFile,
  writeFixesFile,
  type Candidate,
  type FixesFile,
} from '../../study';
import type { ReviewFilter } from './review';

/** What the review needs of the app. */
export interface ReviewedStudy {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  /** One step of undo. */
  change(change: Pick<StudyFile, 'fixes' | 'rules'>): void;
}

/** Looking over the places of the firms and fixing them. Every fix is a change of the study, so undo takes it back. */
export class Review {
  readonly #app: ReviewedStudy;
  #open = $state(false);
  #filter = $state<ReviewFilter>('attention');
  #text = $state('');
  /** Firm for which the next click on the map is its place. */
  #placing = $state.raw<number | null>(null);
  #problem = $state.raw<Problem | null>(null);
  readonly #byId = $derived.by(() => fixesById(this.fixes));

  constructor(app: ReviewedStudy) {
    this.#app = app;
  }

  get isOpen(): boolean {
    return this.#open;
  }
  get filter(): ReviewFilter {
    return this.#filter;
  }
  get text(): string {
    return this.#text;
  }
  get placing(): number | null {
    return this.#placing;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  get fixes(): readonly PlaceFix[] {
    return this.#app.study?.fixes ?? NONE;
  }
  get rules(): readonly AddressRule[] {
    return this.#app.study?.rules ?? NO_RULES;
  }

  open(filter: ReviewFilter = this.#filter): void {
    this.#open = true;
    this.#filter = filter;
  }

  close(): void {
    this.#open = false;
    this.#placing = null;
    this.#problem = null;
  }

  list(filter: ReviewFilter): void {
    this.#filter = filter;
  }

  search(text: string): void {
    this.#text = text;
  }

  fixOf(firm: number): PlaceFix | undefined {
    const id = this.#idOf(firm);
    return id === undefined ? undefined : this.#byId.get(id);
  }

  /** Reads the firm's address as this text; the row's own text, or none, takes the fix away. */
  editAddress(firm: number, text: string): void {
    const id = this.#idOf(firm);
    const own = this.#app.findings?.firms.address[firm];
    if (id === undefined) return;
    const address = text.trim();
    if (address === '' || address === own?.trim()) this.removeFix(firm);
    else this.#put({ id, kind: 'address', address });
  }

  chooseCandidate(firm: number, candidate: Candidate): void {
    const id = this.#idOf(firm);
    const { name, municipalityCode, town } = candidate;
    if (id !== undefined) this.#put({ id, kind: 'candidate', name, municipalityCode, town });
  }

  /** False where the numbers can't be a place; the problem says which. */
  setPoint(firm: number, point: PointFix): boolean {
    const id = this.#idOf(firm);
    this.#problem = checkPoint(point.lng, point.lat, point.errorKm);
    if (this.#problem || id === undefined) return false;
    // As many digits as files have, so that what is on screen is what is replayed.
    const [lng, lat] = [round(point.lng), round(point.lat)];
    this.#put({ id, kind: 'point', lng, lat, errorKm: point.errorKm });
    return true;
  }

  removeFix(firm: number): void {
    const id = this.#idOf(firm);
    if (id !== undefined && this.#byId.has(id))
      this.#take({ fixes: this.fixes.filter((fix) => fix.id !== id), rules: this.rules });
  }

  // A pin on the map

  startPlacing(firm: number): void {
    this.#placing = firm;
  }

  stopPlacing(): void {
    this.#placing = null;
  }

  /** The place for which the map was waiting; passed over where it was not. */
  placeAt(lng: number, lat: number): void {
    const firm = this.#placing;
    this.#placing = null;
    if (firm !== null) this.setPoint(firm, { lng, lat, errorKm: GIVEN_POINT_ERROR_KM });
  }

  // Rules

  /** A rule for the same text is replaced. */
  addRule(rule: AddressRule): void {
    this.#take({ fixes: this.fixes, rules: mergeFixes(this.#present(), rulesOnly(rule)).rules });
  }

  removeRule(index: number): void {
    this.#take({ fixes: this.fixes, rules: this.rules.filter((_, i) => i !== index) });
  }

  // Files

  /** All fixes and rules as text. */
  saved(): string {
    return writeFixesFile(this.#present());
  }

  /** Adds the fixes and rules of a file, or of another study, to those at hand. */
  async openFixes(file: File): Promise<void> {
    const read = readFixesFile(file.name, await file.text());
    this.#problem = read.ok ? null : read.problem;
    if (read.ok) this.#take(mergeFixes(this.#present(), read.value));
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  #present(): FixesFile {
    return { fixes: this.fixes, rules: this.rules };
  }

  #idOf(firm: number): string | undefined {
    return this.#app.findings?.firms.id[firm];
  }

  #put(fix: PlaceFix): void {
    this.#take({
      fixes: [...this.fixes.filter(({ id }) => id !== fix.id), fix],
      rules: this.rules,
    });
  }

  #take({ fixes, rules }: FixesFile): void {
    this.#problem = null;
    this.#app.change({ fixes, rules });
  }
}

const NONE: readonly PlaceFix[] = [];
const NO_RULES: readonly AddressRule[] = [];

function rulesOnly(rule: AddressRule): FixesFile {
  return { fixes: NONE, rules: [rule] };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
