import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { Folder, shuseki } from './terminal';

const folder = new Folder();

/** A dense lattice and some strewn firms: every fifth is large, every sixth can't be judged for want of any number. */
const firms = folder.write(
  'firms.csv',
  [
    'id,name,lat,lng,産業分類,従業員数,資本金(千円),patents',
    ...Array.from({ length: 60 }, (_, i) => {
      const dense = i < 40;
      const lat = dense ? 35.95 + 0.002 * (i % 8) : 34 + 0.2 * (i % 5);
      const lng = dense ? 136.18 + 0.002 * Math.floor(i / 8) : 138 + 0.2 * Math.floor((i - 40) / 5);
      const [people, capital] = i % 5 === 0 ? [301, 300_001] : i % 6 === 0 ? ['', ''] : [i, 10_000];
      return `F${i},N${i},${lat.toFixed(4)},${lng.toFixed(4)},24,${people},${capital},${i % 7}`;
    }),
    '',
  ].join('\n'),
);
const readList = () => folder.read('firms.csv');
const LARGE = 12;
const DOUBTFUL = 8;

const run = (out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--firms', firms, '--lon', 'lng', '--lat', 'lat', '--outcome', 'patents'],
    ...['--radius-km', '2', '--min-firms', '5', '--resamples', '99'],
    ...['--out', folder.at(out), ...more],
  );
const apart = (out: string) =>
  (folder.json(`${out}/findings.json`) as { summary: { apart: number } }).summary.apart;

describe('shuseki run --population', () => {
  it('asks what becomes of firms that cannot be judged, and writes nothing before', async () => {
    const asked = await run('asked', '--population', 'sme');
    expect(asked).toMatchObject({ status: 2 });
    expect(asked.err).toContain(messagesIn('en').cli.usage.sizesUnknown(DOUBTFUL, false));
    expect(folder.names('.')).not.toContain('asked');
  });

  it('studies the small and medium-sized enterprises, tells the law and replays the same', async () => {
    const answer = await run('out', '--population', 'sme', '--size-unknown', 'out');
    expect(answer).toMatchObject({ status: 0 });
    expect(apart('out')).toBe(LARGE + DOUBTFUL);
    const scope = [{ kind: 'size', is: 'sme', unknown: 'out' }];
    expect(folder.json('out/study.json')).toMatchObject({ settings: { scope } });

    const again = await shuseki('run', folder.at('out/study.json'), '--out', folder.at('again'));
    expect(again).toMatchObject({ status: 0 });
    for (const name of ['findings.json', 'study.json', 'firms.geojson', 'report.html'])
      expect(folder.read(`again/${name}`) === folder.read(`out/${name}`), name).toBe(true);
    const { sizes } = messagesIn('en');
    const report = folder.read('out/report.html');
    expect(report).toContain(sizes.filter('sme', 'out', false));
    expect(report).toContain('Act No. 154 of 1963');
    expect(report).toContain(sizes.counted(sizes.judgement.large, LARGE));
    expect(report).toContain(sizes.counted(sizes.judgement['no-size'], DOUBTFUL));
  });

  it('takes in those that cannot be judged where it is told to, and small ones alone', async () => {
    const kept = ['--size-unknown', 'in', '--no-report'];
    expect(await run('in', '--population', 'sme', ...kept)).toMatchObject({ status: 0 });
    expect(apart('in')).toBe(LARGE);
    expect(await run('small', '--population', 'small', ...kept)).toMatchObject({ status: 0 });
    const small = Array.from({ length: 61 }, (_, i) => i).filter(
      (i) => i <= 20 && i % 5 !== 0 && i % 6 !== 0,
    );
    expect(apart('small')).toBe(60 - small.length - DOUBTFUL);
  });

  it('takes the unit of capital that it is told', async () => {
    const list = folder.write('unit.csv', readList().replace('資本金(千円)', '資本金'));
    const unit = (out: string, ...more: string[]) =>
      shuseki(
        ...['run', '--firms', list, '--lon', 'lng', '--lat', 'lat', '--outcome', 'patents'],
        ...['--radius-km', '2', '--min-firms', '5', '--out', folder.at(out), '--no-report'],
        ...['--population', 'sme', '--size-unknown', 'in', ...more],
      );
    expect((await unit('untold')).err).toContain('--capital-unit');
    const asked = await shuseki(
      ...['run', '--firms', list, '--lon', 'lng', '--lat', 'lat', '--population', 'sme'],
      ...['--radius-km', '2', '--min-firms', '5', '--out', folder.at('refused')],
    );
    expect(asked).toMatchObject({ status: 2 });
    expect(asked.err).toContain('--capital-unit');
    expect(apart('untold')).toBe(0);
    expect(await unit('told', '--capital-unit', '千円')).toMatchObject({ status: 0 });
    expect(apart('told')).toBe(LARGE);
    expect(folder.json('told/study.json')).toMatchObject({
      capitalUnit: { column: '資本金', yen: 1000 },
    });
    expect(await unit('odd', '--capital-unit', 'dollars')).toMatchObject({ status: 2 });
  });

  it('refuses what it does not know, and a list that tells no size', async () => {
    expect(await run('x', '--population', 'large')).toMatchObject({ status: 2 });
    expect(await run('x', '--size-unknown', 'in')).toMatchObject({ status: 2 });
    const bare = folder.write('bare.csv', 'id,name,lat,lng\nF1,N1,35.9,136.1\nF2,N2,35.8,136.2\n');
    const none = await shuseki(
      ...['run', '--firms', bare, '--population', 'sme', '--out', folder.at('x')],
    );
    expect(none).toMatchObject({ status: 1 });
    expect(none.err).toContain('neither employees nor capital');
    expect(folder.names('.')).not.toContain('x');
  });
});
