import { controlColumn, type Findings } from '../../model';
import { formatNumber, writeCsvForExcel } from '../../tables';
import { outcomeOf } from '../comparison/evidence';
import { modelColumns } from '../questions/model-columns';
import { neighboursTested } from '../questions/space';
import type { PromptSpecifications } from '../questions/specifications';
import type { ExportInput } from './input';
import type { ExportKind } from './export-kind';

/** Header of analysis.csv; `outcome` is the study's measure, the rest is as the regressions take it. */
export const ANALYSIS_COLUMNS = [
  'id',
  'simulated',
  'outcome',
  'inside',
  'cluster',
  'municipality',
  'proximity',
  'frequency',
  'subcontractor',
  'size',
  'industry',
  'region',
  'lng',
  'lat',
] as const;

/**
 * analysis.csv: what the comparison and the regressions are made of, a row per firm, '' where missing, each firm's
 * neighbours by their rows, and on which side it is by each definition of the specification curve. For replay.R.
 */
function analysisCsv(
  { study, findings }: ExportInput,
  curve: PromptSpecifications | null,
): Promise<string[]> {
  const columns = modelColumns(findings);
  const { firms, firmPlaces } = findings;
  const outcome = outcomeOf(study, findings)?.values ?? new Float64Array(firms.count).fill(NaN);
  const cells = (column: Float64Array | readonly string[]) =>
    column instanceof Float64Array ? Array.from(column, (value) => formatNumber(value)) : column;
  const own = findings.controls?.own ?? [];
  const offset = findings.controls?.offset?.values.map((value) =>
    value > 0 ? Math.log(value) : NaN,
  );
  const response = responseColumns(findings);
  const neighbours = neighboursTested(study, findings);
  return writeCsvForExcel(
    [
      ...ANALYSIS_COLUMNS,
      ...(firms.surveyWeights ? ['survey_weight'] : []),
      ...response.map(([name]) => name),
      ...(findings.density ? ['density'] : []),
      ...own.map((_, index) => controlColumn(index)),
      ...(offset ? ['offset'] : []),
      ...(neighbours ? ['neighbours'] : []),
      ...(curve ? ['definitions'] : []),
    ],
    [
      firms.id,
      new Array<string>(firms.count).fill(String(findings.simulated)),
      cells(outcome),
      cells(columns.inside),
      Array.from(findings.membership.clusterOf, (own) => (own < 0 ? '' : String(own))),
      firmPlaces.municipalityCode,
      cells(columns.proximity),
      cells(columns.frequency),
      cells(columns.subcontractor),
      cells(columns.size),
      cells(columns.industry),
      cells(columns.region),
      cells(firmPlaces.lng),
      cells(firmPlaces.lat),
      ...(firms.surveyWeights ? [cells(firms.surveyWeights.values)] : []),
      ...response.map(([, values]) => cells(values)),
      ...(findings.density ? [cells(columns.density)] : []),
      ...own.map(({ values }) => cells(values)),
      ...(offset ? [cells(offset)] : []),
      ...(neighbours ? [neighbours] : []),
      ...(curve ? [sidesOf(curve, firms.count)] : []),
    ],
  );
}

/** A letter per definition, i inside and o outside, since spreadsheets take figures for a number; '' for firms that are not in the curve. */
function sidesOf({ rows, inside }: PromptSpecifications, count: number): string[] {
  const sides = new Array<string>(count).fill('');
  rows.forEach((row, at) => {
    sides[row] = inside.map((column) => (column[at] === 1 ? 'i' : 'o')).join('');
  });
  return sides;
}

/** Who was asked and answered, in which class of which trait and in which wave, numbered from 1; '' for firms that were not asked. */
function responseColumns({ firms, response: found }: Findings): [string, Float64Array][] {
  const { response } = firms;
  if (!found || !response) return [];
  const { base, traits } = found;
  const asked = response.answered.map((one, firm) => (firms.apart?.[firm] === 1 ? NaN : one));
  const numbered = (of: Int32Array) => Float64Array.from(of, (at) => (at < 0 ? NaN : at + 1));
  return [
    ['answered', asked],
    ['response_base', base],
    ...traits.map(({ trait, of }): [string, Float64Array] => [`response_${trait}`, numbered(of)]),
    ...(response.waves
      ? [['response_wave', numbered(response.waves.of)] as [string, Float64Array]]
      : []),
  ];
}

export const analysisExport: ExportKind<'analysis.csv'> = {
  name: 'analysis.csv',
  type: 'text/csv',
  written: 'with-report',
  count: ({ firms }) => firms.count,
  make: async (input, { ask }) => analysisCsv(input, await ask('promptSpecifications', {})),
};
