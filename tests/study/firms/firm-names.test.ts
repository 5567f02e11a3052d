import { describe, expect, it } from 'vitest';
import { foldName, UNATTENDED } from '../../../src/model';
import { withoutRepresentative } from '../../../src/model/text';
import { prepare } from '../made';

describe('a name with who represents the firm', () => {
  it.each([
    ['㈱山田製作所 代表取締役 山田太郎', '㈱山田製作所'],
    ['㈱山田製作所\u3000代表取締役社長\u3000山田 太郎', '㈱山田製作所'],
    ['㈱山田製作所\n代表取締役山田太郎', '㈱山田製作所'],
    ['株式会社山田製作所（代表取締役 山田太郎）', '株式会社山田製作所'],
    ['有限会社甲（代表：山田）', '有限会社甲'],
    ['鯖江眼鏡工業組合 理事長 佐藤花子', '鯖江眼鏡工業組合'],
    ['山田工芸 代表 山田太郎', '山田工芸'],
    ['甲工業 社長', '甲工業'],
  ])('is called without: %s', (cell, name) => {
    expect(withoutRepresentative(cell)).toBe(name);
    expect(foldName(cell)).toBe(foldName(name));
  });

  it.each([
    ...['株式会社代表', '株式会社 代表', '代表取締役 山田太郎', '社長メガネ', '株式会社社長の店'],
    ...['日本代表スポーツ店', '甲 代表作', '会長坂食品 本店'],
  ])('stays as it is: %s', (cell) => {
    expect(withoutRepresentative(cell)).toBe(cell);
  });

  it('is told, and finds its ties by the name alone', async () => {
    const text = '企業名,住所\n㈱甲製作所 代表取締役 山田太郎,福井県松川市1\n乙,福井県松川市2\n';
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text },
      { kind: 'links', name: 'links.csv', text: '企業名,連携先\n株式会社甲製作所,北山大学\n' },
    ]);
    const found = await session.run(study, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    const { firms, links, problems } = found.value;
    expect(firms.name).toEqual(['㈱甲製作所', '乙']);
    expect([...links.firm]).toEqual([0]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'names-with-representative',
        facts: { rows: 1, example: '㈱甲製作所 代表取締役 山田太郎', taken: '㈱甲製作所' },
      }),
    );
  });
});
