import { type PlaceColumns } from '../model/place';
import { LEVEL_CODE } from '../model/place-level';
import type { Run } from '../model/run';
import type { Geocoder } from './geocoder';

/** Addresses between two looks at the host: about ten milliseconds. */
const SLICE = 512;
/** Shares of the progress bar: finding out what is needed, reading it, matching. */
const READ_AT = 0.1;
const MATCH_AT = 0.5;

function part(run: Run, from: number, to: number): Run {
  return {
    progress: (fraction) => run.progress(from + fraction * (to - from)),
    checkpoint: () => run.checkpoint(),
  };
}

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
 * Places for a column of addresses, row for row; none is dropped. Two passes: which municipalities are named, then, with
 * just their towns brought in, the towns. Rejects with what `run.checkpoint` rejects with.
 */
export async function geocodeAddresses(
  addresses: readonly string[],
  geocoder: Geocoder,
  run: Run,
): Promise<PlaceColumns> {
  const count = addresses.length;
  if (geocoder.gazetteer) {
    const codes = new Set<string>();
    await inSlices(count, part(run, 0, READ_AT), (i) => {
      for (const code of geocoder.wanted(addresses[i])) codes.add(code);
    });
    await geocoder.ensure(codes, part(run, READ_AT, MATCH_AT));
  }
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const level = new Uint8Array(count);
  const errorKm = new Float64Array(count);
  const texts = () => new Array<string>(count).fill('');
  const matched = texts();
  const prefecture = texts();
  const municipality = texts();
  const municipalityCode = texts();
  const town = texts();
  const note = texts();
  await inSlices(count, part(run, geocoder.gazetteer ? MATCH_AT : 0, 1), (i) => {
    const match = geocoder.locate(addresses[i]);
    lng[i] = match.lng;
    lat[i] = match.lat;
    level[i] = LEVEL_CODE[match.level];
    errorKm[i] = match.errorKm;
    matched[i] = match.matched;
    prefecture[i] = match.prefecture;
    municipality[i] = match.municipality;
    municipalityCode[i] = match.municipalityCode;
    town[i] = match.town;
    note[i] = match.note;
  });
  return {
    count,
    lng,
    lat,
    level,
    errorKm,
    matched,
    prefecture,
    municipality,
    municipalityCode,
    town,
    note,
  };
}
