/**
 * `npm run fuzz -- [READER …] [--minutes N | --inputs N] [--seed S]`: damages files of every kind and reads them. A fault is shrunk and written to build/fuzz
 * with the run's seed and its number, which give it again. Ends with status 1 where there was one.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fail, ROOT } from '../setup.mjs';
import { MOST_SECONDS } from './judge.ts';
import { READERS } from './readers.ts';

const OUT = join(ROOT, 'build', 'fuzz');
/** Inputs that a worker reads before the next reader has its turn. */
const ROUND = 10_000;

function optionsOf(args) {
  const options = { readers: [], minutes: null, inputs: null, seed: 20_260_731 };
  for (let i = 0; i < args.length; i++) {
    const name = /^--(minutes|inputs|seed)$/.exec(args[i])?.[1];
    if (!name) {
      if (!Object.hasOwn(READERS, args[i]))
        fail(`no reader "${args[i]}"; there are: ${Object.keys(READERS).join(', ')}`);
      options.readers.push(args[i]);
      continue;
    }
    const value = Number(args[++i]);
    if (!(value > 0) || (name !== 'minutes' && !Number.isSafeInteger(value)))
      fail(`--${name}: a number above 0`);
    options[name] = value;
  }
  if (options.readers.length === 0) options.readers = Object.keys(READERS);
  if (!options.minutes && !options.inputs) options.minutes = 5;
  return options;
}

/** What the process has worked, in seconds of all its threads, and the time of the day. */
function timesNow() {
  const { user, system } = process.cpuUsage();
  return { worked: (user + system) / 1e6, clock: performance.now() / 1000 };
}

/** Work is counted, not time, since the machine may have other work; a reader that only waits never ends either. */
function isOver(since) {
  const { worked, clock } = timesNow();
  return worked - since.worked > MOST_SECONDS || clock - since.clock > 60 * MOST_SECONDS;
}

/** Reads inputs from `first` to `last`; a worker that hangs or dies is a fault of the input at hand, and another goes on behind it. */
async function round(name, seed, first, last, tell) {
  for (let from = first; from < last;) {
    const now = new Int32Array(new SharedArrayBuffer(4));
    now[0] = from;
    from = await new Promise((resolve) => {
      const worker = new Worker(new URL('./worker.mjs', import.meta.url), {
        workerData: { name, run: seed, first: from, last, now },
        resourceLimits: { maxOldGenerationSizeMb: 1000 },
      });
      // Before its first input a worker makes its seed files, which is no reader's time.
      let [at, since] = [from, null];
      const watch = setInterval(() => {
        if (now[0] !== at) [at, since] = [now[0], timesNow()];
        else if (since !== null && isOver(since)) {
          tell({ fault: `over ${MOST_SECONDS} s`, index: at });
          void worker.terminate();
        }
      }, 500);
      worker.on('message', (message) => {
        if (message === 'ready') since = timesNow();
        else tell(message);
      });
      worker.on('error', (error) => tell({ fault: `ended: ${error.message}`, index: now[0] }));
      worker.on('exit', () => {
        clearInterval(watch);
        resolve(now[0] === last ? last : now[0] + 1);
      });
    });
  }
}

const { readers, minutes, inputs, seed } = optionsOf(process.argv.slice(2));
const total = readers.reduce((sum, name) => sum + (READERS[name].weight ?? 1), 0);
const end = minutes ? performance.now() + minutes * 60_000 : Infinity;
const done = Object.fromEntries(readers.map((name) => [name, 0]));
const faults = new Map();
let isDone = false;
process.stdout.write(`seed ${seed}\n`);
while (!isDone) {
  isDone = true;
  for (const name of readers) {
    const share = (READERS[name].weight ?? 1) / total;
    const wanted = inputs ? Math.ceil(inputs * share) : Infinity;
    const last = Math.min(wanted, done[name] + Math.ceil(ROUND * share * readers.length));
    if (last <= done[name] || performance.now() > end) continue;
    isDone = false;
    await round(name, seed, done[name], last, ({ fault, index, file, steps }) => {
      const key = `${name}: ${fault}`;
      if (faults.has(key)) return;
      faults.set(key, index);
      process.stdout.write(`${key} (input ${index})\n`);
      if (!file) return;
      mkdirSync(OUT, { recursive: true });
      const path = join(OUT, `${name}-${seed}-${index}${extname(file.name)}`);
      writeFileSync(path, file.bytes);
      process.stdout.write(`  ${file.bytes.length} bytes, ${steps.length} steps: ${path}\n`);
    });
    done[name] = last;
  }
}
for (const name of readers) process.stdout.write(`${name}: ${done[name]} inputs\n`);
const sum = Object.values(done).reduce((a, b) => a + b, 0);
process.stdout.write(`${sum} inputs, ${faults.size} kinds of faults\n`);
process.exitCode = faults.size > 0 ? 1 : 0;
