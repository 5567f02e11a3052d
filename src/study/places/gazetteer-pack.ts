import { joinedBytes } from '../../model/bytes';
import {
  failure,
  problem,
  success,
  type FileSource,
  type GazetteerSpec,
  type Municipality,
  type Problem,
  type Result,
  type Run,
} from '../../model';
import {
  createGeocoder,
  encodeNumberPack,
  encodePack,
  hasNumbers,
  openGazetteerFolder,
  withoutNumbers,
  type Gazetteer,
} from '../../geocode';
import { codesAround } from '../town-areas';

/** A pack's bytes, not compressed, and what it holds. */
export interface BuiltPack {
  readonly bytes: Uint8Array;
  readonly spec: GazetteerSpec;
  readonly places: number;
  readonly towns: number;
  /** The parts of its file: `bytes`, gzipped by the caller, and the numbers where it has any. */
  file(gzipped: Uint8Array): Uint8Array[];
}

/**
 * Which towns go into a pack: all, or those of the municipalities that addresses name, with their numbers, and, without, those that the
 * institutions' addresses name and those around.
 */
export type PackScope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'named';
      readonly municipalities: readonly Municipality[];
      readonly addresses: readonly string[];
      readonly institutions?: readonly string[];
      /** The towns of the municipalities around the firms' too, without numbers: areas end half-way to them. */
      readonly around?: boolean;
    };

/**
 * Brings in the towns that the scope asks for and packs them. Needs all of them in memory: about 60 MB for Japan. `source`
 * says who made the data where the gazetteer's own name does not.
 */
export async function packGazetteer(
  gazetteer: Gazetteer,
  scope: PackScope,
  run: Run,
  source = gazetteer.source,
): Promise<BuiltPack> {
  const wanted = new Set<number>();
  const numbered = new Set<number>();
  const ensure: Gazetteer['ensure'] = (list, ensuring) => {
    const some = [...list];
    for (const place of some) wanted.add(place);
    return gazetteer.ensure(some, ensuring);
  };
  if (scope.kind === 'all') await ensure(gazetteer.places.keys(), run);
  else {
    const geocoder = createGeocoder(scope.municipalities, { ...delegate(gazetteer), ensure });
    const named = namedCodes(scope.municipalities, scope.addresses);
    await geocoder.ensure(named, run);
    for (const place of wanted) numbered.add(place);
    if (scope.around) await geocoder.ensure(codesAround(scope.municipalities, named), run);
    await geocoder.ensure(namedCodes(scope.municipalities, scope.institutions ?? []), run);
  }
  const hasNumbersOf = (place: number) =>
    scope.kind === 'all' ? wanted.has(place) : numbered.has(place);
  // A gazetteer that was opened whole has the rows of places that nobody asked for, too.
  const rowsOf = (place: number) => (wanted.has(place) ? gazetteer.rows(place) : null);
  let places = 0;
  let towns = 0;
  for (let place = 0; place < gazetteer.places.length; place++) {
    const rows = rowsOf(place);
    if (!rows) continue;
    places++;
    towns += rows.count;
  }
  const { date } = gazetteer;
  // Made of what the gazetteer has; only its name is another.
  const named: Gazetteer = {
    ...delegate(gazetteer),
    source,
    rows: rowsOf,
    numbers: (place) => (hasNumbersOf(place) ? gazetteer.numbers(place) : null),
  };
  const file = (gzipped: Uint8Array): Uint8Array[] =>
    hasNumbers(named) ? encodeNumberPack(named, gzipped) : [gzipped];
  return { bytes: encodePack(named), spec: { source, date }, places, towns, file };
}

/** A pack's file in one piece, not compressed. */
export function packFile({ bytes, file }: BuiltPack): Uint8Array {
  return joinedBytes(file(bytes));
}

/** A gazetteer of which single members can be replaced: one that is an object of a class has them in its prototype. */
function delegate(gazetteer: Gazetteer): Gazetteer {
  return {
    source: gazetteer.source,
    date: gazetteer.date,
    places: gazetteer.places,
    ensure: (wanted, run) => gazetteer.ensure(wanted, run),
    isHere: (place) => gazetteer.isHere(place),
    rows: (place) => gazetteer.rows(place),
    numbers: (place) => gazetteer.numbers(place),
    problems: () => gazetteer.problems(),
  };
}

/** Codes of the municipalities that these addresses name or may mean, without a gazetteer. O(addresses). */
export function namedCodes(
  municipalities: readonly Municipality[],
  addresses: readonly string[],
): ReadonlySet<string> {
  const geocoder = createGeocoder(municipalities, null);
  return new Set(addresses.flatMap((address) => geocoder.wanted(address)));
}

/** `packGazetteer` for a folder in the public layout; of institutions no file of numbers is read. Notes which files were missing or broken. */
export async function packFolder(
  files: FileSource,
  scope: PackScope,
  run: Run,
  source?: string,
): Promise<Result<BuiltPack>> {
  let numbers = true;
  const bare = withoutNumbers(files);
  const opened = await openGazetteerFolder({
    name: files.name,
    read: (path) => (numbers ? files : bare).read(path),
  });
  if (!opened.ok) return opened;
  if (scope.kind === 'named') {
    await packGazetteer(opened.value, { ...scope, institutions: [], around: false }, run);
    numbers = false;
  }
  const built = await packGazetteer(opened.value, scope, run, source);
  const problems: readonly Problem[] = opened.value.problems();
  if (built.towns === 0)
    return failure(
      problems[0] ??
        problem('gazetteer-unreadable', 'error', { file: files.name }, { reason: 'ja' }),
    );
  return success(built, problems);
}
