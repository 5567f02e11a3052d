import { parentPort, workerData } from 'node:worker_threads';
import { UNATTENDED, type Municipality, type Problem } from '../model';
import {
  createGeocoder,
  geocodeLines,
  geocodeRows,
  type Geocoder,
  type KnownCells,
  type LinesPlan,
  type LocatedLines,
  type LocatedRows,
} from '../study/commands';
import { openLocalGazetteer } from './gazetteer';

/** What a thread is given at its start. */
export interface WorkerGiven {
  /** Path of a folder or pack; null without a gazetteer. */
  readonly gazetteer: string | null;
  readonly municipalities: readonly Municipality[];
  /** How lines are read; null where none will come. */
  readonly plan: LinesPlan | null;
}

/** What it is asked: addresses, or whole lines of the list. */
export type WorkerAsked = readonly string[] | Uint8Array<ArrayBuffer>;

/** Its answers: to addresses their rows, to lines the lines with their places or the same bytes again; or once why the gazetteer can't be opened. */
export type WorkerAnswer =
  | { readonly refused: Problem }
  | {
      readonly located: LocatedRows | LocatedLines | Uint8Array<ArrayBuffer>;
      /** Codes of all municipalities whose towns were asked for so far, where something is wrong with some. */
      readonly faulty: readonly string[];
      readonly noticed: readonly Problem[];
    };

const { gazetteer, plan, municipalities } = workerData as WorkerGiven;
const asked = new Set<string>();
const known: KnownCells = new WeakMap();

async function open(): Promise<{ geocoder: Geocoder; noticed: readonly Problem[] } | Problem> {
  if (gazetteer === null) return { geocoder: createGeocoder(municipalities, null), noticed: [] };
  const opened = await openLocalGazetteer(gazetteer);
  if (!opened.ok) return opened.problem;
  const geocoder = watched(createGeocoder(municipalities, opened.value));
  return { geocoder, noticed: opened.problems };
}

/** Keeps whose towns are asked for. */
function watched(geocoder: Geocoder): Geocoder {
  return {
    municipalities: geocoder.municipalities,
    gazetteer: geocoder.gazetteer,
    locate: (address) => geocoder.locate(address),
    find: (address) => geocoder.find(address),
    findIfHere: (address) => geocoder.findIfHere(address),
    wanted: (address) => geocoder.wanted(address),
    problems: () => geocoder.problems(),
    ensure(codes, run) {
      const list = [...codes];
      for (const code of list) asked.add(code);
      return geocoder.ensure(list, run);
    },
  };
}

const opening = open();

async function answer(given: WorkerAsked): Promise<WorkerAnswer> {
  const opened = await opening;
  if ('code' in opened) return { refused: opened };
  const { geocoder, noticed } = opened;
  const located =
    given instanceof Uint8Array
      ? ((plan && (await geocodeLines(given, plan, geocoder, known))) ?? given)
      : await geocodeRows(given, geocoder, UNATTENDED, known);
  const faulty = geocoder.problems().length > 0 ? [...asked] : [];
  return { located, faulty, noticed };
}

/** Bytes that go back to whom they are for, not a copy of them. */
function givenAway(found: WorkerAnswer): ArrayBuffer[] {
  if ('refused' in found) return [];
  if (found.located instanceof Uint8Array) return [found.located.buffer];
  return 'csv' in found.located ? [found.located.csv.buffer] : [];
}

parentPort?.on('message', (given: WorkerAsked) => {
  void answer(given).then((found) => parentPort?.postMessage(found, givenAway(found)));
});
