import {
  bytesAsFile,
  createGeocoder,
  isWebPage,
  openGazetteer,
  openGazetteerFolder,
  townsPath,
  withoutNumbers,
  type Gazetteer,
  type GazetteerInput,
  type Geocoder,
} from '../../geocode';
import type { GazetteerSpec } from '../../model';

export {
  bytesAsFile,
  createGeocoder,
  isWebPage,
  openGazetteer,
  openGazetteerFolder,
  townsPath,
  withoutNumbers,
};
export type { Gazetteer, GazetteerInput, Geocoder };

/**
 * A geocoder that reports how many milliseconds it spent on bringing in towns, by the clock that is handed in: the
 * command line counts that as loading, not as geocoding.
 */
export function timedGeocoder(geocoder: Geocoder, clock: () => number, add: (ms: number) => void) {
  const timed: Geocoder = {
    municipalities: geocoder.municipalities,
    gazetteer: geocoder.gazetteer,
    locate: (address) => geocoder.locate(address),
    find: (address) => geocoder.find(address),
    findIfHere: (address) => geocoder.findIfHere(address),
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

/** How a gazetteer is named to a person. */
export function describeGazetteer({ source, date }: GazetteerSpec): string {
  return date ? `${source} (${date})` : source;
}
