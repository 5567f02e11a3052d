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
} from '../model';
import {
  createGeocoder,
  encodeNumberPack,
  encodePack,
  hasNumbers,
  openGazetteerFolder,
  type Gazetteer,
} from '../geocode';

/** A pack's bytes, not compressed, and what it holds. */
export interface BuiltPack {
  readonly bytes: Uint8Array;
  readonly spec: GazetteerSpec;
  readonly places: number;
  readonly towns: number;
  /** The parts of its file: `bytes`, gzipped by the caller, and the numbers where it has any. */
  file(gzipped: Uint8Array): Uint8Array[];
}

/** Which towns go into a pack: all, or those of the municipalities that addresses name. */
export type PackScope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'named';
      readonly municipalities: readonly Municipality[];
      readonly addresses: readonly string[];
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
  if (scope.kind === 'all') await gazetteer.ensure(gazetteer.places.keys(), run);
  else {
    const geocoder = createGeocoder(scope.municipalities, gazetteer);
    await geocoder.ensure(namedCodes(scope.municipalities, scope.addresses), run);
  }
  let places = 0;
  let towns = 0;
  for (let place = 0; place < gazetteer.places.length; place++) {
    const rows = gazetteer.rows(place);
    if (!rows) continue;
    places++;
    towns += rows.count;
  }
  const { date } = gazetteer;
  // Made of what the gazetteer has; only its name is another.
  const named: Gazetteer = {
    source,
    date,
    places: gazetteer.places,
    ensure: (wanted, ensuring) => gazetteer.ensure(wanted, ensuring),
    rows: (place) => gazetteer.rows(place),
    numbers: (place) => gazetteer.numbers(place),
    problems: () => gazetteer.problems(),
  };
  const file = (gzipped: Uint8Array): Uint8Array[] =>
    hasNumbers(named) ? encodeNumberPack(named, gzipped) : [gzipped];
  return { bytes: encodePack(named), spec: { source, date }, places, towns, file };
}

/** Codes of the municipalities that these addresses name or may mean, without a gazetteer. O(addresses). */
export function namedCodes(
  municipalities: readonly Municipality[],
  addresses: readonly string[],
): ReadonlySet<string> {
  const geocoder = createGeocoder(municipalities, null);
  return new Set(addresses.flatMap((address) => geocoder.wanted(address)));
}

/** `packGazetteer` for a folder in the public layout. Notes which files were missing or broken. */
export async function packFolder(
  files: FileSource,
  scope: PackScope,
  run: Run,
  source?: string,
): Promise<Result<BuiltPack>> {
  const opened = await openGazetteerFolder(files);
  if (!opened.ok) return opened;
  const built = await packGazetteer(opened.value, scope, run, source);
  const problems: readonly Problem[] = opened.value.problems();
  if (built.towns === 0)
    return failure(
      problems[0] ??
        problem('gazetteer-unreadable', 'error', { file: files.name }, { reason: 'ja' }),
    );
  return success(built, problems);
}
