import { ROLE_CODE, type Findings } from '../../model';
import { formatNumber, writeCsvForExcel } from '../../tables';
import type { Agglomeration } from '../../cluster';
import { intervalOf, quotientsOf } from '../quotients';
import type { QuotientWithInterval, StudyAgglomeration } from '../questions/agglomeration';
import type { ExportKind } from './export-kind';

/** Industries that firms of the study have, by the number of firms. */
function industriesIn({ firms: { industry, apart } }: Findings): number {
  return new Set(industry.filter((name, firm) => name !== '' && apart?.[firm] !== 1)).size;
}

const cells = <T>(rows: readonly T[], of: (row: T) => number): string[] =>
  rows.map((row) => formatNumber(of(row)));

const BLANK = { employees: NaN, areas: NaN, g: NaN, herfindahl: NaN, gamma: NaN, z: NaN };

/** industries.csv: a row per industry with Ellison and Glaeser's index over municipalities; '' where there is none. */
export function industriesCsv({
  industries,
  quotients,
  index,
}: StudyAgglomeration): Promise<string[]> {
  const counts = new Map(quotients.map(({ industry, table }) => [industry, table.marked]));
  const found = new Map(index?.industries.map((each) => [each.industry, each]));
  const rows = industries.map((name, k): { name: string } & Omit<Agglomeration, 'industry'> => ({
    ...BLANK,
    firms: 0,
    pValue: NaN,
    qValue: NaN,
    few: true,
    ...found.get(k),
    name,
  }));
  const drawn = (value: number | undefined) =>
    rows.map(({ pValue }) => (Number.isNaN(pValue) ? '' : formatNumber(value ?? NaN)));
  return writeCsvForExcel(
    [
      ...['industry', 'firms', 'firms_with_employees', 'employees', 'municipalities'],
      ...['raw_concentration', 'plant_herfindahl', 'ellison_glaeser', 'z_value'],
      ...['p_value', 'q_value', 'draws', 'seed'],
    ],
    [
      rows.map(({ name }) => name),
      cells(rows, ({ name }) => counts.get(name) ?? NaN),
      cells(rows, ({ firms }) => firms),
      cells(rows, ({ employees }) => employees),
      cells(rows, ({ areas }) => areas),
      cells(rows, ({ g }) => g),
      cells(rows, ({ herfindahl }) => herfindahl),
      cells(rows, ({ gamma }) => gamma),
      cells(rows, ({ z }) => z),
      cells(rows, ({ pValue }) => pValue),
      cells(rows, ({ qValue }) => qValue),
      drawn(index?.draws),
      drawn(index?.seed),
    ],
  );
}

interface Row {
  readonly kind: 'cluster' | 'municipality';
  readonly id: string;
  readonly name: string;
  readonly quotient: QuotientWithInterval;
}

/** location-quotients.csv: a row per industry and cluster, then per industry and municipality, with the exact interval. */
export function quotientsCsv(findings: Findings, found: StudyAgglomeration): Promise<string[]> {
  const { membership, clusters } = findings;
  const isHeld = membership.role.some((role) => role !== ROLE_CODE.excluded);
  const rows: Row[] = [
    ...(isHeld ? quotientsOf(findings).flat() : []).map((quotient): Row => {
      const [low, high] = intervalOf(quotient);
      const { nameJa } = clusters[quotient.cluster];
      const id = String(quotient.cluster);
      return { kind: 'cluster', id, name: nameJa, quotient: { ...quotient, low, high } };
    }),
    ...found.quotients.map((quotient): Row => {
      const { code, prefecture, name } = found.municipalities[quotient.cluster];
      return { kind: 'municipality', id: code, name: `${prefecture}${name}`, quotient };
    }),
  ];
  const column = (of: (quotient: QuotientWithInterval) => number) =>
    cells(rows, ({ quotient }) => of(quotient));
  return writeCsvForExcel(
    [
      ...['area', 'area_id', 'area_name', 'industry', 'firms', 'area_firms', 'industry_firms'],
      ...['all_firms', 'location_quotient', 'ci_low', 'ci_high', 'p_value', 'q_value', 'few_firms'],
    ],
    [
      rows.map(({ kind }) => kind),
      rows.map(({ id }) => id),
      rows.map(({ name }) => name),
      rows.map(({ quotient }) => quotient.industry),
      column(({ table }) => table.found),
      column(({ table }) => table.drawn),
      column(({ table }) => table.marked),
      column(({ table }) => table.all),
      column(({ quotient }) => quotient),
      column(({ low }) => low),
      column(({ high }) => high),
      column(({ pValue }) => pValue),
      column(({ q }) => q),
      rows.map(({ quotient }) => String(quotient.small)),
    ],
  );
}

export const industriesExport: ExportKind<'industries.csv'> = {
  name: 'industries.csv',
  type: 'text/csv',
  written: 'always',
  optional: true,
  count: industriesIn,
  make: async (_, { ask }) => {
    const found = await ask('agglomeration', {});
    return found && industriesCsv(found);
  },
};

export const quotientsExport: ExportKind<'location-quotients.csv'> = {
  name: 'location-quotients.csv',
  type: 'text/csv',
  written: 'always',
  optional: true,
  count: industriesIn,
  make: async ({ findings }, { ask }) => {
    const found = await ask('agglomeration', {});
    return found && quotientsCsv(findings, found);
  },
};
