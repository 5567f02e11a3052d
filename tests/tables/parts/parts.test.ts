import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable } from '../../../src/tables';
import { createRandom } from '../../../src/stats/random';
import { readPartByPart } from './part-by-part';

const HEADER = ['番号', '企業名', '所在地', '備考'];

function rowsOf(count: number): string[][] {
  return Array.from({ length: count }, (_, i) => [
    String(i + 1).padStart(5, '0'),
    `株式会社見本${i + 1}`,
    `福井県鯖江市神明町${1 + (i % 9)}-${i}`,
    i % 4 === 0 ? '' : '輸出+あり',
  ]);
}

const text = (rows: readonly (readonly string[])[], delimiter = ',', end = '\n') =>
  [HEADER, ...rows].map((cells) => cells.join(delimiter) + end).join('');
const quoted = (rows: readonly (readonly string[])[]) =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`));

/** The rows part by part, which must be those of the whole, with the same words; and how many were read by themselves. */
async function apartOf(bytes: Uint8Array, name = 'list.csv'): Promise<number> {
  const whole = await readTable(name, bytes, { verbatim: true }, UNATTENDED);
  const parts = await readPartByPart({ name, bytes }, { verbatim: true });
  expect(parts.ok).toBe(whole.ok);
  if (!whole.ok || !parts.ok) return 0;
  const { columns, rowCount } = whole.value;
  expect(parts.value.rows).toEqual(
    Array.from({ length: rowCount }, (_, row) => columns.map((column) => column[row])),
  );
  expect(parts.problems).toEqual(whole.problems);
  return parts.value.apart;
}

const utf8 = (content: string) => new TextEncoder().encode(content);

describe('a list that is read part by part', () => {
  const rows = rowsOf(200);

  it.each([
    ['plain', text(rows)],
    ['with CRLF', text(rows, ',', '\r\n')],
    ['by tabs', text(rows, '\t')],
    ['quoted', text(quoted(rows))],
    ['quoted, with CRLF', text(quoted(rows), ',', '\r\n')],
    ['without a line end', text(rows).trimEnd()],
    ['quoted, without a line end', text(quoted(rows)).trimEnd()],
    ['with blank lines', text(rows).replaceAll('\n', '\n\n')],
    [
      'with line breaks in cells',
      text(quoted(rows.map(([a, b, c, d]) => [a, `${b}\n支店`, c, d]))),
    ],
    ['with quotes in cells', text(quoted(rows.map(([a, b, c, d]) => [a, `"${b}"`, c, d])))],
    ['with a mark', `\ufeff${text(rows)}`],
  ])('has rows that stand by themselves: %s', async (_, content) => {
    expect(await apartOf(utf8(content))).toBeGreaterThan(140);
  });

  it.each([
    ['a row that is short', (all: string[][]) => (all[150] = ['00151', '株式会社見本'])],
    ['a row that is long', (all: string[][]) => (all[150] = [...all[150], 'もう一つ'])],
    ['a number that lost digits', (all: string[][]) => (all[150][3] = '1.23457E+12')],
    ['a damaged character', (all: string[][]) => (all[150][1] = '株式会社\ufffd')],
    ['a quote inside a cell', (all: string[][]) => (all[150][1] = '株式会社"見本"')],
    ['a quote without its partner', (all: string[][]) => (all[150][1] = '"株式会社見本')],
    ['a line end of another kind', (all: string[][]) => (all[150][3] = 'なし\r次')],
    ['a cell longer than a stretch', (all: string[][]) => (all[150][3] = '長'.repeat(500))],
    [
      'a quoted cell longer than a stretch',
      (all: string[][]) => (all[150][3] = `"${'長\n'.repeat(300)}"`),
    ],
  ])('tells of %s where it stands', async (_, change) => {
    for (const end of ['\n', '\r\n']) {
      const all = rowsOf(200);
      change(all);
      expect(await apartOf(utf8(text(all, ',', end)))).toBeGreaterThan(90);
    }
  });

  it('is read in its place where bytes of a character may look like a delimiter', async () => {
    const wide = new Uint8Array(Buffer.from(`\ufeff${text(rows)}`, 'utf16le'));
    expect(await apartOf(wide)).toBe(0);
  });

  it('has the same rows whatever is in them', async () => {
    const { uniform } = createRandom(20261201);
    const pieces = [
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '+',
      'E+12',
      '鯖江',
      'a',
      '\t',
      ';',
      '',
    ];
    const any = (count: number) =>
      Array.from({ length: count }, () => pieces[Math.floor(uniform() * pieces.length)]).join('');
    for (let i = 0; i < 150; i++) {
      const all = rowsOf(80);
      for (let k = Math.floor(uniform() * 4); k >= 0; k--)
        all[Math.floor(uniform() * 80)][Math.floor(uniform() * 4)] = any(6);
      await apartOf(utf8(text(i % 2 === 0 ? all : quoted(all))));
    }
  });
});
