import { type PlaceColumns } from '../model/place';
import { LEVEL_CODE } from '../model/place-level';
import { within, type Run } from '../model/run';
import type { Geocoder } from './geocoder';
import type { Match } from './match';

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
 * Places for a column of addresses, row for row; none is dropped. Addresses whose towns are here are located at once; for the others
 * their towns are brought in together, and then they are located. Rejects with what `run.checkpoint` rejects with.
 */
export async function geocodeAddresses(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
): Promise<PlaceColumns> {
  const places = emptyPlaces(addresses.length);
  const waiting: number[] = [];
  const codes = new Set<string>();
  await inSlices(addresses.length, within(run, 0, geocoder.gazetteer ? READ_AT : 1), (i) => {
    const found = geocoder.locateIfHere(addresses[i]);
    if (isMatch(found)) return put(places, i, found);
    waiting.push(i);
    for (const code of found) codes.add(code);
  });
  if (waiting.length === 0) run.progress(1);
  else {
    await geocoder.ensure(codes, within(run, READ_AT, MATCH_AT));
    await inSlices(waiting.length, within(run, MATCH_AT, 1), (i) =>
      put(places, waiting[i], geocoder.locate(addresses[waiting[i]])),
    );
  }
  return places;
}

function isMatch(found: Match | readonly string[]): found is Match {
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

function put(places: ReturnType<typeof emptyPlaces>, i: number, match: Match): void {
  places.lng[i] = match.lng;
  places.lat[i] = match.lat;
  places.level[i] = LEVEL_CODE[match.level];
  places.errorKm[i] = match.errorKm;
  places.matched[i] = match.matched;
  places.prefecture[i] = match.prefecture;
  places.municipality[i] = match.municipality;
  places.municipalityCode[i] = match.municipalityCode;
  places.town[i] = match.town;
  places.note[i] = match.note;
}
