import { beforeAll, describe, expect, it } from 'vitest';
import { messagesIn } from '../../../src/i18n';
import type { Findings, Municipality } from '../../../src/model';
import { comparedCells, comparedRows, groupName } from '../../../src/state/table/comparison-table';
import { pathTable } from '../../../src/state/table/path-table';
import { arrangeRows } from '../../../src/state/table/arrange-rows';
import {
  clusterOfGroup,
  clusterPaths,
  groupsOf,
  measureGroup,
  rowsOfGroup,
  type Group,
} from '../../../src/study';
import { shippedMunicipalities, smallStudy } from '../small-study';

let findings: Findings;
let municipalities: readonly Municipality[];
const m = messagesIn('en');
const saved = [{ name: 'both', firmIds: ['F1', 'F13'] }];

beforeAll(async () => {
  ({ findings } = await smallStudy());
  municipalities = await shippedMunicipalities();
});

function side(group: Group) {
  const rows = rowsOfGroup(findings, group, saved);
  const cluster = clusterOfGroup(findings, group);
  const [outcome] = findings.firms.outcomes;
  const measures = measureGroup(findings, rows, cluster, outcome, null);
  return { group, rows, cluster: cluster?.index ?? null, measures };
}

describe('comparedRows', () => {
  it('states both groups and how they differ', () => {
    const [first] = groupsOf(findings, saved);
    const [a, b] = [side(first), side({ kind: 'selection', key: 'both' })];
    const paths = clusterPaths(findings, findings.firms.outcomes[0], 0);
    const rows = comparedRows(a, b, findings.firms.outcomes[0], paths, m);
    const of = (key: string) => rows.find((row) => row.key === key)!;
    expect(of('firms')).toMatchObject({ a: '12', b: '2', difference: '+10' });
    expect(of('areaKm2')).toMatchObject({ b: '–', difference: '–' });
    // Twelve firms with 0, 1, 2 again and again against the two with 1 each.
    expect(of('outcome').a).toMatch(/^1\.00 \[0\.46, 1\.54\], n 12$/);
    expect(of('outcome').difference).toMatch(/^0\.00 \[/);
    expect(of('industries')).toMatchObject({ a: '眼鏡 100%', b: '眼鏡 50%, 金属 50%' });
    expect(of('agglomeration').a).toMatch(/percentile \d+$/);
    expect(of('agglomeration').b).toBe('–');
    expect(comparedRows(b, b, null, paths, m).map(({ key }) => key)).not.toContain('agglomeration');
  });
});

it('a spreadsheet is given plain minus signs', () => {
  const row = { key: 'k', label: 'l', a: '1', b: '3', difference: '−2 [−3, −1]' };
  expect(comparedCells(['h'], [row])).toEqual([['h'], ['l', '1', '3', '-2 [-3, -1]']]);
});

describe('groupName', () => {
  const name = (group: Group, language: 'ja' | 'en') =>
    groupName(group, findings, municipalities, language);

  it('is in the language of the page, and the key where the group is gone', () => {
    const sabae: Group = { kind: 'municipality', key: '18207' };
    expect(name(sabae, 'ja')).toBe('福井県鯖江市');
    expect(name(sabae, 'en')).toBe('Sabae');
    expect(name({ kind: 'cluster', key: 'gone' }, 'en')).toBe('gone');
    expect(name({ kind: 'prefecture', key: '福井県' }, 'ja')).toBe('福井県');
  });
});

describe('pathTable', () => {
  it('is sorted by where the chain breaks, whatever the step is called', () => {
    const [outcome] = findings.firms.outcomes;
    const paths = clusterPaths(findings, outcome, 0, { weakBelow: 0.6, strongFrom: 1 });
    const table = pathTable(findings, paths, m, 'en');
    const rows = arrangeRows(table, '', null, { key: 'breaks', ascending: true });
    const breaks = table.columns.find(({ key }) => key === 'breaks')!;
    const steps = Object.values(m.looking.path.step);
    const places = [...rows].map((row) => steps.indexOf(breaks.text(row)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const agglomeration = table.columns.find(({ key }) => key === 'agglomeration')!;
    expect(agglomeration.text(0)).toMatch(/^[\d.]+ · p\d+ · (weak|strong|middling)$/);
  });
});
