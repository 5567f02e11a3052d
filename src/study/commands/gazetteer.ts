import {
  createGeocoder,
  encodePack,
  openGazetteerFolder,
  openGazetteerPack,
  townsPath,
  type Gazetteer,
  type Geocoder,
} from '../../geocode';
import type { FileSource, GazetteerSpec, Result } from '../../model';

export { createGeocoder, openGazetteerFolder, openGazetteerPack, townsPath };
export type { Gazetteer, Geocoder };

/** The same gazetteer under the name of those who made its data; the date stays. */
export function withSource(gazetteer: Gazetteer, source: string): Gazetteer {
  return {
    source,
    date: gazetteer.date,
    places: gazetteer.places,
    ensure: (places, run) => gazetteer.ensure(places, run),
    rows: (place) => gazetteer.rows(place),
    problems: () => gazetteer.problems(),
  };
}

/** A gazetteer whose towns were all brought in, as the bytes of a pack, and what it holds. */
export function packGazetteer(gazetteer: Gazetteer): {
  readonly bytes: Uint8Array;
  readonly places: number;
  readonly towns: number;
} {
  let places = 0;
  let towns = 0;
  gazetteer.places.forEach((_, place) => {
    const rows = gazetteer.rows(place);
    if (rows === null) return;
    places++;
    towns += rows.count;
  });
  return { bytes: encodePack(gazetteer), places, towns };
}

/**
 * A geocoder that reports how many milliseconds it spent on bringing in towns, by the clock that is handed in: the
 * command line counts that as loading, not as geocoding.
 */
export function timedGeocoder(geocoder: Geocoder, clock: () => number, add: (ms: number) => void) {
  const timed: Geocoder = {
    municipalities: geocoder.municipalities,
    gazetteer: geocoder.gazetteer,
    locate: (address) => geocoder.locate(address),
    wanted: (address) => geocoder.wanted(address),
    problems: () => geocoder.problems(),
    async ensure(codes, run) {
      const start = clock();
      await geocoder.ensure(codes, run);
      add(clock() - start);
    },
  };
  return timed;
}

/** A pack as a folder in the public service's layout, for a session that opens folders. Made file by file, when asked. */
export function packAsFolder(bytes: Uint8Array, name: string): Result<FileSource> {
  const opened = openGazetteerPack(bytes, name);
  if (!opened.ok) return opened;
  const gazetteer = opened.value;
  const placeOf = new Map(gazetteer.places.map((place, index) => [townsPath(place), index]));
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  return {
    ok: true,
    problems: [],
    value: {
      name: gazetteer.source || name,
      async read(path) {
        if (path === 'ja.json') return json(municipalitiesFile(gazetteer));
        const place = placeOf.get(path);
        const towns = place === undefined ? null : townsFile(gazetteer, place);
        return towns && json(towns);
      },
    },
  };
}

function municipalitiesFile({ places, date }: Gazetteer) {
  const updated = Date.parse(`${date}T00:00:00Z`) / 1000;
  const byPrefecture = new Map<string, object[]>();
  // A number in the pack is the order of the file: prefectures must stay together, as they do in the public one.
  for (const { prefecture, name, lng, lat } of places) {
    const cities = byPrefecture.get(prefecture) ?? [];
    byPrefecture.set(prefecture, cities);
    cities.push({ city: name, point: [lng, lat] });
  }
  return {
    meta: Number.isFinite(updated) ? { updated } : {},
    data: Array.from(byPrefecture, ([pref, cities]) => ({ pref, cities })),
  };
}

function townsFile(gazetteer: Gazetteer, place: number) {
  const rows = gazetteer.rows(place);
  if (rows === null) return null;
  return {
    data: Array.from({ length: rows.count }, (_, i) => ({
      oaza_cho: rows.oaza[i],
      chome: rows.chome[i],
      chome_n: rows.chomeNumber[i],
      koaza: rows.koaza[i],
      ...(Number.isNaN(rows.lng[i]) ? {} : { point: [rows.lng[i], rows.lat[i]] }),
    })),
  };
}

/** How a gazetteer is named to a person. */
export function describeGazetteer({ source, date }: GazetteerSpec): string {
  return date ? `${source} (${date})` : source;
}
