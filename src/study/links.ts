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
  const { links, losses } = matchLinks(
    {
      firm: table.columns[firmColumn],
      institution: table.columns[institutionColumn],
      contactFrequency: readNumbers(table, frequencyColumn, frequencyHeader, problems),
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
  );
  return { links, problems };
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
