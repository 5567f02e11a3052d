import { beforeAll, describe, expect, it } from 'vitest';
import { formatKmWithError, LANGUAGES, messagesIn } from '../../../src/i18n';
import type { Findings } from '../../../src/model';
import { arrangeRows } from '../../../src/state/table/arrange-rows';
import {
  clusterTable,
  firmTable,
  institutionTable,
  nameOf,
  shownTable,
} from '../../../src/state/table/table-rows';
import { smallStudy } from '../small-study';

let findings: Findings;
beforeAll(async () => {
  ({ findings } = await smallStudy());
});

const firms = () => firmTable(findings, messagesIn('en'), 'en');

describe('the tables', () => {
  it('have a row for every firm, cluster and institution, and a text for every cell', () => {
    for (const language of LANGUAGES) {
      const m = messagesIn(language);
      for (const make of [firmTable, clusterTable, institutionTable]) {
        const table = make(findings, m, language);
        expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length);
        for (const column of table.columns) {
          expect(column.title).not.toBe('');
          for (let row = 0; row < table.count; row++) {
            expect(column.text(row)).toBeTypeOf('string');
            expect(column.text(row)).not.toMatch(/NaN|undefined|null/);
          }
        }
      }
    }
    expect(firms().count).toBe(26);
    expect(clusterTable(findings, messagesIn('ja'), 'ja').count).toBe(2);
  });

  it('show distances with their error, order by the distance, and say where institutions stand by', () => {
    const nearest = firms().columns.find(({ key }) => key === 'nearestKm')!;
    const row = findings.proximity.nearest.findIndex((institution) => institution >= 0);
    expect(nearest.text(row)).toMatch(/^[\d.,]+ km ± [\d.]+$/);
    expect(nearest.order(row)).toBe(findings.proximity.nearestKm[row]);
    expect([
      formatKmWithError(3.14, 0.8),
      formatKmWithError(24.6, 0.4),
      formatKmWithError(0.5),
    ]).toEqual(['3.1 km ± 0.8', '25 km ± 0.40', '0.50 km']);
    const m = messagesIn('ja');
    const source = institutionTable(findings, m, 'ja').columns.find(({ key }) => key === 'source')!;
    expect(Object.values(m.words.institutionSource)).toContain(source.text(0));
  });

  it('count for each institution the firms that are nearest to it', () => {
    const table = institutionTable(findings, messagesIn('en'), 'en');
    const column = table.columns.find(({ key }) => key === 'firmsNearest')!;
    let sum = 0;
    for (let row = 0; row < table.count; row++) sum += column.order(row) as number;
    expect(sum).toBe(findings.summary.located);
  });

  it('order institutions by their ties, partners and strength, where there are links', () => {
    const m = messagesIn('en');
    const { count } = findings.institutions;
    expect(institutionTable(findings, m, 'en').columns.map(({ key }) => key)).not.toContain('ties');
    const ties = {
      ties: Int32Array.from({ length: count }, (_, row) => (row === 2 ? 5 : row % 2)),
      degree: Int32Array.from({ length: count }, (_, row) => (row === 2 ? 4 : row % 2)),
      strength: Float64Array.from({ length: count }, (_, row) => (row === 3 ? 1200.25 : row)),
    };
    const table = institutionTable(findings, m, 'en', { ties });
    const first = (key: string) => arrangeRows(table, '', null, { key, ascending: false })[0];
    expect([first('ties'), first('partners'), first('strength')]).toEqual([2, 2, 3]);
    const shown = (key: string, row: number) =>
      table.columns.find((column) => column.key === key)!.text(row);
    expect([shown('ties', 2), shown('partners', 2), shown('strength', 3)]).toEqual([
      '5',
      '4',
      '1,200.3',
    ]);
  });

  it('read as they are shown, in the order that is asked for', () => {
    const { head, rows } = shownTable(firms(), [3, 1]);
    expect(head).toEqual(firms().columns.map(({ title }) => title));
    expect(rows.map(([name]) => name)).toEqual([3, 1].map((row) => findings.firms.name[row]));
  });

  it('name an institution in the language asked for, or in the one there is', () => {
    const { institutions } = findings;
    expect(nameOf(institutions, -1, 'ja')).toBe('');
    expect(nameOf(institutions, 0, 'ja')).toBe(institutions.nameJa[0]);
    const nameless = { ...institutions, nameEn: institutions.nameEn.map(() => '') };
    expect(nameOf(nameless, 0, 'en')).toBe(institutions.nameJa[0]);
  });
});

describe('rows as they are shown', () => {
  it('are all of them, in the order of the file', () => {
    expect([...arrangeRows(firms(), '', null, null)]).toEqual(
      Array.from({ length: 26 }, (_, i) => i),
    );
  });

  it('are those whose text holds the filter, whatever its width and case', () => {
    expect([...arrangeRows(firms(), ' far ', null, null)]).toEqual([24]);
    expect([...arrangeRows(firms(), '眼鏡', null, null)]).toHaveLength(12);
    expect([...arrangeRows(firms(), 'nowhere', null, null)]).toEqual([]);
    expect([...arrangeRows(firms(), '眼鏡', [3, 24], null)]).toEqual([3]);
    // Every word, in whatever columns and order.
    expect([...arrangeRows(firms(), '眼鏡　試験1', null, null)]).toEqual([1, 10, 11]);
    expect([...arrangeRows(firms(), '試験1 眼鏡', null, null, 'name')]).toEqual([]);
    expect(arrangeRows(firms(), '試験1', null, null, 'name')).toHaveLength(11);
  });

  it('are sorted by numbers as numbers, missing ones last in both directions', () => {
    const column = firms().columns.find(({ key }) => key === 'employees')!;
    for (const ascending of [true, false]) {
      const rows = [...arrangeRows(firms(), '', null, { key: 'employees', ascending })];
      expect(rows.at(-1)).toBe(24);
      const values = rows.slice(0, -1).map((row) => column.order(row) as number);
      const direction = ascending ? 1 : -1;
      expect([...values].sort((a, b) => (a - b) * direction)).toEqual(values);
    }
  });

  it('keep the order of the file among equals', () => {
    const rows = [...arrangeRows(firms(), '', null, { key: 'industry', ascending: true })];
    const eyewear = rows.filter((row) => row < 12);
    expect([...eyewear].sort((a, b) => a - b)).toEqual(eyewear);
    expect(rows.slice(-2).sort()).toEqual([24, 25]);
  });

  it('sort levels from fine to coarse, not by the alphabet', () => {
    const rows = [...arrangeRows(firms(), '', null, { key: 'level', ascending: true })];
    expect(rows.at(-1)).toBe(25);
  });

  it('stay as they are for a column that is not there', () => {
    expect([...arrangeRows(firms(), '', [2, 1], { key: 'no such', ascending: true })]).toEqual([
      2, 1,
    ]);
  });
});
