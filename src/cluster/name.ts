import { cosDegrees } from '../geo/trigonometry';
import type { NamedCount } from '../model/cluster';
import type { PlaceColumns } from '../model/place';

/** Where names come from. */
export interface ClusterNaming {
  /** Romanised name of a municipality by its five-digit code, for labels; undefined where it has none. */
  labelEn(municipalityCode: string): string | undefined;
  /** The same of a designated city by its Japanese name (札幌市), for its wards; without it wards stand alone. */
  cityLabelEn?(cityJa: string): string | undefined;
  /** Names that a person gave, by the id of the cluster's first core firm. */
  readonly given: Readonly<Record<string, string>>;
}

export interface ClusterNames {
  readonly nameJa: string;
  readonly nameEn: string;
  readonly renamed: boolean;
}

/** Municipalities are listed until they hold this share of the firms … */
export const NAMED_SHARE = 0.6;
/** … but no more than this many. */
export const MOST_NAMED = 3;

interface Municipality {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

export type NamingPlaces = Pick<
  PlaceColumns,
  'municipality' | 'municipalityCode' | 'town' | 'lng' | 'lat'
>;

/**
 * Names of clusters in both languages. A cluster is called by the municipalities that hold most of its firms: largest first,
 * until they hold 60 % of those with a municipality, at most three (燕市・三条市; "Tsubame, Sanjo"). A ward that follows one of the same city
 * goes without the city's name. Clusters of one name are told apart by a town that most of its firms are in and that no other of
 * them is called by (大田区（大森南）, "Ota (大森南)": gazetteers do not romanise towns), else by where they lie to each other (大田区（北）, "Ota
 * (north)"), else by number. Clusters without any municipality are called by their number. A name that a person gave stands
 * in both languages.
 */
export function nameClusters(
  members: readonly Int32Array[],
  anchor: Int32Array,
  ids: readonly string[],
  places: NamingPlaces,
  naming: ClusterNaming,
): ClusterNames[] {
  const listed = members.map((rows) => mainMunicipalities(rows, places));
  // Of the municipality that the name begins with: the town of another one would name a place that does not exist.
  const towns = members.map((rows, k) =>
    countNames(
      rows.filter((row) => listed[k].length === 0 || isIn(listed[k][0], row, places)),
      places.town,
    ).map(({ name }) => name),
  );
  const middles = members.map((rows) => middleOf(rows, places));
  const ja = listed.map((list, k) => (list.length ? joinJa(list) : `集積${k + 1}`));
  const en = listed.map((list, k) => (list.length ? joinEn(list, naming) : `Cluster ${k + 1}`));
  // By their Japanese names: two municipalities may be romanised alike.
  for (const group of alike(ja)) {
    const apart = apartByTown(group, towns) ?? apartByDirection(group, middles);
    group.forEach((k, g) => {
      if (!apart) return;
      ja[k] = `${ja[k]}（${apart[g][0]}）`;
      en[k] = `${en[k]} (${apart[g][1]})`;
    });
  }
  number(ja);
  number(en);
  return members.map((_, k) => {
    const given = anchor[k] < 0 ? undefined : givenName(naming.given, ids[anchor[k]]);
    return given === undefined
      ? { nameJa: ja[k], nameEn: en[k], renamed: false }
      : { nameJa: given, nameEn: given, renamed: true };
  });
}

/** Ids come from a person's file and may spell a member of every object, such as `constructor`. */
function givenName(given: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.hasOwn(given, id) && given[id] !== '' ? given[id] : undefined;
}

function mainMunicipalities(
  rows: Int32Array,
  places: Pick<PlaceColumns, 'municipality' | 'municipalityCode'>,
): Municipality[] {
  const counts = new Map<string, { code: string; name: string; count: number }>();
  let total = 0;
  for (const i of rows) {
    const name = places.municipality[i];
    if (name === '') continue;
    const code = places.municipalityCode[i];
    const key = `${code} ${name}`;
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { code, name, count: 1 });
    total++;
  }
  const sorted = [...counts.values()].sort(
    (a, b) => b.count - a.count || compare(a.name, b.name) || compare(a.code, b.code),
  );
  const out: Municipality[] = [];
  let held = 0;
  for (const entry of sorted) {
    if (out.length === MOST_NAMED || held >= NAMED_SHARE * total) break;
    out.push(entry);
    held += entry.count;
  }
  return out;
}

