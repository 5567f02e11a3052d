import { type PlaceColumns } from '../model/place';
import { LEVEL_CODE } from '../model/place-level';
import { within, type Run } from '../model/run';
import type { Geocoder } from './geocoder';
import type { Found } from './match';

/** Addresses between two looks at the host: about ten milliseconds. */
const SLICE = 512;
/** Shares of the progress bar: finding out what is needed, reading it, matching. */
const READ_AT = 0.1;
const MATCH_AT = 0.5;

async function inSlices(count: number, run: Run, each: (i: number) => void): Promise<void> {
  for (let from = 0; from < count; from += SLICE) {
    const to = Math.min(count, from + SLICE);
    for (let i = from; i < to; i++) each(i);
    run.progress(to / count);
    const pause = run.checkpoint();
    if (pause) await pause;
  }
}

/**
 * Finds the places of a column of addresses and hands each on with its row; none is dropped. Addresses whose towns are here are found at once; for the
 * others their towns are brought in together, and then they are found. Rejects with what `run.checkpoint` rejects with.
 */
export async function findAddresses(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
  take: (row: number, found: Found) => void,
): Promise<void> {
  const waiting: number[] = [];
  const codes = new Set<string>();
  await inSlices(addresses.length, within(run, 0, geocoder.gazetteer ? READ_AT : 1), (i) => {
    const found = geocoder.findIfHere(addresses[i]);
    if (isFound(found)) return take(i, found);
    waiting.push(i);
    for (const code of found) codes.add(code);
  });
  if (waiting.length === 0) run.progress(1);
  else {
    await geocoder.ensure(codes, within(run, READ_AT, MATCH_AT));
    await inSlices(waiting.length, within(run, MATCH_AT, 1), (i) =>
      take(waiting[i], geocoder.find(addresses[waiting[i]])),
    );
  }
}

/** The places of a column of addresses as columns, row for row; see `findAddresses`. */
export async function geocodeAddresses(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
): Promise<PlaceColumns> {
  const places = emptyPlaces(addresses.length);
  await findAddresses(addresses, geocoder, run, (row, { place, from, end }) => {
    places.lng[row] = place.lng;
    places.lat[row] = place.lat;
    places.level[row] = LEVEL_CODE[place.level];
    places.errorKm[row] = place.errorKm;
    places.matched[row] = addresses[row].slice(from, end);
    places.prefecture[row] = place.prefecture;
    places.municipality[row] = place.municipality;
    places.municipalityCode[row] = place.municipalityCode;
    places.town[row] = place.town;
    places.note[row] = place.note;
  });
  return places;
}

function isFound(found: Found | readonly string[]): found is Found {
  return !Array.isArray(found);
}

function emptyPlaces(count: number) {
  const texts = () => new Array<string>(count).fill('');
  return {
    count,
    lng: new Float64Array(count),
    lat: new Float64Array(count),
    level: new Uint8Array(count),
    errorKm: new Float64Array(count),
    matched: texts(),
    prefecture: texts(),
    municipality: texts(),
    municipalityCode: texts(),
    town: texts(),
    note: texts(),
  };
}
