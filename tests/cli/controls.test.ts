import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const FORMS = ['株式', '有限', '個人'];
/** 30 firms near each other and 30 apart. */
const firms = folder.write(
  'firms.csv',
  [
    'id,lon,lat,新製品,創業年,形態,回答',
    ...Array.from({ length: 60 }, (_, i) => {
      const at = i % 30;
      const place =
        i < 30 ? `${136.2 + at * 1e-4},35.95` : `${138 + (at % 8) * 0.3},${36 + at * 0.05}`;
      return `f${i},${place},${(i * 7) % 5},${1950 + ((i * 11) % 60)},${FORMS[i % 3]},${1 + (i % 2)}`;
    }),
    '',
  ].join('\n'),
);

describe('columns that run holds constant', () => {
  const run = (out: string, ...more: string[]) =>
    shuseki(
      ...['run', '--firms', firms, '--lon', 'lon', '--lat', 'lat', '--outcome', '新製品'],
      ...['--radius-km', '2', '--min-firms', '5', '--out', folder.at(out), '--language', 'en'],
      ...['--resamples', '99'],
      ...more,
    );

  it('stand in the study, the report, analysis.csv and replay.R', async () => {
    const control = '創業年:log;形態:category=有限';
    const ran = await run('own', '--control', control, '--density-km', '30');
    expect(ran.err).not.toContain('error');
    expect(ran.status).toBe(0);
    const study = folder.json('own/study.json') as unknown as {
      settings: { models: { own: unknown; densityKm: number; terms: string[] } };
    };
    expect(study.settings.models.own).toEqual([
      { column: '創業年', as: 'log' },
      { column: '形態', as: 'category', base: '有限' },
    ]);
    expect(study.settings.models.densityKm).toBe(30);
    expect(study.settings.models.terms).toContain('density');
    const report = folder.read('own/report.html');
    for (const words of ['創業年 (log)', '形態 dummies', 'Firms per km² around (log)'])
      expect(report).toContain(words);
    expect(report).not.toContain('own-');
    expect(folder.read('own/analysis.csv')).toMatch(
      /lat,density,control_1,control_2,neighbours,definitions\r\n/,
    );
    expect(folder.read('own/replay.R')).toMatch(/levels_of\(d\$control_2, /);
  });

  it.each([
    ['the outcome itself', '新製品', 1, 'is the measure itself'],
    ['a column that is not there', '資本金', 1, '資本金'],
    ['codes that were not explained', '回答', 1, "--codes '回答:1=yes,2=no'"],
    ['words as numbers', '形態:log', 1, '形態'],
    ['a base that does not occur', '形態:category=合同', 1, 'does not occur'],
    ['a base of a number', '創業年:log=3', 2, '--control'],
  ])('are refused: %s', async (_, control, status, said) => {
    const answer = await run('refused', '--control', control);
    expect(answer.err).toContain(said);
    expect(answer.status).toBe(status);
    expect(folder.names()).not.toContain('refused');
  });
});
