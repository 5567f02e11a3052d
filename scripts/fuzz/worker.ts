import { parentPort, workerData } from 'node:worker_threads';
import { faultWith, fileOf, inputOf, MOST_BYTES, sealedValueOf, shrunk } from './judge';
import { READERS } from './readers';

/** Reads inputs from `first` to `last` of a run and tells every new fault; `now` holds the number of the one at hand. */
const { name, run, first, last, now } = workerData as {
  name: string;
  run: number;
  first: number;
  last: number;
  now: Int32Array;
};

const reader = READERS[name];
const seeds = await reader.seeds();
for (const seed of seeds) {
  const fault = await faultWith(reader, seed);
  if (fault) parentPort!.postMessage({ fault: `undamaged ${seed.name}: ${fault}`, index: -1 });
}
parentPort!.postMessage('ready');
const known = new Set<string>();
// The peak is the process's, of whatever was read before.
let most = process.resourceUsage().maxRSS * 1024;
for (let index = first; index < last; index++) {
  Atomics.store(now, 0, index);
  const input = inputOf(run, index, seeds.length);
  const file = fileOf(reader, seeds, input);
  const fault = await faultWith(reader, file, await sealedValueOf(reader, seeds, input));
  const rss = index % 16 === 0 ? process.resourceUsage().maxRSS * 1024 : most;
  if (rss > most + MOST_BYTES) parentPort!.postMessage({ fault: 'over 1 GB of memory', index });
  most = Math.max(most, rss);
  if (!fault || known.has(fault)) continue;
  known.add(fault);
  const small = await shrunk(reader, seeds, input, fault);
  parentPort!.postMessage({ fault, index, file: small.file, steps: small.input.steps });
}
Atomics.store(now, 0, last);
