import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../src/tables';
import { Folder, SHARED, shuseki } from './terminal';

const BOOKS = join(SHARED, 'simulated/workbooks');
const there = existsSync(BOOKS);

interface TrueRow {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  readonly employees: number | null;
  readonly employeesRange: readonly [number, number | null] | null;
  readonly founded: string | null;
  readonly products: number | null;
  readonly productsRange: readonly [number, number | null] | null;
  readonly patents: number | null;
}

const truthOf = (name: string) =>
  (JSON.parse(readFileSync(join(BOOKS, `${name}.truth.json`), 'utf8')) as { rows: TrueRow[] }).rows;

// tests/cli/cells.test.ts, sheets.test.ts and tests/tables/made-workbooks.test.ts are the twins on made files.
describe.skipIf(!there)(
  `workbooks as industry divisions keep them${there ? '' : ' (skipped: ../shared is not beside the project)'}`,
  () => {
    const folder = new Folder();
    const run = (file: string, out: string, ...more: string[]) =>
      shuseki('run', '--firms', join(BOOKS, file), ...more, '--out', folder.at(out));
    const rowsOf = (out: string) => {
      const [head, ...rows] = folder
        .read(`${out}/analysis.csv`)
        .replace('\ufeff', '')
        .trim()
        .split(/\r?\n/);
      const names = head.split(',');
      return rows.map((row) =>
        Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell])),
      );
    };
    const features = (out: string) =>
      (
        folder.json(`${out}/firms.geojson`) as {
          features: { properties: Record<string, string> }[];
        }
      ).features.map(({ properties }) => properties);
    const byId = (rows: readonly TrueRow[], ids: readonly string[]) =>
      ids.map((id) => rows.find((row) => row.id === id)!);
    /** What a number is where a range gives its lower end. */
    const lower = (value: number | null, range: TrueRow['employeesRange']) =>
      value ?? range?.[0] ?? '';

    it('the survey of two sheets: its measures are found, and which ranges they hold is told', async () => {
      const answer = await run('survey-two-sheets.xlsx', 'unasked', '--sheet', 'all');
      expect(answer, answer.err).toMatchObject({ status: 0 });
      const measures = ['件数', '件数 (2)', '工程改善の有無'].map(
        (name) => `過去３年間のイノベーション › ${name}`,
      );
      expect(answer.err).toContain(`outcome = ${measures.join(' + ')}`);
      expect(answer.err.match(/10件以上/g)).toHaveLength(2);
      expect(answer.err).toContain('Yes: ○, 有. No: ×, 無.');
    });

    it('the survey of two sheets: rows, places, numbers, ranges and dates', async () => {
      const rows = truthOf('survey-two-sheets');
      const counts = '過去３年間のイノベーション › 件数';
      const ranges = ['--ranges', `規模・沿革 › 従業員数=lower;${counts}=lower`];
      for (const [column, key] of [
        [counts, 'products'],
        [`${counts} (2)`, 'patents'],
      ] as const) {
        const answer = await run(
          'survey-two-sheets.xlsx',
          key,
          '--sheet',
          'all',
          '--outcome',
          column,
          ...ranges,
        );
        expect(answer, answer.err).toMatchObject({ status: 0 });
        const found = rowsOf(key);
        const own = byId(
          rows,
          found.map(({ id }) => id),
        );
        expect(found).toHaveLength(rows.length);
        expect(own.every(Boolean)).toBe(true);
        expect(found.map(({ outcome }) => (outcome === '' ? '' : Number(outcome)))).toEqual(
          own.map((row) =>
            key === 'products' ? lower(row.products, row.productsRange) : (row.patents ?? ''),
          ),
        );
        expect(
          found.map(({ size }) => (size === '' ? '' : Math.round(Math.exp(Number(size))))),
        ).toEqual(own.map((row) => lower(row.employees, row.employeesRange)));
      }
      const placed = features('products');
      const own = byId(
        rows,
        placed.map((_, i) => rowsOf('products')[i].id),
      );
      expect(placed.map(({ name }) => name)).toEqual(own.map(({ name }) => name));
      placed.forEach((one, i) => expect(one.geocode_municipality).toContain(own[i].municipality));
      expect(placed.map((one) => parseDate(one['規模・沿革 › 設立年月'])?.text ?? null)).toEqual(
        own.map(({ founded }) => founded),
      );
    });

    it.each(['plain.xls', 'plain.ods', 'no-header.csv'])(
      '%s: rows, places and numbers',
      async (file) => {
        const rows = truthOf(file.replace(/\.\w+$/, ''));
        const answer = await run(file, file);
        expect(answer, answer.err).toMatchObject({ status: 0 });
        const found = rowsOf(file);
        expect(found.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
        if (file !== 'no-header.csv') {
          expect(found.map(({ outcome }) => outcome)).toEqual(
            rows.map(({ patents }) => String(patents ?? '')),
          );
          expect(
            found.map(({ size }) => (size === '' ? null : Math.round(Math.exp(Number(size))))),
          ).toEqual(rows.map(({ employees }) => employees));
        }
        features(file).forEach((one, i) => {
          expect(one.name).toBe(rows[i].name);
          expect(one.geocode_municipality).toContain(rows[i].municipality);
        });
      },
    );
  },
);
