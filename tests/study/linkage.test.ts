import { describe, expect, it } from 'vitest';
import {
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type LinkageSettings,
} from '../../src/model';
import { readStudyFile, writeStudyFile } from '../../src/study';
import { firmsCsv, prepare } from './made';

const FIRMS = { kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) } as const;

async function readTies(rows: readonly string[], header = '企業ID,機関ID,年間交流回数') {
  const text = [header, ...rows].join('\n');
  const { session, study } = await prepare([FIRMS, { kind: 'links', name: 'links.csv', text }]);
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const { links, problems } = run.value;
  return { links, problems: problems.filter(({ where }) => where.file === 'links.csv') };
}

describe('ties that can not be used as they stand', () => {
  it('with a negative frequency are kept without it', async () => {
    const { links, problems } = await readTies(['F1,univ-kitayama,-4', 'F2,univ-kitayama,3']);
    expect([...links.contactFrequency]).toEqual([NaN, 3]);
    expect(problems).toMatchObject([
      { code: 'frequency-negative', where: { row: 1 }, facts: { rows: 1, example: '-4' } },
    ]);
  });

  it('with words for a frequency are kept without it', async () => {
    const { links, problems } = await readTies(['F1,univ-kitayama,often', 'F2,univ-kitayama,3']);
    expect([...links.contactFrequency]).toEqual([NaN, 3]);
    expect(problems).toMatchObject([{ code: 'number-unreadable', facts: { example: 'often' } }]);
  });

  it('are added up and named where a row is repeated', async () => {
    const { links, problems } = await readTies([
      'F1,univ-kitayama,2',
      'F1,itc-kitayama,2',
      'F1,北山大学,2',
    ]);
    expect(links.count).toBe(3);
    expect(problems).toMatchObject([
      { code: 'tie-repeated', where: { row: 3 }, facts: { rows: 1 } },
    ]);
  });

  it('to unknown ends are left out and named', async () => {
    const { links, problems } = await readTies(['F9,univ-kitayama,2', 'F1,nowhere,2']);
    expect(links.count).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['firm-unknown', 'institution-unknown']);
  });

  it('of an institution with itself are left out and named', async () => {
    const firms = '企業ID,企業名,住所,経度,緯度\nA,北山大学,福井県松川市,137,36\n';
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firms },
      {
        kind: 'links',
        name: 'links.csv',
        text: '企業ID,機関ID,年間交流回数\nA,univ-kitayama,2\nA,itc-kitayama,1\n',
      },
    ]);
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    expect([...run.value.links.contactFrequency]).toEqual([1]);
    expect(run.value.problems).toContainEqual(
      expect.objectContaining({ code: 'tie-to-itself', facts: { rows: 1, example: 'A' } }),
    );
  });
});

describe('institutions of which none has a place', () => {
  it('are named once, and the study goes on', async () => {
    const text = 'id,name_ja,kind,address\nx,どこか大学,other,どこか\ny,どこか高専,kosen,どこか\n';
    const { session, study } = await prepare([
      FIRMS,
      { kind: 'institutions', name: 'institutions.csv', text },
    ]);
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const codes = run.value.problems.map(({ code }) => code);
    expect(codes).toContain('institutions-none-located');
    expect(codes).not.toContain('institution-not-located');
    expect([...run.value.proximity.nearest].every((nearest) => nearest === -1)).toBe(true);
  });
});

describe('settings of linkage in study.json', () => {
  const changed: LinkageSettings = {
    frequency: 'scale',
    scale: [
      { score: 1, perYear: 2 },
      { score: 2, perYear: 24 },
    ],
    kindWeights: { kosen: 2 },
    decay: 'power',
    halfKm: 15,
    years: [2005, 2007],
  };

  async function written(linkage?: LinkageSettings) {
    const settings = { ...DEFAULT_SETTINGS, ...(linkage ? { linkage } : {}) };
    return writeStudyFile((await prepare([FIRMS], { settings })).study);
  }

  it('come back as they were written', async () => {
    const text = await written(changed);
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.linkage).toEqual(changed);
    expect(writeStudyFile(read.value)).toBe(text);
  });

  it('of years alone are written too', async () => {
    const text = await written({ ...DEFAULT_LINKAGE, years: [1990, 2100] });
    const read = readStudyFile('study.json', text);
    expect(read.ok && read.value.settings.linkage?.years).toEqual([1990, 2100]);
  });

  it('of flows keep the kinds of contact, and none where all are shown', async () => {
    for (const flows of [{ ...DEFAULT_FLOWS, topics: ['相談', ''] }, DEFAULT_FLOWS]) {
      const settings = { ...DEFAULT_SETTINGS, flows };
      const text = writeStudyFile((await prepare([FIRMS], { settings })).study);
      const read = readStudyFile('study.json', text);
      expect(read.ok && read.value.settings.flows).toEqual(flows);
      expect(text.includes('topics')).toBe('topics' in flows);
    }
  });

  it('are left out where they say nothing new', async () => {
    expect(await written(DEFAULT_LINKAGE)).toBe(await written());
    expect(await written({ ...DEFAULT_LINKAGE, kindWeights: { kosen: 1 } })).toBe(await written());
  });

  it.each([
    ['linkage.halfKm', { halfKm: 0 }],
    ['linkage.years', { years: [2005, 2007.5] }],
    ['linkage.years', { years: [20, 2007] }],
    ['linkage.scale 1', { scale: [{ score: 1, perYear: -1 }] }],
    ['linkage.kindWeights kosen', { kindWeights: { kosen: -2 } }],
  ] as const)('are refused with %s out of range', async (name, wrong) => {
    const text = await written({ ...changed, ...wrong });
    expect(readStudyFile('study.json', text)).toMatchObject({
      ok: false,
      problem: { code: 'parameter-out-of-range', facts: { name } },
    });
  });
});
