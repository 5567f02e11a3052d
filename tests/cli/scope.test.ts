import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { Folder, SHARED, shuseki } from './terminal';

const folder = new Folder();

/** 40 firms in a dense lattice and 20 strewn ones; every fourth is a cooperative, every fifth has patents. */
const firms = folder.write(
  'firms.csv',
  [
    'id,name,kind,lat,lng,patents',
    ...Array.from({ length: 60 }, (_, i) => {
      const dense = i < 40;
      const lat = dense ? 35.95 + 0.002 * (i % 8) : 34 + 0.2 * (i % 5);
      const lng = dense ? 136.18 + 0.002 * Math.floor(i / 8) : 138 + 0.2 * Math.floor((i - 40) / 5);
      return `F${i},N${i},${i % 4 === 3 ? 399 : i % 4 === 1 ? ' 302 ' : 301},${lat.toFixed(4)},${lng.toFixed(4)},${i % 5 === 0 ? i : 0}`;
    }),
    '',
  ].join('\n'),
);
const run = (out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--firms', firms, '--lon', 'lng', '--lat', 'lat', '--outcome', 'patents'],
    ...['--radius-km', '2', '--min-firms', '5', '--resamples', '99'],
    ...['--out', folder.at(out), ...more],
  );

interface Findings {
  readonly summary: Record<string, number>;
  readonly metadata: { readonly settings: Record<string, unknown> };
  readonly evidence: {
    readonly outcome: string;
    readonly comparison: Record<string, { n: number; mean: number }>;
  };
}

describe('shuseki run --only --yes-no', () => {
  it('compares the firms that the study is about, by yes or no, and replays the same', async () => {
    expect(await run('scoped', '--only', 'kind=301,302', '--yes-no')).toMatchObject({ status: 0 });
    const found = folder.json('scoped/findings.json') as unknown as Findings;
    expect(found.summary).toMatchObject({
      firms: 60,
      inside: 30,
      outside: 15,
      excluded: 15,
      apart: 15,
    });
    const { outcome, comparison } = found.evidence;
    expect(outcome).toBe('patents > 0');
    // Of the dense firms F5, F10, … F35 all but F15 and F35 (cooperatives); F0 has none.
    expect(comparison.inside).toMatchObject({ n: 30, mean: 0.1666666667 });
    expect(comparison.outside).toMatchObject({ n: 15, mean: 0.2 });
    expect(found.metadata.settings).toMatchObject({
      outcome_yes_no: true,
      scope: [{ kind: 'values', column: 'kind', values: ['301', '302'] }],
    });

    const again = await shuseki('run', folder.at('scoped/study.json'), '--out', folder.at('again'));
    expect(again).toMatchObject({ status: 0 });
    for (const name of ['findings.json', 'study.json', 'firms.geojson', 'report.html'])
      expect(folder.read(`again/${name}`) === folder.read(`scoped/${name}`), name).toBe(true);
    const { report, filters } = messagesIn('en');
    const conditions = filters.all([{ kind: 'values', column: 'kind', values: ['301', '302'] }]);
    expect(folder.read('scoped/report.html')).toContain(report.scope(60, 15, conditions));
  });

  it('takes several conditions of other kinds, and reads what version 0.1 kept', async () => {
    const only = 'kind!=399; patents=5..; name~n1';
    expect(await run('several', '--only', only, '--no-report')).toMatchObject({ status: 0 });
    const { summary } = folder.json('several/findings.json') as unknown as Findings;
    // N10 and N15: N1 itself has no patents, and N15 is a cooperative.
    expect(summary.firms - summary.apart).toBe(1);
    const boxed = await run('boxed', '--only-box', '136,35,137,36.5', '--no-report');
    expect(boxed).toMatchObject({ status: 0 });
    expect((folder.json('boxed/findings.json') as unknown as Findings).summary.apart).toBe(20);

    const study = folder.json('scoped/study.json') as { settings: Record<string, unknown> };
    study.settings.scope = { column: 'kind', values: ['301', '302'] };
    const old = folder.write('scoped/old.json', JSON.stringify(study));
    expect(await shuseki('run', old, '--out', folder.at('old'), '--no-report')).toMatchObject({
      status: 0,
    });
    expect((folder.json('old/findings.json') as unknown as Findings).summary.apart).toBe(15);
  });

  it('keeps every row, and counts all without the option', async () => {
    expect(await run('whole', '--no-report')).toMatchObject({ status: 0 });
    const found = folder.json('whole/findings.json') as unknown as Findings;
    expect(found.summary).toMatchObject({ inside: 40, outside: 20, excluded: 0 });
    expect(found.summary).not.toHaveProperty('apart');
    const rows = (name: string) =>
      (folder.json(name) as unknown as { features: unknown[] }).features;
    expect(rows('scoped/firms.geojson')).toHaveLength(rows('whole/firms.geojson').length);
  });

  it('refuses a scope that holds no firm, and one that is no scope', async () => {
    const none = await run('none', '--only', 'kind=999');
    expect(none).toMatchObject({ status: 1 });
    expect(none.err).toContain('No firm is within the study’s scope (kind: 999)');
    const unknown = await run('none', '--only', 'size!=999');
    expect(unknown).toMatchObject({ status: 1 });
    expect(unknown.err).toContain('“size”');
    expect(folder.names('.')).not.toContain('none');
    for (const wrong of ['kind', '=301', 'kind=301,', 'kind~', 'id@soon', 'kind=301;'])
      expect(await run('none', '--only', wrong)).toMatchObject({ status: 2 });
  });
});

