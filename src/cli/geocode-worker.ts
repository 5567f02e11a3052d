import { parentPort, workerData } from 'node:worker_threads';
import { UNATTENDED, type Problem } from '../model';
import { readMunicipalities } from '../study';
import { createGeocoder, geocodeRows, type Geocoder, type LocatedRows } from '../study/commands';
import { openLocalGazetteer } from './gazetteer';
import { readGeodata } from './static-data';

/** What a thread is given at its start. */
export interface WorkerGiven {
  /** Path of a folder or pack; null without a gazetteer. */
  readonly gazetteer: string | null;
}

/** Its answers: to each list of addresses its rows, or once why the gazetteer can't be opened. */
export type WorkerAnswer =
  | { readonly refused: Problem }
  | {
      readonly located: LocatedRows;
      /** Codes of all municipalities whose towns were asked for so far, where something is wrong with some. */
      readonly faulty: readonly string[];
      readonly noticed: readonly Problem[];
    };

const asked = new Set<string>();

async function open(): Promise<{ geocoder: Geocoder; noticed: readonly Problem[] } | Problem> {
  const { gazetteer } = workerData as WorkerGiven;
  const municipalities = await readMunicipalities(readGeodata().municipalities, UNATTENDED);
  if (gazetteer === null) return { geocoder: createGeocoder(municipalities, null), noticed: [] };
  const opened = await openLocalGazetteer(gazetteer);
  if (!opened.ok) return opened.problem;
  return { geocoder: createGeocoder(municipalities, opened.value), noticed: opened.problems };
}

const opening = open();

async function answer(addresses: readonly string[]): Promise<WorkerAnswer> {
  const opened = await opening;
  if ('code' in opened) return { refused: opened };
  const { geocoder, noticed } = opened;
  const watched: Geocoder = {
    municipalities: geocoder.municipalities,
    gazetteer: geocoder.gazetteer,
    locate: (address) => geocoder.locate(address),
    locateIfHere: (address) => geocoder.locateIfHere(address),
    wanted: (address) => geocoder.wanted(address),
    problems: () => geocoder.problems(),
    ensure(codes, run) {
      const list = [...codes];
      for (const code of list) asked.add(code);
      return geocoder.ensure(list, run);
    },
  };
  const located = await geocodeRows(addresses, watched, UNATTENDED);
  const faulty = geocoder.problems().length > 0 ? [...asked] : [];
  return { located, faulty, noticed };
}

parentPort?.on('message', (addresses: readonly string[]) => {
  void answer(addresses).then((found) => parentPort?.postMessage(found));
});
