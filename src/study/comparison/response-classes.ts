import {
  CENSUS_SIZES,
  type FirmColumns,
  type PlaceColumns,
  type TraitClass,
  type TraitClasses,
} from '../../model';

/** A class stands alone where at least so many of its firms answered, and as many did not. */
export const LEAST_OF_CLASS = 5;

/** Firms by whether they answered: [did not, did]. */
type Counts = readonly [number, number];

const isEnough = ([silent, heard]: Counts) => silent >= LEAST_OF_CLASS && heard >= LEAST_OF_CLASS;
const together = (a: Counts, b: Counts): Counts => [a[0] + b[0], a[1] + b[1]];

/** A class to be, of values that are put together. */
interface Bundle {
  readonly values: readonly number[];
  readonly counts: Counts;
}
const joined = (a: Bundle, b: Bundle): Bundle => ({
  values: [...a.values, ...b.values],
  counts: together(a.counts, b.counts),
});

/** Neighbours in a row are put together, from the first on, until each bundle is large enough. */
function bundleInOrder(bundles: readonly Bundle[]): Bundle[] {
  const out: Bundle[] = [];
  for (const bundle of bundles) {
    const last = out.at(-1);
    if (last && !isEnough(last.counts)) out[out.length - 1] = joined(last, bundle);
    else out.push(bundle);
  }
  if (out.length > 1 && !isEnough(out.at(-1)!.counts)) out.push(joined(out.pop()!, out.pop()!));
  return out;
}

/** Those that are too small become one; where that is still too small the smallest other joins it. */
function bundleOthers(bundles: readonly Bundle[]): { kept: Bundle[]; others: Bundle | null } {
  const kept = bundles.filter(({ counts }) => isEnough(counts));
  const small = bundles.filter(({ counts }) => !isEnough(counts));
  if (small.length === 0) return { kept, others: null };
  let others = small.reduce(joined);
  while (!isEnough(others.counts) && kept.length > 0) {
    const firms = kept.map(({ counts: [silent, heard] }) => silent + heard);
    const [smallest] = kept.splice(firms.indexOf(Math.min(...firms)), 1);
    others = joined(others, smallest);
  }
  return { kept, others };
}

/** `values`: a number per firm, -1 where not known. Only firms with `answered` 0 or 1 count. */
function countsOf(values: Int32Array, answered: Float64Array, most: number): Bundle[] {
  const counts = Array.from({ length: most + 1 }, () => [0, 0] as [number, number]);
  values.forEach((value, firm) => {
    if (answered[firm] === 0 || answered[firm] === 1) counts[value + 1][answered[firm]]++;
  });
  return counts
    .map((own, at) => ({ values: [at - 1], counts: own as Counts }))
    .filter(({ counts: [silent, heard] }) => silent + heard > 0);
}

function placesIn(bundles: readonly Bundle[], values: Int32Array, answered: Float64Array) {
  const placeOf = new Map(bundles.flatMap((bundle, at) => bundle.values.map((v) => [v, at])));
  return values.map((value, firm) => (Number.isNaN(answered[firm]) ? -1 : placeOf.get(value)!));
}

function bySize(employees: Float64Array, answered: Float64Array): TraitClasses {
  const values = Int32Array.from(employees, (count) =>
    CENSUS_SIZES.findLastIndex((least) => count >= least),
  );
  const all = countsOf(values, answered, CENSUS_SIZES.length);
  const unknown = all.filter(({ values: [value] }) => value < 0);
  let bundles = bundleInOrder(all.filter(({ values: [value] }) => value >= 0));
  const classes = bundles.map(({ values: of }): TraitClass => {
    const most = CENSUS_SIZES[Math.max(...of) + 1];
    const least = CENSUS_SIZES[Math.min(...of)];
    return { kind: 'size', least, most: most === undefined ? null : most - 1 };
  });
  if (unknown.length > 0 && isEnough(unknown[0].counts)) {
    bundles = [...bundles, ...unknown];
    classes.push({ kind: 'unknown' });
  } else if (unknown.length > 0 && bundles.length > 0) {
    // A handful of unknown size tell nothing of their own: they count where most firms are.
    const firms = bundles.map(({ counts: [silent, heard] }) => silent + heard);
    const largest = firms.indexOf(Math.max(...firms));
    bundles = bundles.map((bundle, at) => (at === largest ? joined(bundle, unknown[0]) : bundle));
  }
  return { trait: 'size', classes, of: placesIn(bundles, values, answered) };
}

/** `sortKeys`: what the names are put in order by; a name is where its first firm's key is. */
function byName(
  names: readonly string[],
  sortKeys: readonly string[],
  answered: Float64Array,
): Omit<TraitClasses, 'trait'> {
  const keyOf = new Map<string, string>();
  names.forEach((name, firm) => {
    if (name !== '' && !keyOf.has(name)) keyOf.set(name, `${sortKeys[firm]}\u0000${name}`);
  });
  const known = [...keyOf].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([name]) => name);
  const placeOf = new Map(known.map((name, place) => [name, place]));
  const values = Int32Array.from(names, (name) => placeOf.get(name) ?? -1);
  const { kept, others } = bundleOthers(countsOf(values, answered, known.length));
  const classes = kept.map(({ values: [value] }): TraitClass =>
    value < 0 ? { kind: 'unknown' } : { kind: 'named', name: known[value] },
  );
  if (others) classes.push({ kind: 'others', joined: others.values.length });
  return { classes, of: placesIn(others ? [...kept, others] : kept, values, answered) };
}

export type RegionColumns = Pick<PlaceColumns, 'prefecture' | 'municipality' | 'municipalityCode'>;

/**
 * What is known of all firms that were asked, in classes of which each has enough firms that answered and that did not: the size by the
 * classes of the economic census, the industry, and the prefecture, or the municipality where all firms are in one. Traits in which the firms do
 * not differ are left out. O(firms).
 */
export function responseTraits(
  { employees, industry }: Pick<FirmColumns, 'employees' | 'industry'>,
  { prefecture, municipality, municipalityCode }: RegionColumns,
  answered: Float64Array,
): TraitClasses[] {
  const several = new Set(prefecture.filter((name) => name !== '')).size > 1;
  const by = several ? 'prefecture' : 'municipality';
  const found: TraitClasses[] = [
    bySize(employees, answered),
    { trait: 'industry', ...byName(industry, industry, answered) },
    {
      trait: 'region',
      by,
      ...byName(several ? prefecture : municipality, municipalityCode, answered),
    },
  ];
  return found.filter(({ classes }) => classes.length > 1);
}
