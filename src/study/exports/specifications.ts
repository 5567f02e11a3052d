import { formatNumber, writeCsvForExcel } from '../../tables';
import type { StudySpecifications } from '../questions/specifications';
import type { ExportKind } from './export-kind';

/** specifications.csv: a row per specification of the curve, ascending by estimate; definitions counted from 1, as in analysis.csv. */
function specificationsCsv(
  { outcomes, definitions, controls }: StudySpecifications,
  curve: Extract<StudySpecifications['curve'], { ok: true }>['value'],
): Promise<string[]> {
  const { specifications } = curve;
  const of = (index: number) => definitions[specifications[index].definition];
  const column = (text: (one: (typeof specifications)[number], index: number) => string) =>
    specifications.map(text);
  return writeCsvForExcel(
    [
      ...['definition', 'method', 'radius_km', 'min_firms', 'adopted', 'inside_share'],
      ...['outcome', 'controls', 'estimate', 'std_error', 'p_value', 'ci_low', 'ci_high'],
    ],
    [
      column(({ definition }) => String(definition + 1)),
      column((_, i) => of(i).method),
      column((_, i) => formatNumber(of(i).radiusKm)),
      column((_, i) => String(of(i).minFirms)),
      column((_, i) => String(of(i).adopted)),
      column((_, i) => formatNumber(of(i).insideShare)),
      column(({ outcome }) => outcomes[outcome]),
      column(({ control }) => controls[control].join(' ')),
      column(({ estimate }) => formatNumber(estimate)),
      column(({ stdError }) => formatNumber(stdError)),
      column(({ pValue }) => formatNumber(pValue)),
      column(({ ciLow }) => formatNumber(ciLow)),
      column(({ ciHigh }) => formatNumber(ciHigh)),
    ],
  );
}

export const specificationsExport: ExportKind<'specifications.csv'> = {
  name: 'specifications.csv',
  type: 'text/csv',
  written: 'with-report',
  optional: true,
  count: ({ firms }) => (firms.outcomes.length > 0 ? firms.count : 0),
  make: async (_, { ask }) => {
    const found = await ask('promptSpecifications', {});
    return found?.curve.ok ? specificationsCsv(found, found.curve.value) : null;
  },
};
