import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { pastedFiles } from '../../../src/state/opening/pasted';
import { readTable } from '../../../src/tables';

const clipboard = (text: string, files: readonly File[] = []) => ({
  getData: (format: string) => (format === 'text/plain' ? text : ''),
  files,
});

async function tableOf(text: string) {
  const [file] = pastedFiles(clipboard(text), '貼り付けた表');
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await readTable(file.name, bytes, {}, UNATTENDED);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

describe('what is pasted', () => {
  it('cells of a spreadsheet, quoted ones with line breaks, tabs and quotes too', async () => {
    const table = await tableOf(
      '企業名\t所在地\t備考\r\n㈱甲\t"福井県鯖江市\n西山町1"\t"「""枠"", 3,000円"""\r\n乙\t福井県越前市府中1\t\r\n',
    );
    expect(table.name).toBe('貼り付けた表.tsv');
    expect(table.header).toEqual(['企業名', '所在地', '備考']);
    expect(table.columns).toEqual([
      ['㈱甲', '乙'],
      ['福井県鯖江市\n西山町1', '福井県越前市府中1'],
      ['「"枠", 3,000円"', ''],
    ]);
  });

  it('a range without its header, and one that begins above it', async () => {
    const bare = await tableOf('㈱甲\t福井県鯖江市西山町1\n乙工業㈱\t福井県越前市府中1\n');
    expect(bare.rowCount).toBe(2);
    const titled = await tableOf(
      '令和5年度 企業一覧\t\t\n\t\t\n企業名\t所在地\t従業員数\n甲\t福井県鯖江市西山町1\t3\n乙\t福井県越前市府中1\t4\n合計\t\t7\n',
    );
    expect(titled.header[0]).toBe('企業名');
    expect(titled.rowCount).toBe(2);
  });

  it('the text of cells rather than the picture that Excel puts beside it', () => {
    const picture = new File(['x'], 'image.png');
    const files = pastedFiles(clipboard('a\tb\n1\t2', [picture]), 'pasted');
    expect(files.map(({ name }) => name)).toEqual(['pasted.tsv']);
    expect(pastedFiles(clipboard('', [picture]), 'pasted')).toEqual([picture]);
  });

  it('a GeoJSON or a study as what it is, and a word as nothing', () => {
    const [file] = pastedFiles(clipboard('{"type":"FeatureCollection"}\n'), 'pasted');
    expect(file.name).toBe('pasted.json');
    expect(pastedFiles(clipboard('鯖江市'), 'pasted')).toEqual([]);
  });
});
