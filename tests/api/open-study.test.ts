import { describe, expect, it } from 'vitest';
import { EXPORTS, openStudy, UnusableStudy, type OpenOptions } from '../../src/api';
import { sha256Hex, StudySession } from '../../src/study';
import { UNATTENDED } from '../../src/model';
import { firmsCsv, INSTITUTIONS, MUNICIPALITIES } from '../study/made';

const encode = (text: string) => new TextEncoder().encode(text);
const FIRMS = { name: 'firms.csv', bytes: encode(firmsCsv(30, 20)) };
const OPTIONS: OpenOptions = {
  geodata: { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
};
const settings = { clusters: { radiusKm: 1, minFirms: 5 } };
const open = () => openStudy({ firms: FIRMS, settings }, OPTIONS);

const refusalOf = async (opening: Promise<unknown>): Promise<UnusableStudy> => {
  const caught: unknown = await opening.then(
    () => null,
    (error: unknown) => error,
  );
  expect(caught).toBeInstanceOf(UnusableStudy);
  return caught as UnusableStudy;
};

describe('a study by code', () => {
  it('finds what a session finds', async () => {
    const study = await open();
    const firms = await study.locate();
    expect(firms).toHaveLength(51);
    expect(firms[0]).toMatchObject({ level: 'point', errorKm: 0.05 });
    const clusters = await study.cluster();
    expect(clusters.length).toBeGreaterThan(0);
    const session = new StudySession(
      OPTIONS.geodata as ConstructorParameters<typeof StudySession>[0],
    );
    await session.readInput('firms', FIRMS.name, FIRMS.bytes, {}, UNATTENDED);
    const found = await session.run(study.study, UNATTENDED);
    expect(found.ok && found.value.clusters).toEqual(clusters);
  });

  it('takes other settings, which the study keeps, and refuses those that can’t be', async () => {
    const study = await open();
    const before = (await study.findings()).summary.inside;
    await study.cluster({ minFirms: 31 });
    expect(study.study.settings.clusters).toMatchObject({ radiusKm: 1, minFirms: 31 });
    expect((await study.findings()).summary.inside).toBeLessThan(before);
    const refused = await refusalOf(study.cluster({ radiusKm: -1 }));
    expect(refused.problem).not.toBeNull();
  });

  it('finds a definition where none is stated', async () => {
    const study = await openStudy({ firms: FIRMS }, OPTIONS);
    expect(study.study.settings.clusters.definition).toBe('wanted');
    await study.cluster();
    expect(['positions', 'undivided', 'wanted']).toContain(
      study.study.settings.clusters.definition,
    );
    await study.cluster({ radiusKm: 3 });
    expect(study.study.settings.clusters.definition).toBeUndefined();
  });

  it('writes every file that is always written, and asks as the app does', async () => {
    const study = await open();
    for (const { name, written, optional } of EXPORTS)
      if (written === 'always' && !optional)
        expect((await study.export(name))?.length, name).toBeGreaterThan(0);
    expect(await study.ask('locate', { address: '' })).not.toBeUndefined();
  });

  it('opens again what it saved, and a study.json with its files', async () => {
    const study = await open();
    const clusters = await study.cluster();
    const bytes = await study.save();
    const again = await openStudy({ study: { name: 'a.shuseki', bytes } }, OPTIONS);
    expect(await again.cluster()).toEqual(clusters);
    const json = { name: 'study.json', bytes: encode((await study.export('study.json'))!) };
    const files = [{ name: 'renamed.csv', bytes: FIRMS.bytes }];
    expect(await (await openStudy({ study: json, files }, OPTIONS)).cluster()).toEqual(clusters);
    const missing = await refusalOf(openStudy({ study: json }, OPTIONS));
    expect(missing.problem?.code).toBe('input-missing');
    const changed = [{ name: 'firms.csv', bytes: encode('x,y\n1,2\n') }];
    const other = await refusalOf(openStudy({ study: json, files: changed }, OPTIONS));
    expect(other.problem).toMatchObject({
      code: 'input-changed',
      facts: { expected: sha256Hex(FIRMS.bytes) },
    });
  });

  it('says what is wrong in one sentence, in both languages', async () => {
    const bare = { name: 'list.csv', bytes: encode('名称,数\n甲,1\n乙,2\n') };
    const [en, ja] = await Promise.all(
      (['en', 'ja'] as const).map((language) =>
        refusalOf(openStudy({ firms: bare }, { ...OPTIONS, language })),
      ),
    );
    expect(en.message).toMatch(/^list\.csv: .*address/);
    expect(ja.message).toMatch(/list\.csv.*住所/);
    const unknown = { ...FIRMS, columns: { outcome: '無い列' } };
    expect((await refusalOf(openStudy({ firms: unknown }, OPTIONS))).problem?.code).toBe(
      'column-unknown',
    );
    const role = { ...FIRMS, columns: { outcom: 'x' } };
    await expect(openStudy({ firms: role }, OPTIONS)).rejects.toThrow(/no role “outcom”/);
    const zip = { name: 'a.zip', bytes: Uint8Array.of(0x50, 0x4b, 3, 4) };
    await refusalOf(openStudy({ study: zip }, OPTIONS));
  });

  it('is refused without the gazetteer that it was made with, unless that is wanted', async () => {
    const study = await open();
    const text = (await study.export('study.json'))!;
    const gazetteer = { source: '作', date: '2024-01-15' };
    const made = JSON.stringify({ ...(JSON.parse(text) as object), gazetteer });
    const sources = { study: { name: 'study.json', bytes: encode(made) }, files: [FIRMS] };
    expect((await refusalOf(openStudy(sources, OPTIONS))).message).toContain('作');
    const bare = await openStudy(sources, { ...OPTIONS, gazetteer: null });
    expect(bare.study.gazetteer).toBeNull();
  });
});
