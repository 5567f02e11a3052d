import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const FIRMS = 120;
const gazetteer = writeGazetteer(folder.at('towns'));
const firms = folder.write('firms.csv', inventedFirms(FIRMS));
const events = folder.write('patents.csv', inventedEvents(FIRMS));
const STUDY = folder.at('study/study.json');

async function makeStudy(): Promise<void> {
  const made = await shuseki(
    ...['run', '--firms', firms, '--gazetteer', gazetteer, '--radius-km', '2', '--min-firms', '8'],
    ...['--outcomes', events, '--outcomes-key', '出願人', '--no-report'],
    ...['--out', folder.at('study')],
  );
  expect(made).toMatchObject({ status: 0 });
}

describe('shuseki share', () => {
  it('writes a study without names or addresses that runs by itself, gazetteer and all', async () => {
    await makeStudy();
    const answer = await shuseki(
      ...['share', STUDY, '--gazetteer', gazetteer, '--out', folder.at('shared')],
    );
    expect(answer).toMatchObject({ status: 0, out: '' });
    expect(answer.err).toMatch(/Recomputed: .*firms/);
    expect(answer.err).toMatch(/alone in their square and municipality/);
    expect(folder.names('shared')).toEqual(['firms.csv', 'study.json']);

    const run = await shuseki('run', folder.at('shared/study.json'), '--out', folder.at('rerun'));
    expect(run).toMatchObject({ status: 0 });
    const original = folder.json('study/findings.json') as { summary: Record<string, number> };
    const again = folder.json('rerun/findings.json') as { summary: Record<string, number> };
    expect(again.summary.firms).toBe(original.summary.firms);
    expect(again.summary.located).toBe(original.summary.located);
    const counts = (of: typeof again) =>
      ['clusters', 'inside', 'outside'].map((key) => of.summary[key].toLocaleString('en'));
    const [before, after] = [counts(original), counts(again)];
    expect(answer.err).toContain(
      `Clusters ${before[0]} → ${after[0]}, inside ${before[1]} → ${after[1]}, outside ${before[2]} → ${after[2]}.`,
    );

    // The made list's names and addresses, wherever they may have got to.
    const secrets = readFileSync(firms, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .flatMap((line) => [line.split(',')[1], line.split(',')[2]])
      .filter((text) => text.length > 2);
    expect(secrets.length).toBeGreaterThan(FIRMS);
    for (const sub of ['shared', 'rerun'])
      for (const name of readdirSync(folder.at(sub))) {
        const text = readFileSync(join(folder.at(sub), name), 'utf8');
        expect(
          secrets.filter((secret) => text.includes(secret)),
          name,
        ).toEqual([]);
      }
  });

  it('gives the same files again, and others for the finer grid', async () => {
    const share = (out: string, ...more: readonly string[]) =>
      shuseki('share', STUDY, '--gazetteer', gazetteer, '--out', folder.at(out), ...more);
    await share('again');
    expect(folder.read('again/firms.csv')).toBe(folder.read('shared/firms.csv'));
    expect(folder.read('again/study.json')).toBe(folder.read('shared/study.json'));
    await share('finer', '--grid', '500m');
    expect(folder.read('finer/firms.csv')).not.toBe(folder.read('shared/firms.csv'));
  });

  it('never writes over the study that it shares', async () => {
    const answer = await shuseki(
      ...['share', STUDY, '--gazetteer', gazetteer, '--out', folder.at('study')],
    );
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('is part of the study');
    const before = folder.read('firms.csv');
    const beside = folder.write('study.json', folder.read('study/study.json').replace('../', ''));
    expect(
      (await shuseki('share', beside, '--gazetteer', gazetteer, '--out', folder.path)).status,
    ).toBe(1);
    expect(folder.read('firms.csv')).toBe(before);
  });

  it('says what is wrong with its options', async () => {
    expect((await shuseki('share', STUDY)).status).toBe(2);
    expect((await shuseki('share', '--out', folder.at('x'))).status).toBe(2);
    const grid = await shuseki('share', STUDY, '--out', folder.at('x'), '--grid', '2km');
    expect(grid.err).toContain('1km, 500m');
  });
});