function isIn(
  { code, name }: Municipality,
  row: number,
  places: Pick<PlaceColumns, 'municipality' | 'municipalityCode'>,
): boolean {
  return places.municipality[row] === name && places.municipalityCode[row] === code;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How often each text but '' occurs, most frequent first, ties in the order of code units. */
export function countNames(rows: Int32Array, text: readonly string[]): NamedCount[] {
  const counts = new Map<string, number>();
  for (const i of rows) if (text[i] !== '') counts.set(text[i], (counts.get(text[i]) ?? 0) + 1);
  return [...counts]
    .map(([name, n]) => ({ name, count: n }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** City and ward of a designated city's ward (札幌市中央区), else null. */
function cityAndWard(name: string): { city: string; ward: string } | null {
  const match = /^(.+?市)(.+区)$/u.exec(name);
  return match ? { city: match[1], ward: match[2] } : null;
}

function joinJa(list: readonly Municipality[]): string {
  let text = '';
  let city = '';
  for (const { name } of keptTogether(list)) {
    const parts = cityAndWard(name);
    const label = parts && parts.city === city ? parts.ward : name;
    text += text === '' ? label : `・${label}`;
    city = parts ? parts.city : '';
  }
  return text;
}

/** Wards of one city side by side, at the place of the first. */
function keptTogether(list: readonly Municipality[]): Municipality[] {
  const city = (item: Municipality) => cityAndWard(item.name)?.city ?? item.name;
  const order = [...new Set(list.map(city))];
  return order.flatMap((name) => list.filter((item) => city(item) === name));
}

function joinEn(list: readonly Municipality[], naming: ClusterNaming): string {
  const labels: string[] = [];
  let city = '';
  for (const { code, name } of keptTogether(list)) {
    const parts = cityAndWard(name);
    const label = naming.labelEn(code) ?? name;
    const cityLabel = parts && naming.cityLabelEn?.(parts.city);
    const last = labels.length - 1;
    if (!parts || !cityLabel) labels.push(label);
    // Chuo, Kita (Sapporo): the city once, after the last of its wards.
    else if (parts.city === city) {
      labels[last] = labels[last].slice(0, -` (${cityLabel})`.length);
      labels.push(`${label} (${cityLabel})`);
    } else labels.push(`${label} (${cityLabel})`);
    city = parts ? parts.city : '';
  }
  return labels.join(', ');
}

/** Indices of those that have the same name as another. */
function alike(names: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  names.forEach((name, k) => groups.set(name, [...(groups.get(name) ?? []), k]));
  return [...groups.values()].filter((group) => group.length > 1);
}

type InBoth = readonly [ja: string, en: string];

/** For each its most frequent town that none before it took; null where one has no town of its own. */
function apartByTown(
  group: readonly number[],
  towns: readonly (readonly string[])[],
): InBoth[] | null {
  const taken = new Set<string>();
  const own: InBoth[] = [];
  // Whose first town is nobody else's is called by it, whatever the order.
  const firsts = new Map<string, number>();
  for (const k of group) firsts.set(towns[k][0], (firsts.get(towns[k][0]) ?? 0) + 1);
  for (const [first, times] of firsts) if (times === 1) taken.add(first);
  for (const k of group) {
    const isAlone = firsts.get(towns[k][0]) === 1;
    const town = isAlone ? towns[k][0] : towns[k].slice(0, 3).find((name) => !taken.has(name));
    if (town === undefined) return null;
    taken.add(town);
    own.push([town, town]);
  }
  return own;
}

const DIRECTIONS: readonly InBoth[] = [
  ['東', 'east'],
  ['北東', 'north-east'],
  ['北', 'north'],
  ['北西', 'north-west'],
  ['西', 'west'],
  ['南西', 'south-west'],
  ['南', 'south'],
  ['南東', 'south-east'],
];

/** Where each lies as seen from the middle of them all, in both languages; null where two lie the same way. */
export function apartByDirection(
  group: readonly number[],
  middles: readonly (readonly [lng: number, lat: number])[],
): InBoth[] | null {
  const mean = (axis: 0 | 1) => group.reduce((sum, k) => sum + middles[k][axis], 0) / group.length;
  const [lng, lat] = [mean(0), mean(1)];
  const found = group.map((k) => {
    const east = (middles[k][0] - lng) * cosDegrees(lat);
    const eighth = Math.round(Math.atan2(middles[k][1] - lat, east) / (Math.PI / 4));
    return DIRECTIONS[(eighth + 8) % 8];
  });
  return new Set(found).size === group.length ? found : null;
}

function middleOf(
  rows: Int32Array,
  { lng, lat }: Pick<PlaceColumns, 'lng' | 'lat'>,
): readonly [number, number] {
  const mean = (values: Float64Array) =>
    rows.reduce((sum, row) => sum + values[row], 0) / rows.length;
  return [mean(lng), mean(lat)];
}

/** Makes names unique in place, by number from the second on. */
function number(names: string[]): void {
  const taken = new Set<string>();
  names.forEach((name, k) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} ${n}`;
    taken.add(unique);
    names[k] = unique;
  });
}
