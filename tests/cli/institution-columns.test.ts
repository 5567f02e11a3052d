import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const firms = folder.write(
  'firms.csv',
  [
    ',,,,連携先,,',
    '企業名,緯度,経度,新製品件数,福井大学,福井県工業技術センター,輸出',
    ...['○,,○', ',月1回,', '○,○,'].map(
      (marks, i) => `第${i + 1}工業,35.94,136.${18 + i},${i},${marks}`,
    ),
  ].join('\n'),
);
const run = (out: string, ...more: string[]) =>
  shuseki('run', '--firms', firms, ...more, '--no-report', '--out', folder.at(out));
const ties = (out: string) =>
  (
    folder.json(`${out}/links.geojson`) as { features: { properties: Record<string, unknown> }[] }
  ).features.filter(({ properties }) => properties.kind !== 'nearest').length;

describe('institutions as columns of the firms table', () => {
  it('are read as ties, and told with the way to leave them', async () => {
    const answer = await run('found');
    expect(answer.status).toBe(0);
    expect(answer.err).toContain('連携先 › 福井大学, 連携先 › 福井県工業技術センター');
    expect(answer.err).toContain('--institution-columns none');
    expect(ties('found')).toBe(4);
  });

  it('are those that a code book names, by question and answer or by name', async () => {
    const coded = folder.write(
      'coded.csv',
      [
        '企業名,緯度,経度,新製品件数,Q4_1,Q4_2,Q5',
        ...['1,0,', '0,1,○', '1,1,'].map(
          (marks, i) => `第${i + 1}工業,35.94,136.${18 + i},${i},${marks}`,
        ),
      ].join('\n'),
    );
    const book = folder.write(
      'book.csv',
      '変数,設問,コード,ラベル\nQ4,過去3年間に共同研究を行った相手,1,福井大学\nQ4,,2,福井県工業技術センター\nQ5,福井工業高等専門学校,,\n',
    );
    const args = ['--firms', coded, '--no-report', '--out', folder.at('coded')];
    const plain = await shuseki('run', ...args);
    expect(plain.err).not.toContain('Q4_1');
    const answer = await shuseki('run', ...args, '--codebook', book);
    expect(answer.status).toBe(0);
    expect(answer.err).toContain('Q4_1 (過去3年間に共同研究を行った相手: 福井大学)');
    const study = folder.json('coded/study.json') as { inputs: { firms: { roles: object } } };
    expect(study.inputs.firms.roles).toMatchObject({ institution_columns: [4, 5, 6] });
    expect(ties('coded')).toBe(5);
  });

  it('are those that a code book in the same workbook names, where --codebook says so', async () => {
    const book = utils.book_new();
    const list = [
      ['企業名', '緯度', '経度', '新製品件数', 'Q4_1', 'Q4_2'],
      ...[0, 1, 2].map((i) => [`第${i + 1}工業`, 35.94, 136.18 + i / 100, i, i % 2, (i + 1) % 2]),
    ];
    const codes = [
      ['変数', '設問', 'コード', 'ラベル'],
      ['Q4', '連携先', 1, '福井大学'],
      ['Q4', '', 2, '福井県工業技術センター'],
    ];
    utils.book_append_sheet(book, utils.aoa_to_sheet(list), '名簿');
    utils.book_append_sheet(book, utils.aoa_to_sheet(codes), 'コード表');
    const path = folder.at('book.xlsx');
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const of = (out: string, ...more: string[]) =>
      shuseki('run', '--firms', path, ...more, '--no-report', '--out', folder.at(out));
    expect((await of('without')).err).not.toContain('Q4_1');
    expect(ties('without')).toBe(0);
    expect((await of('with', '--codebook', path)).err).toContain('Q4_1 (連携先: 福井大学)');
    expect(ties('with')).toBe(3);
  });

  it('are not where --institution-columns says so, or names others', async () => {
    const none = await run('none', '--institution-columns', 'none');
    expect(none.status).toBe(0);
    expect(none.err).not.toContain('連携先 ›');
    expect(ties('none')).toBe(0);
    await run('one', '--institution-columns', '連携先 › 福井大学');
    expect(ties('one')).toBe(2);
    const study = folder.json('one/study.json') as { inputs: { firms: { roles: object } } };
    expect(study.inputs.firms.roles).toMatchObject({ institution_columns: [4] });
    expect(await run('bad', '--institution-columns', '京都大学')).toMatchObject({ status: 1 });
  });
});
