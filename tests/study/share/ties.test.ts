import { describe, expect, it } from 'vitest';
import {
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type StudyFile,
} from '../../../src/model';
import { readStudyFile } from '../../../src/study';
import { prepare } from '../made';

const FIRMS = [
  '企業ID,企業名,住所,経度,緯度,親会社名,親会社住所,主な連携先,下請比率',
  'A,甲秘密工業,福井県松川市,137.01,36.01,秘密自動車,福井県竹原市,北山大学,35',
  'B,乙秘密工業,福井県松川市,137.02,36.02,秘密自動車,福井県竹原市,北山大字,80',
  'C,丙秘密工業,福井県竹原市,137.21,36.02,,,,0',
].join('\n');
const LINKS = [
  '企業ID,連携先,年間交流回数,内容,年度',
  'A,北山大学,4,秘密開発,2006',
  'B,北山大字,3,相談,2007',
  'C,北山大学,2,相談,',
].join('\n');

async function share(links: boolean, change: Partial<StudyFile>) {
  const { session, study } = await prepare(
    [
      { kind: 'firms', name: 'firms.csv', text: FIRMS },
      ...(links ? [{ kind: 'links', name: 'links.csv', text: LINKS } as const] : []),
    ],
    {
      linkFixes: [{ end: 'institution', text: '北山大字', id: 'univ-kitayama' }],
      ...change,
    },
  );
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const shared = await session.ask('share', { grid: 'third', exactEmployees: false });
  const text = (name: string) => shared!.files.find((file) => file.name === name)?.text ?? '';
  const read = readStudyFile('study.json', text('study.json'));
  if (!read.ok) throw new Error(read.problem.code);
  return { findings: run.value, text, study: read.value, shared: shared! };
}

describe('ties of a shared study', () => {
  it('keep their years, so that those of the settings still count, and not their kinds', async () => {
    const { text, study } = await share(true, {
      settings: {
        ...DEFAULT_SETTINGS,
        linkage: { ...DEFAULT_LINKAGE, years: [2007, 2100] },
        flows: { ...DEFAULT_FLOWS, topics: ['秘密開発'] },
      },
    });
    expect(text('links.csv').split(/\r?\n/)[0]).toBe(
      'firm_id,institution_id,contact_frequency,year',
    );
    const years = text('links.csv')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => line.split(',')[3]);
    expect(years.sort()).toEqual(['', '2006', '2007']);
    expect(study.settings.linkage?.years).toEqual([2007, 2100]);
    expect(study.settings.flows).toEqual(DEFAULT_FLOWS);
  });

  it('name neither parents nor what was written and chosen', async () => {
    for (const links of [true, false]) {
      const { shared, study, findings } = await share(links, {});
      const all = shared.files.map(({ text }) => text).join('\n');
      for (const word of ['秘密', '北山大字']) expect(all).not.toContain(word);
      expect(study.linkFixes).toBeUndefined();
      expect(shared.leftOut).toEqual(expect.arrayContaining(['親会社名', '親会社住所']));
      // The ties themselves are all there.
      const rows = shared.files
        .find(({ name }) => name === 'links.csv')!
        .text.trim()
        .split('\n');
      expect(rows.length - 1).toBe(findings.links.count);
    }
  });

  it('keep shares of sales as shares', async () => {
    const { text } = await share(true, {});
    const [head, ...rows] = text('firms.csv').trim().split(/\r?\n/);
    const at = head.split(',').indexOf('subcontractor');
    expect(rows.map((row) => row.split(',')[at]).sort()).toEqual(['0', '0.35', '0.8']);
  });
});
