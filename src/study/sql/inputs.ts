import {
  GEOCODE_LEVELS,
  type Findings,
  type MultiPolygonCoordinates,
  type StudyFile,
} from '../../model';
import { writeCsv } from '../../tables';
import { clusterInput } from '../clusters';
import { dependenceOf } from '../comparison/evidence-groups';
import { outcomeOf } from '../comparison/evidence';
import { edgeRows } from './drawn';
import type { ColumnType, ReadStep } from './plan';

type Column = readonly [name: string, type: ColumnType, values: ArrayLike<number | string>];

/** A table that the script reads: its file, and how a script reads it. */
export interface SqlInput {
  readonly step: ReadStep;
  readonly columns: readonly Column[];
}

const input = (table: string, why: string, columns: readonly Column[]): SqlInput => ({
  columns,
  step: {
    kind: 'read',
    table,
    file: `${table}s.csv`,
    columns: columns.map(([name, type]) => [name, type]),
    why,
  },
});

const counted = (count: number): Int32Array => Int32Array.from({ length: count }, (_, i) => i);

/**
 * Firms, institutions and ties as a study has them, one row each, with coordinates to the last digit: the files hold 7 decimals elsewhere, which could
 * tell a firm at the edge of a radius otherwise. A firm is known by its row, a whole number from 0 that orders clusters.
 */
export function sqlInputs(study: StudyFile, findings: Findings): SqlInput[] {
  const { firms, firmPlaces, institutions, institutionPlaces, countedPlaces, links } = findings;
  const outcome = outcomeOf(study, findings);
  const { input: given } = clusterInput(firms, firmPlaces, study.settings.clusters);
  const { numbers, near } = dependenceOf(study.settings.models, findings, outcome?.values ?? null);
  const unknown = new Float64Array(firms.count).fill(NaN);
  const isCounted = Int32Array.from(countedPlaces.lng, (lng) => (Number.isNaN(lng) ? 0 : 1));
  const area = numbers && !near ? Float64Array.from(numbers, (n) => (n < 0 ? NaN : n)) : unknown;
  return [
    input('firm', 'firms: where they are, how well that is known, and what is looked at', [
      ['firm', 'whole', counted(firms.count)],
      ['id', 'text', firms.id],
      ['longitude', 'real', firmPlaces.lng],
      ['latitude', 'real', firmPlaces.lat],
      ['level', 'text', Array.from(firmPlaces.level, (code) => GEOCODE_LEVELS[code])],
      ['apart', 'whole', firms.apart ?? new Uint8Array(firms.count)],
      ['industry', 'text', firms.industry],
      ['weight', 'real', given.weight ?? unknown],
      ['outcome', 'real', outcome?.values ?? unknown],
      ['area', 'whole', area],
    ]),
    input('institution', 'institutions; distances are measured to those that count', [
      ['institution', 'whole', counted(institutions.count)],
      ['id', 'text', institutions.id],
      ['kind', 'text', institutions.kind],
      ['longitude', 'real', institutionPlaces.lng],
      ['latitude', 'real', institutionPlaces.lat],
      ['counted', 'whole', isCounted],
    ]),
    input('tie', 'ties between firms and institutions, by their rows', [
      ['tie', 'whole', counted(links.count)],
      ['firm', 'whole', links.firm],
      ['institution', 'whole', links.institution],
      ['contact_frequency', 'real', links.contactFrequency],
    ]),
  ];
}

/** Edges of drawn boundaries. */
export function edgeInput(boundaries: readonly MultiPolygonCoordinates[]): SqlInput {
  const rows = edgeRows(boundaries);
  const names = ['cluster', 'polygon', 'x1', 'y1', 'x2', 'y2'];
  return input(
    'edge',
    'edges of the drawn boundaries, from south to north',
    names.map((name, c) => [name, c < 2 ? 'whole' : 'real', rows.map((row) => row[c])]),
  );
}

/** The file of an input: empty cells are missing values. */
export async function inputText({ columns }: SqlInput): Promise<string> {
  const cells = columns.map(([, , values]) =>
    Array.from(values, (value) =>
      typeof value === 'number' && Number.isNaN(value) ? '' : String(value),
    ),
  );
  const pieces = await writeCsv(
    columns.map(([name]) => name),
    cells,
  );
  return pieces.join('');
}
