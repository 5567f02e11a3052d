import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';
import { hasR, runR } from '../report/r';

const folder = new Folder();
/** 20 firms near each other at each of two places, and 60 strewn over some 100 km; the measure drifts with the place. */
const firms = folder.write(
  'firms.csv',
  [
    'id,lon,lat,新製品,従業員数',
    ...Array.from({ length: 100 }, (_, i) => {
      const near = i < 40;
      const lon = near ? 136.2 + (i % 2) * 0.6 + (i % 8) * 1e-3 : 136 + ((i * 29) % 60) / 50;
      const lat = near ? 35.95 + Math.floor(i / 8) * 1e-3 : 35.5 + ((i * 17) % 60) / 60;
      return `f${i},${lon},${lat},${(i * 7 + Math.floor(lon * 9)) % 6},${5 + ((i * 13) % 70)}`;
    }),
    '',
  ].join('\n'),
);
const isR = hasR();

function run(out: string, ...more: string[]) {
  return shuseki(
    ...['run', '--firms', firms, '--lon', 'lon', '--lat', 'lat', '--outcome', '新製品'],
    ...['--radius-km', '2', '--min-firms', '8', '--out', folder.at(out), '--language', 'en'],
    ...['--resamples', '99'],
    ...more,
  );
}

describe('which firms run lets be alike', () => {
  it.each([
    ['grid', ['--errors', 'grid', '--errors-km', '15'], 'firms of one square of 15 km'],
    [
      'conley',
      ['--errors', 'conley', '--errors-km', '12', '--errors-kernel', 'uniform'],
      'firms up to 12 km apart',
    ],
  ])('is said in the report, and R repeats its numbers: %s', async (name, options, words) => {
    const done = await run(name, ...options);
    expect(done.status, done.err).toBe(0);
    const report = folder.read(`${name}/report.html`);
    expect(report).toContain(words);
    const { evidence } = JSON.parse(folder.read(`${name}/findings.json`)) as {
      evidence: { alike: { errors: string }; comparison: { robust: object | null } };
    };
    expect(evidence.alike.errors).toBe(name === 'grid' ? 'clustered' : name);
    expect(evidence.comparison.robust).not.toBeNull();
    if (!isR) {
      process.stdout.write('replay.R not repeated: no Rscript\n');
      return;
    }
    const replay = runR(folder.at(`${name}/replay.R`));
    expect(replay.stdout).toContain('All numbers are the same.');
    expect(replay.stdout).toContain('degrees of freedom');
  });

  it('is refused where it is not one of the ways, or has what another way needs', async () => {
    expect((await run('none', '--errors', 'clusters')).err).toContain('municipality');
    expect((await run('none', '--errors-km', '5')).err).toContain('--errors grid, conley');
    const kernel = await run('none', '--errors', 'grid', '--errors-kernel', 'uniform');
    expect(kernel.err).toContain('--errors conley');
  });
});
