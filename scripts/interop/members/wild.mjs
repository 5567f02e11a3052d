/** The wild cluster bootstrap beside PyPI's wildboottest, on the made firms of tests/reference. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../setup.mjs';

export const title = "the wild cluster bootstrap beside PyPI's wildboottest";

const VERSION = '0.3.2';
const DRAWS = 99_999;
/** Groups of the made firms' towns: many, and as few as call for six points. */
const CASES = [
  { groups: 40, points: 'rademacher' },
  { groups: 9, points: 'webb' },
];

const PYTHON = `
import json, sys
import numpy as np, pandas as pd, statsmodels.api as sm
from wildboottest.wildboottest import wildboottest
out = []
for file, points in json.loads(sys.argv[1]):
    d = pd.read_csv(file)
    model = sm.OLS(d["sales"], sm.add_constant(d[["inside"]]))
    found = wildboottest(model, param="inside", cluster=d["part"], B=${DRAWS}, weights_type=points,
        impose_null=True, bootstrap_type="11", seed=7, show=False)
    out.append(float(found["p-value"].iloc[0]))
print(json.dumps(out))
`;

/** The firms with sales and a side, in so many groups, as a table of its own. */
function writeCase(folder, groups) {
  const [head, ...lines] = readFileSync(join(ROOT, 'tests/reference/workshops.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const at = (name) => head.indexOf(name);
  const rows = lines
    .filter((cells) => ['sales', 'inside', 'town'].every((name) => cells[at(name)] !== ''))
    .map((cells) => [
      cells[at('sales')],
      cells[at('inside')],
      `${Number(cells[at('town')]) % groups}`,
    ]);
  const file = join(folder, `groups-${groups}.csv`);
  writeFileSync(file, `sales,inside,part\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  return file;
}

function own(file, folder) {
  const out = join(folder, 'own.json');
  const options = ['--outcome', 'sales', '--inside', 'inside', '--groups', 'part', '--out', out];
  const ran = spawnSync(
    process.execPath,
    [
      ...[join(ROOT, 'bin/shuseki.mjs'), 'evidence', file, ...options, '--wild-bootstrap'],
      ...['--codes', 'sales:numbers', '--draws', String(DRAWS)],
    ],
    { encoding: 'utf8' },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(readFileSync(out, 'utf8')).wild_bootstrap;
}

export function* run(folder) {
  const python = join(folder, 'venv/bin/python');
  if (!existsSync(python)) spawnSync('python3', ['-m', 'venv', join(folder, 'venv')]);
  const install = ['-m', 'pip', 'install', '-q', `wildboottest==${VERSION}`];
  if (spawnSync(python, install).status !== 0) {
    yield { state: 'skipped', told: `wildboottest ${VERSION} can't be installed` };
    return;
  }
  const files = CASES.map(({ groups, points }) => [writeCase(folder, groups), points]);
  const theirs = spawnSync(python, ['-c', PYTHON, JSON.stringify(files)], { encoding: 'utf8' });
  if (theirs.status !== 0) {
    yield { state: 'failed', told: theirs.stderr.trim().split('\n').at(-1) };
    return;
  }
  const known = JSON.parse(theirs.stdout.trim().split('\n').at(-1));
  for (const [at, [file, points]] of files.entries()) {
    const found = own(file, folder);
    const p = known[at];
    // Both are drawn: five standard errors of their difference.
    const slack = 5 * Math.sqrt((2 * Math.max(p * (1 - p), 1e-4)) / DRAWS);
    const holds = found.points === points && Math.abs(found.p_value - p) <= slack;
    const told = `${points}, ${found.groups} groups: p ${found.p_value}, theirs ${p}`;
    yield { state: holds ? 'passed' : 'failed', told };
  }
}
