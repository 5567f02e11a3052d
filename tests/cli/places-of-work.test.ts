import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, ROOT } from './terminal';

const folder = new Folder();
const hasTaskset = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Invented firms with a day of foundation near the turn of months and years, where time zones differ. */
function datedFirms(count: number): string {
  const days = ['2015-12-31', '2016-01-01', '2015/3/31', '2015-04-01', '2020-02-29'];
  const [head, ...rows] = inventedFirms(count).trimEnd().split('\n');
  return [`${head},設立日`, ...rows.map((row, i) => `${row},${days[i % days.length]}`), ''].join(
    '\n',
  );
}

const inputs = {
  firms: folder.write('firms.csv', datedFirms(60)),
  outcomes: folder.write('events.csv', inventedEvents(60)),
  towns: writeGazetteer(folder.at('towns')),
};

/** All files of the study, as the command line by itself writes them in these surroundings, by their names. */
function written(name: string, environment: Record<string, string>, oneCore: boolean) {
  const out = folder.at(name);
  const words = [
    ...[
      join(ROOT, 'bin/shuseki.mjs'),
      'run',
      '--firms',
      inputs.firms,
      '--outcomes',
      inputs.outcomes,
    ],
    ...[
      '--outcomes-key',
      '出願人',
      '--gazetteer',
      inputs.towns,
      '--radius-km',
      '2',
      '--min-firms',
      '5',
    ],
    ...[
      '--only',
      '設立日@2015-04..2016-01',
      '--format',
      'gpkg,csv',
      '--language',
      'ja',
      '--out',
      out,
    ],
  ];
  const [command, ...before] = oneCore
    ? ['taskset', '-c', '0', process.execPath]
    : [process.execPath];
  const run = spawnSync(command, [...before, ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  });
  expect(run.status, run.stderr).toBe(0);
  const names = readdirSync(out).filter((file) => statSync(join(out, file)).isFile());
  return Object.fromEntries(names.sort().map((file) => [file, readFileSync(join(out, file))]));
}

it('a study has the same bytes whatever the time zone, the locale and the number of cores', () => {
  const tokyo = written('one', { TZ: 'Asia/Tokyo', LC_ALL: 'ja_JP.UTF-8' }, false);
  const others = {
    two: { TZ: 'America/New_York', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
    three: { TZ: 'Pacific/Kiritimati', LC_ALL: 'C', LANGUAGE: 'ar' },
  };
  expect(Object.keys(tokyo)).toEqual(
    expect.arrayContaining([
      'findings.json',
      'report.html',
      'replay.R',
      'study.gpkg',
      'tables.tex',
    ]),
  );
  for (const [name, environment] of Object.entries(others)) {
    const other = written(name, environment, hasTaskset);
    expect(Object.keys(other)).toEqual(Object.keys(tokyo));
    for (const file of Object.keys(tokyo))
      expect(other[file].equals(tokyo[file]), `${file} in ${environment.TZ}`).toBe(true);
  }
}, 600_000);
