import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { outcomeOf, readStudyFile, withCodeBook, writeStudyFile } from '../../../src/study';
import { inLanguage } from '../../../src/study/firms/in-language';
import { prepare } from '../made';

const ROWS = Array.from(
  { length: 12 },
  (_, i) => `F${i},甲${i},${36 + i / 1000},137,${(i % 2) + 1},${i % 3 === 0 ? '1;2' : '2'}`,
);
const BOOK = {
  codes: [
    {
      column: '問1',
      codes: [
        { value: '1', means: 'yes', label: 'はい', labelEn: 'Yes' },
        { value: '2', means: 'no', label: 'いいえ', labelEn: 'No' },
      ],
    },
    {
      column: '問4',
      several: true,
      codes: [
        { value: '1', means: 'yes', label: '共同研究', labelEn: 'Joint research' },
        { value: '2', means: 'yes', label: '技術相談' },
      ],
    },
  ],
  names: [{ column: '問1', ja: '製品イノベーション', en: 'Product innovation' }],
} as const;

async function made() {
  const text = ['id,企業名,緯度,経度,問1,問4', ...ROWS].join('\n');
  const roles = { id: [0], name: [1], latitude: [2], longitude: [3], outcome: [4, 5] };
  const { session, study } = await prepare([{ kind: 'firms', name: 'f.csv', text, roles }]);
  return { session, study: { ...study, ...withCodeBook(study, BOOK) } };
}

describe('names in two languages', () => {
  it('label measures and answers in the session’s language, and values are the same', async () => {
    const { session, study } = await made();
    const labels: Record<string, string[]> = {};
    for (const language of ['ja', 'en'] as const) {
      session.language = language;
      const ran = await session.run(study, UNATTENDED);
      if (!ran.ok) throw new Error(ran.problem.code);
      const { outcomes } = ran.value.firms;
      labels[language] = outcomes.map(({ label }) => label);
      expect(outcomes.map(({ key }) => key)).toEqual(['問1', '問4=1', '問4=2']);
      expect([...outcomes[0].values].slice(0, 2)).toEqual([1, 0]);
    }
    expect(labels).toEqual({
      ja: ['製品イノベーション', '問4: 共同研究', '問4: 技術相談'],
      en: ['Product innovation', '問4: Joint research', '問4: 技術相談'],
    });
  });

  it('leave every file as it is, whatever the language', async () => {
    const { session, study } = await made();
    const files: string[] = [];
    for (const language of ['ja', 'en'] as const) {
      session.language = language;
      await session.run({ ...study, settings: { ...study.settings, yesNo: true } }, UNATTENDED);
      for (const name of ['findings.json', 'firms.geojson', 'analysis.csv', 'study.json'] as const)
        files.push(((await session.ask('export', { name })) ?? []).join(''));
    }
    expect(files.slice(4)).toEqual(files.slice(0, 4));
    expect(files[0]).toContain('"outcome": "問1 > 0"');
    expect(files[3]).toContain('Product innovation');
    expect(files[3]).not.toContain('shown');
  });

  it('come back from study.json, and what is shown is not kept', async () => {
    const { study } = await made();
    const shown = inLanguage(study, 'en');
    expect(outcomeOf(study, { firms: { outcomes: [] } })).toBeNull();
    expect(shown.columnNames?.[0].shown).toBe('Product innovation');
    const again = readStudyFile('study.json', writeStudyFile(shown));
    if (!again.ok) throw new Error(again.problem.code);
    expect(again.value.columnNames).toEqual(BOOK.names);
    expect(again.value.codes).toEqual(BOOK.codes);
  });

  it('stand in the place of those that were there for the same columns, beside the others', () => {
    const before = {
      columnNames: [
        { column: '問1', ja: '旧' },
        { column: '問9', ja: '九' },
      ],
    };
    expect(withCodeBook(before, { codes: [], names: BOOK.names }).columnNames).toEqual([
      { column: '問9', ja: '九' },
      BOOK.names[0],
    ]);
  });
});
