import { matchLinks } from '../linkage';
import type {
  FirmColumns,
  LinkColumns,
  LinkRole,
  PlaceColumns,
  Problem,
  Roles,
  Table,
} from '../model';
import { lostRows } from './events';
import { readNumbers } from './firms';
import type { InstitutionsRead } from './institutions';

export interface LinksRead {
  readonly links: LinkColumns;
  readonly problems: readonly Problem[];
}

/**
 * Reads a table of ties: each row names a firm and an institution by id or name. Rows of which one end is unknown or
 * ambiguous are left out and counted. Without a table there are no ties.
 */
export function readLinks(
  firms: FirmColumns,
  places: PlaceColumns,
  institutions: InstitutionsRead,
  table: Table | undefined,
  roles: Roles<LinkRole> | undefined,
): LinksRead {
  const firmColumn = roles?.firm?.[0];
  const institutionColumn = roles?.institution?.[0];
  if (!table || firmColumn === undefined || institutionColumn === undefined)
    return { links: noLinks(), problems: [] };

  const problems: Problem[] = [];
  const frequencyColumn = roles?.contact_frequency?.[0];
  const frequencyHeader = table.header[frequencyColumn ?? -1] ?? '';
  const topicColumn = roles?.topic?.[0];
  const { columns } = institutions;
  const frequency = readNumbers(table, frequencyColumn, frequencyHeader, problems);
  const negative = withoutNegative(frequency);
  const { links, losses, rowOf } = matchLinks(
    {
      firm: table.columns[firmColumn],
      institution: table.columns[institutionColumn],
      contactFrequency: frequency,
      topic:
        topicColumn === undefined
          ? new Array<string>(table.rowCount).fill('')
          : table.columns[topicColumn],
    },
    { id: firms.id, names: [firms.name], lng: places.lng, lat: places.lat },
    {
      id: columns.id,
      names: [columns.nameJa, columns.nameEn],
      lng: institutions.places.lng,
      lat: institutions.places.lat,
    },
  );
  problems.push(
    ...lostRows(table, firmColumn, 'firm-unknown', losses.firmUnmatched),
    ...lostRows(table, firmColumn, 'firm-ambiguous', losses.firmAmbiguous),
    ...lostRows(table, institutionColumn, 'institution-unknown', losses.institutionUnmatched),
    ...lostRows(table, institutionColumn, 'institution-ambiguous', losses.institutionAmbiguous),
    ...lostRows(table, firmColumn, 'tie-to-itself', losses.toItself),
    ...lostRows(table, firmColumn, 'tie-repeated', repeatedRows(links, rowOf)),
    ...(frequencyColumn === undefined
      ? []
      : lostRows(table, frequencyColumn, 'frequency-negative', negative)),
  );
  return { links, problems };
}

/** Makes negative frequencies missing; their rows, ascending. */
function withoutNegative(frequency: Float64Array): number[] {
  const rows: number[] = [];
  frequency.forEach((value, row) => {
    if (!(value < 0)) return;
    rows.push(row);
    frequency[row] = NaN;
  });
  return rows;
}

/** Rows whose firm, institution and topic all stood together in a row before; `rowOf` has the row of each tie. */
function repeatedRows(links: LinkColumns, rowOf: Int32Array): Int32Array {
  const seen = new Set<string>();
  return rowOf.filter((_, tie) => {
    const key = `${links.firm[tie]} ${links.institution[tie]} ${links.topic[tie]}`;
    const known = seen.has(key);
    seen.add(key);
    return known;
  });
}

function noLinks(): LinkColumns {
  return {
    count: 0,
    firm: new Int32Array(0),
    institution: new Int32Array(0),
    contactFrequency: new Float64Array(0),
    topic: [],
    distanceKm: new Float64Array(0),
  };
}
