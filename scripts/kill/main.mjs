/**
 * `npm run kill -- [--times N] [--seed S]`: ends commands by force (kill -9) at random moments, lets the next command in the folder
 * mend what they left, and looks at every file there: all as before, or all new, and no passing name. Ends with status 1 at the first mixture.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventedFirms, writeGazetteer } from '../../tests/cli/invented.ts';
import { createRandom } from '../../src/stats/random.ts';
import { ensureCli } from '../bundles.mjs';
import { fail, ROOT } from '../setup.mjs';

const BIN = join(ROOT, 'bin', 'shuseki.mjs');

function numberAfter(name, fallback) {
  const at = process.argv.indexOf(name);
  if (at < 0) return fallback;
  const value = Number(process.argv[at + 1]);
  if (!Number.isSafeInteger(value) || value < 1) fail(`${name}: a whole number from 1`);
  return value;
}

/** What is given to a command at first and later, in a folder; the outputs differ in every file. */
function prepareInputs(folder) {
  const towns = writeGazetteer(join(folder, 'towns'));
  const old = join(folder, 'old.csv');
  const fresh = join(folder, 'new.csv');
  writeFileSync(old, inventedFirms(60));
  writeFileSync(fresh, inventedFirms(90));
  const other = writeGazetteer(join(folder, 'other-towns'));
  const city = join(other, 'ja', '福井県', '鯖江市.json');
  writeFileSync(city, readFileSync(city, 'utf8').replaceAll('見本町', '新見本町'));
  const settings = ['--gazetteer', towns, '--radius-km', '2', '--min-firms', '5'];
  const run = (firms, out, ...more) => [
    ...['run', '--firms', firms, ...settings, '--no-report', '--out', out],
    ...more,
  ];
  const studies = [old, fresh].map((firms, i) => {
    const at = join(folder, `study-${i}`);
    finish(run(firms, at));
    return join(at, 'study.json');
  });
  return { towns, other, old, fresh, run, studies };
}

/** The commands that write, each as two calls: what was there before and what is ended by force. */
function members({ towns, other, old, fresh, run, studies }) {
  const geocode = (firms, out) => [
    'geocode',
    firms,
    '--gazetteer',
    towns,
    '--out',
    join(out, 'placed.csv'),
  ];
  const build = (from, out) => [
    'gazetteer',
    'build',
    '--from',
    from,
    '--out',
    join(out, 'towns.pack'),
  ];
  const share = (study, out) => ['share', study, '--gazetteer', towns, '--out', out];
  const save = (firms, out) => run(firms, out, '--save', join(out, 'saved', 'one.shuseki'));
  return [
    { name: 'run', before: (out) => run(old, out), ended: (out) => run(fresh, out) },
    { name: 'run --save', before: (out) => save(old, out), ended: (out) => save(fresh, out) },
    {
      name: 'geocode',
      sign: DRAFT,
      before: (out) => geocode(old, out),
      ended: (out) => geocode(fresh, out),
    },
    {
      name: 'gazetteer build',
      sign: DRAFT,
      before: (out) => build(towns, out),
      ended: (out) => build(other, out),
    },
    {
      name: 'share',
      before: (out) => share(studies[0], out),
      ended: (out) => share(studies[1], out),
    },
  ];
}

function finish(args) {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { encoding: 'utf8' });
  if (status !== 0) fail(`shuseki ${args.join(' ')}\n${stderr}`);
  return performance.now() - started;
}

/** Hash of every file below a folder, by its path; hidden ones too. */
function contents(folder) {
  const found = {};
  for (const name of readdirSync(folder, { recursive: true }).sort()) {
    const path = join(folder, name);
    if (!statSync(path).isDirectory())
      found[name] = createHash('sha256').update(readFileSync(path)).digest('hex');
  }
  return found;
}

/** Starts a command and ends it after so many milliseconds, or so many after a passing name of this kind lies in the folder. */
async function startAndKill(args, out, { ms, fromSwitch, sign }) {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal)));
  let timer;
  const kill = () => child.kill('SIGKILL');
  const arm = () => (timer ??= ms < 1 ? (kill(), 0) : setTimeout(kill, ms));
  const watcher = fromSwitch ? watch(out, (_, name) => sign.test(name ?? '') && arm()) : null;
  if (!fromSwitch) arm();
  const signal = await ended;
  clearTimeout(timer);
  watcher?.close();
  return signal === 'SIGKILL';
}

/** Any command that writes beside what was left mends it; its own file is taken away again. */
function mend(out, { towns, old }) {
  for (const folder of [out, join(out, 'saved')]) {
    if (!existsSync(folder)) continue;
    const own = join(folder, 'next.csv');
    finish(['geocode', old, '--gazetteer', towns, '--out', own]);
    rmSync(own);
  }
}

/** What lies in the folder while several files get their names. */
const SWITCH = /\.(journal|done|old)$/;
/** One file alone gets its name by one renaming; before that it lies here. */
const DRAFT = /\.part$/;

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

async function killOften(member, inputs, work, times, random) {
  const out = join(work, 'out');
  const place = () => mkdirSync(join(out, 'saved'), { recursive: true });
  const made = (args) => {
    rmSync(out, { recursive: true, force: true });
    place();
    const took = finish(args(out));
    return { took, files: contents(out) };
  };
  const fresh = made(member.ended);
  const before = made(member.before);
  const kept = join(work, 'kept');
  rmSync(kept, { recursive: true, force: true });
  cpSync(out, kept, { recursive: true });
  const tally = { killed: 0, before: 0, after: 0 };
  for (let n = 0; n < times; n++) {
    rmSync(out, { recursive: true, force: true });
    // Every fourth time there is nothing before.
    const isFirst = n % 4 === 3;
    if (isFirst) place();
    else cpSync(kept, out, { recursive: true });
    const fromSwitch = n % 2 === 0;
    const ms = random.uniform() * (fromSwitch ? 8 : fresh.took * 1.1);
    if (await startAndKill(member.ended(out), out, { ms, fromSwitch, sign: member.sign ?? SWITCH }))
      tally.killed++;
    mend(out, inputs);
    const found = contents(out);
    if (same(found, fresh.files)) tally.after++;
    else if (same(found, isFirst ? {} : before.files)) tally.before++;
    else {
      process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
      fail(
        `${member.name}: a mixture, at kill ${n + 1} (${ms.toFixed(1)} ms${fromSwitch ? ' into the switch' : ''}); left in ${out}`,
      );
    }
  }
  return tally;
}

ensureCli();
const times = numberAfter('--times', 200);
const seed = numberAfter('--seed', 20_260_731);
const random = createRandom(seed);
const work = mkdtempSync(join(tmpdir(), 'shuseki-kill-'));
const inputs = prepareInputs(work);
const all = members(inputs);
process.stdout.write(`${times} kills, seed ${seed}\n`);
for (const [i, member] of all.entries()) {
  const share = Math.floor(((i + 1) * times) / all.length) - Math.floor((i * times) / all.length);
  const { killed, before, after } = await killOften(member, inputs, work, share, random);
  process.stdout.write(
    `${member.name}: ${share} starts, ${killed} ended by force; then all as before ${before}, all new ${after}, mixtures 0\n`,
  );
}
rmSync(work, { recursive: true, force: true });
