/** What a checkout's command line exports. */
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup.mjs';

/** Runs `shuseki WORDS` of a checkout. Rejects with what it said where it does not end well. */
export function shuseki(checkout, words) {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [join(checkout, 'bin', 'shuseki.mjs'), ...words], {
      cwd: checkout,
      env: { ...process.env, LC_ALL: 'en_GB.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    started.stderr.on('data', (chunk) => (said += chunk));
    started.on('error', reject);
    started.on('close', (status) =>
      status === 0
        ? resolve()
        : reject(new Error(`shuseki ${words[0]} ended with ${status}: ${said.trim()}`)),
    );
  });
}

/** All that `run` and `share` write of a study. */
export async function exportByTerminal(
  checkout,
  { folder, gazetteer, report = true, share = true },
  out,
) {
  mkdirSync(out, { recursive: true });
  const study = join(folder, 'study.json');
  const named = gazetteer ? ['--gazetteer', gazetteer] : [];
  const options = report ? [] : ['--no-report'];
  await shuseki(checkout, ['run', study, ...named, ...options, '--out', join(out, 'run')]);
  if (share) await shuseki(checkout, ['share', study, ...named, '--out', join(out, 'share')]);
}

const SAMPLE = join(ROOT, 'static', 'sample', 'firms.csv');
const INSTITUTIONS = join(ROOT, 'static', 'geodata', 'institutions.csv');
const REFERENCE = join(ROOT, 'tests', 'reference');
const MODEL = ['--terms', 'inside,size,distance,subcontractor', '--groups', 'town'];
const FAMILIES = {
  products: ['poisson', 'negative-binomial', 'zero-inflated-poisson'],
  sales: ['ols'],
  any: ['logit', 'probit'],
  satisfaction: ['ordered-logit', 'ordered-probit'],
};

/** Commands on single tables: `[name of the file it writes, words before --out]`. */
const COMMANDS = [
  ['located.csv', ['geocode', SAMPLE, '--address', '所在地']],
  ['dbscan.csv', ['cluster', SAMPLE, '--radius-km', '3', '--min-firms', '10']],
  ['hdbscan.csv', ['cluster', SAMPLE, '--method', 'hdbscan', '--min-cluster-size', '20']],
  ['near.csv', ['proximity', SAMPLE, '--institutions', INSTITUTIONS, '--within-km', '10,30,50']],
  [
    'groups.json',
    ['evidence', join(REFERENCE, 'workshops.csv'), '--outcome', 'products', '--inside', 'inside'],
  ],
  ...Object.entries(FAMILIES).flatMap(([outcome, families]) =>
    families.map((family) => [
      `${family}.json`,
      [
        'evidence',
        join(REFERENCE, 'workshops.csv'),
        '--outcome',
        outcome,
        '--family',
        family,
        ...MODEL,
      ],
    ]),
  ),
];

export async function exportTables(checkout, out) {
  mkdirSync(out, { recursive: true });
  for (const [name, words] of COMMANDS)
    await shuseki(checkout, [...words, '--out', join(out, name)]);
}
