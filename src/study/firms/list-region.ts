import {
  isFineLevel,
  LEVEL_CODE,
  problem,
  type PlaceColumns,
  type Problem,
  type Run,
} from '../../model';
import { PREFECTURE_NAME } from '../../model/text';
import { quietly } from '../../model/run';
import { geocodeAddresses, type Geocoder } from '../../geocode';

/** The least share of the located rows that lie in one prefecture for a list to be of it, and the least rows. */
const MOSTLY = 0.8;
const LEAST_ROWS = 5;
/** Municipalities of the list that a bare town is looked for in, and the addresses that are looked for. */
const MOST_MUNICIPALITIES = 30;
const MOST_TEXTS = 2000;

const BEGINS_WITH_PREFECTURE = new RegExp(`^${PREFECTURE_NAME}`);
/** 丸山町４丁目: a town or village in front that no city, district or ward stands before. */
const BARE_TOWN = /^[^市区郡\d]{1,7}[町村]/;

/** A place as the list's own region has it: note of a row that was read so. */
export const LIST_REGION = 'list-region';

export interface InRegion {
  readonly places: PlaceColumns;
  readonly problems: readonly Problem[];
}

const plain = (address: string) =>
  address
    .normalize('NFKC')
    .replace(/^〒?\s*\d{3}-?\d{4}\s*/, '')
    .replace(/\s+/g, '');

/**
 * Reads addresses that begin with a bare town by the list's own region. Where at least 80 % of the located rows (and 5) lie in one prefecture, a row that names no prefecture
 * and begins with a town or village that was found in another prefecture is looked for in the municipalities of the list: where one alone has the town, it is
 * that; else the row is ambiguous and has no place, since nothing says that the list goes so far. Both are told. Rows that nothing was found for are read
 * so too, where one municipality alone has them.
 */
export async function placesInRegion(
  file: string,
  addresses: readonly string[],
  found: PlaceColumns,
  geocoder: Geocoder,
  run: Run,
): Promise<InRegion> {
  const home = homeOf(found);
  if (home === null) return { places: found, problems: [] };
  const isBare = (row: number) => {
    const text = plain(addresses[row]);
    if (text === '' || BEGINS_WITH_PREFECTURE.test(text)) return false;
    if (found.level[row] === LEVEL_CODE.none) return /^[^\d]{2,}/.test(text);
    return found.prefecture[row] !== home && BARE_TOWN.test(text);
  };
  const rows = [...addresses.keys()].filter(isBare).slice(0, MOST_TEXTS);
  if (rows.length === 0) return { places: found, problems: [] };
  const fronts = municipalitiesOf(found, home);
  const texts = rows.flatMap((row) => fronts.map((front) => front + plain(addresses[row])));
  const tried = await geocodeAddresses(texts, geocoder, quietly(run));
  const places = copyOf(found);
  const read: number[] = [];
  const open: number[] = [];
  rows.forEach((row, at) => {
    const fits = fronts
      .map((_, i) => at * fronts.length + i)
      .filter((i) => isFineLevel(tried.level[i]) && !/ambiguous|partial-town/.test(tried.note[i]));
    if (fits.length === 1) {
      put(places, row, tried, fits[0], fronts[fits[0] - at * fronts.length].length, addresses[row]);
      read.push(row);
    } else if (found.level[row] !== LEVEL_CODE.none) {
      const names = fits.map((i) => tried.prefecture[i] + tried.municipality[i]);
      const elsewhere = found.prefecture[row] + found.municipality[row];
      leaveOpen(places, row, [...(names.length > 0 ? names : [home]), elsewhere]);
      open.push(row);
    }
  });
  const told = (code: 'list-region-read' | 'list-region-open', of: readonly number[]) => {
    if (of.length === 0) return [];
    const example = addresses[of[0]].trim().slice(0, 60);
    const { prefecture, municipality } = code === 'list-region-read' ? places : found;
    const place = prefecture[of[0]] + municipality[of[0]];
    const facts = { rows: of.length, region: home, example, place };
    return [problem(code, code === 'list-region-open' ? 'warning' : 'note', { file }, facts)];
  };
  const problems = [...told('list-region-read', read), ...told('list-region-open', open)];
  return { places, problems };
}

/** The prefecture that nearly all of the located rows lie in; null for none. */
function homeOf({ count, level, prefecture }: PlaceColumns): string | null {
  const rows = new Map<string, number>();
  let located = 0;
  for (let row = 0; row < count; row++) {
    if (level[row] === LEVEL_CODE.none || prefecture[row] === '') continue;
    located++;
    rows.set(prefecture[row], (rows.get(prefecture[row]) ?? 0) + 1);
  }
  const most = [...rows].find(([, n]) => n >= LEAST_ROWS && n >= MOSTLY * located);
  return most?.[0] ?? null;
}

/** The municipalities of the list in its prefecture, the most frequent first, with the prefecture in front. */
function municipalitiesOf(found: PlaceColumns, home: string): readonly string[] {
  const rows = new Map<string, number>();
  found.municipality.forEach((name, row) => {
    if (name === '' || found.prefecture[row] !== home) return;
    rows.set(home + name, (rows.get(home + name) ?? 0) + 1);
  });
  return [...rows]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_MUNICIPALITIES)
    .map(([name]) => name);
}

type Writable = {
  -readonly [K in keyof PlaceColumns]: PlaceColumns[K] extends readonly string[]
    ? string[]
    : PlaceColumns[K];
};

function copyOf(found: PlaceColumns): Writable {
  return {
    count: found.count,
    lng: found.lng.slice(),
    lat: found.lat.slice(),
    level: found.level.slice(),
    errorKm: found.errorKm.slice(),
    matched: [...found.matched],
    prefecture: [...found.prefecture],
    municipality: [...found.municipality],
    municipalityCode: [...found.municipalityCode],
    town: [...found.town],
    note: [...found.note],
  };
}

/** What was matched of the address itself is what follows the municipality in front of it. */
function put(
  places: Writable,
  row: number,
  from: PlaceColumns,
  at: number,
  front: number,
  address: string,
): void {
  places.lng[row] = from.lng[at];
  places.lat[row] = from.lat[at];
  places.level[row] = from.level[at];
  places.errorKm[row] = from.errorKm[at];
  places.prefecture[row] = from.prefecture[at];
  places.municipality[row] = from.municipality[at];
  places.municipalityCode[row] = from.municipalityCode[at];
  places.town[row] = from.town[at];
  const own = from.matched[at].slice(front);
  places.matched[row] = address.includes(own) ? own : '';
  places.note[row] = [from.note[at], LIST_REGION].filter((note) => note !== '').join(' ');
}

function leaveOpen(places: Writable, row: number, names: readonly string[]): void {
  places.lng[row] = NaN;
  places.lat[row] = NaN;
  places.level[row] = LEVEL_CODE.none;
  places.errorKm[row] = NaN;
  places.matched[row] = '';
  places.prefecture[row] = '';
  places.municipality[row] = '';
  places.municipalityCode[row] = '';
  places.town[row] = '';
  places.note[row] = `ambiguous:${[...new Set(names)].join('|')}`;
}
