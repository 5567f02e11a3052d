/**
 * Which wrong changes of a room its unit tests notice: `npm run mutate -- ROOM [--mutants N] [--seed S] [--minutes M]`. Of all changes that the room has
 * room for N are drawn; for each the room's tests that reach its file run until one fails. docs/testing.md says what came of it.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../src/stats/random.ts';
import { fail, ROOT } from '../setup.mjs';
import { drawn, wilson } from './draw.ts';
import { ImportGraph } from './graph.ts';
import { mutantsOf } from './mutants.ts';

/** Nothing that a room's tests do takes longer: a change that keeps them busy is noticed. */
const LONGEST_MS = 180_000;
const CONFIG = join(ROOT, 'scripts', 'mutate', 'vitest.config.ts');

const filesIn = (folder, ending) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.endsWith('.d.ts'))
    .map((path) => join(folder, path).replaceAll('\\', '/'))
    .sort();

function optionsOf(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mutants: { type: 'string', default: '300' },
      seed: { type: 'string', default: '20261130' },
      minutes: { type: 'string', default: '60' },
    },
  });
  const [room] = positionals;
  if (positionals.length !== 1 || !readdirSync(join(ROOT, 'src')).includes(room))
    fail(`name one room of src: npm run mutate -- ROOM`);
  const numbers = ['mutants', 'seed', 'minutes'].map((name) => Number(values[name]));
  if (numbers.some((number) => !(number > 0)))
    fail('--mutants, --seed and --minutes are numbers above 0');
  const [mutants, seed, minutes] = numbers;
  return { room, mutants, seed, minutes };
}

/** Runs these tests with a mutant, or without one. Resolves to whether a test failed, or they came to no end. */
function fails(tests, mutant) {
  const state = mutant ? JSON.stringify({ ...mutant, path: join(ROOT, mutant.file) }) : '{}';
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      CONFIG,
      '--root',
      ROOT,
      ...tests,
    ],
    { cwd: ROOT, stdio: 'ignore', env: { ...process.env, MUTANT: state } },
  );
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.on('close', (status) => {
      clearTimeout(late);
      resolve(status !== 0);
    });
  });
}

const { room, mutants, seed, minutes } = optionsOf(process.argv.slice(2));
const until = Date.now() + minutes * 60_000;
const tests = filesIn(`tests/${room}`, '.test.ts');
const all = filesIn(`src/${room}`, '.ts').flatMap((file) =>
  mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')),
);
const graph = new ImportGraph();
const reaching = (file) =>
  tests.filter((test) => graph.reaches(join(ROOT, test), join(ROOT, file)));
process.stdout.write(
  `${room}: ${all.length} changes, ${tests.length} files of tests, seed ${seed}\n`,
);
if (await fails(tests, null)) fail('the room’s tests fail as they are');

const waiting = drawn(all, mutants, createRandom(seed));
const survivors = [];
let done = 0;
async function work() {
  for (let mutant = waiting.shift(); mutant && Date.now() < until; mutant = waiting.shift()) {
    const near = reaching(mutant.file);
    if (near.length === 0 || !(await fails(near, mutant))) {
      survivors.push(mutant);
      process.stdout.write(`${mutant.file}:${mutant.line}: ${mutant.before} -> ${mutant.text}\n`);
    }
    done++;
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work));

const killed = done - survivors.length;
const [low, high] = wilson(killed, done).map((share) => (100 * share).toFixed(0));
const score = ((100 * killed) / done).toFixed(0);
process.stdout.write(
  `${room}: ${killed} of ${done} noticed, ${score} % (95 %: ${low} to ${high} %)\n`,
);
mkdirSync(join(ROOT, 'build', 'mutate'), { recursive: true });
writeFileSync(
  join(ROOT, 'build', 'mutate', `${room}.json`),
  JSON.stringify({ room, seed, done, killed, survivors }, null, 2),
);