describe('shuseki run --only on what follows from columns', () => {
  const events = folder.write('won.csv', '会社名\nN0\nN1\nN41\n');
  const sized = folder.write(
    'sized.csv',
    readFileSync(firms, 'utf8')
      .split('\n')
      .map((line, i) =>
        line === '' ? '' : i === 0 ? `${line},size` : `${line},${i % 2 ? '10～20人' : '5人以下'}`,
      )
      .join('\n'),
  );
  const scoped = async (only: string) => {
    const answer = await shuseki(
      ...['run', '--firms', sized, '--lon', 'lng', '--lat', 'lat', '--outcomes', events],
      ...['--radius-km', '2', '--min-firms', '5', '--no-report', '--out', folder.at('derived')],
      ...['--only', only],
    );
    const { summary } = folder.json('derived/findings.json') as unknown as Findings;
    return `${answer.status} ${summary.firms - (summary.apart ?? 0)}`;
  };

  it('takes counted events, ends of ranges, and refuses what is neither', async () => {
    expect(await scoped('won=1..')).toBe('0 3');
    expect(await scoped('event_count=0;size [upper]=..5')).toBe('0 28');
    const none = await run('none', '--only', 'size [middle]=1..');
    expect(none).toMatchObject({ status: 1 });
  });
});

describe('shuseki run --outcomes-period', () => {
  const events = folder.write(
    'awards.csv',
    [
      '会社名,受賞日',
      ...Array.from({ length: 20 }, (_, i) => `N${i},20${10 + (i % 10)}-05-01`),
      '',
    ].join('\n'),
  );
  const plain = folder.write(
    'plain.csv',
    readFileSync(firms, 'utf8').replaceAll(/,[^,\n]*$/gm, ''),
  );
  const counted = (out: string, ...more: string[]) =>
    shuseki(
      ...['run', '--firms', plain, '--lon', 'lng', '--lat', 'lat', '--outcomes', events],
      ...['--radius-km', '2', '--min-firms', '5', '--resamples', '99'],
      ...['--out', folder.at(out), ...more],
    );
  const sum = (out: string) => {
    const { evidence } = folder.json(`${out}/findings.json`) as unknown as Findings;
    const { inside, outside } = evidence.comparison;
    return Math.round(inside.n * inside.mean + outside.n * outside.mean);
  };

  it('counts the events of the period, says so in the report, and replays the same', async () => {
    const ran = await counted('period', '--outcomes-period', '2012..2014-12');
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.err).toContain('2012 to 2014-12');
    const written = folder.json('period/study.json') as { settings: Record<string, unknown> };
    expect(written.settings).toMatchObject({ eventPeriod: { from: '2012', to: '2014-12' } });
    expect(folder.read('period/report.html')).toContain('2012 to 2014-12: 6 rows');
    const again = await shuseki('run', folder.at('period/study.json'), '--out', folder.at('more'));
    expect(again).toMatchObject({ status: 0 });
    expect(folder.read('more/firms.geojson')).toBe(folder.read('period/firms.geojson'));
  });

  it('is refused where it is no period, or there are no events', async () => {
    for (const wrong of ['soon', '2015..2016..2017', '..'])
      expect(await counted('no', '--outcomes-period', wrong)).toMatchObject({ status: 2 });
    const alone = ['--outcomes-period', '2015'];
    expect(await run('no', ...alone)).toMatchObject({ status: 2 });
  });

  it('without it all events count', async () => {
    expect(await counted('all', '--outcomes-date', '受賞日')).toMatchObject({ status: 0 });
    expect(sum('all')).toBe(20);
  });
});

const sabae = ['real/sabae/companies.csv', 'gazetteer/api-v2/ja.json'].every((path) =>
  existsSync(join(SHARED, path)),
);
const absent = sabae ? '' : ' (skipped: ../shared is not beside the project)';

describe.skipIf(!sabae)(`the companies of Sabae${absent}`, () => {
  it('are 1,785, of which 34 hold a patent, in one command', async () => {
    const answer = await shuseki(
      ...['run', '--firms', join(SHARED, 'real/sabae/companies.csv')],
      ...['--only', 'kind=301,302,303,304,305', '--yes-no'],
      ...['--outcomes', join(SHARED, 'real/sabae/patents.csv'), '--outcomes-key', 'company'],
      ...['--gazetteer', join(SHARED, 'gazetteer/api-v2'), '--no-report'],
      ...['--radius-km', '0.5', '--min-firms', '30', '--out', folder.at('sabae')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const { summary, evidence } = folder.json('sabae/findings.json') as unknown as Findings;
    expect(summary.firms - summary.apart).toBe(1785);
    const { inside, outside } = evidence.comparison;
    const holders = inside.n * inside.mean + outside.n * outside.mean;
    expect(Math.round(holders)).toBe(34);
  });
});
