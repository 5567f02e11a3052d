import type {
  ColumnCodes,
  FirmContacts,
  FirmRole,
  Findings,
  Problem,
  Roles,
  Table,
} from '../../model';
import { lostRows } from './events';

/**
 * How often firms say that they talk with institutions, whichever these are; null where no column says it, or another one names the
 * institution: then it is a tie's. Codes are levels of the question's own scale, other numbers contacts per year. Negative ones are
 * missing, and told.
 */
export function readContacts(
  table: Table,
  roles: Roles<FirmRole>,
  codes: readonly ColumnCodes[],
  read: (index: number) => Float64Array,
  problems: Problem[],
): FirmContacts | null {
  const index = roles.main_frequency?.[0];
  if (index === undefined || roles.main_institution?.length) return null;
  const column = table.header[index];
  const isCoded = codes.some((stated) => stated.column === column && stated.codes.length > 0);
  const values = read(index);
  const negative: number[] = [];
  values.forEach((value, row) => {
    if (value < 0) negative.push(row);
  });
  problems.push(...lostRows(table, index, 'frequency-negative', negative));
  for (const row of negative) values[row] = NaN;
  return { column, unit: isCoded ? 'level' : 'per-year', values };
}

/** What is known of how often firms talk with institutions. */
export interface Contacts extends Pick<FirmContacts, 'unit' | 'values'> {
  /** Header of the firms' own column; null for the sums of their ties. */
  readonly column: string | null;
}

/**
 * Contacts of each firm with institutions: the sum over its ties, 0 without one and NaN where a tie does not state its own; where no
 * ties are known, what the firm says itself. Null where nothing is known. Linear in firms and ties.
 */
export function contactsOf({
  firms,
  links,
}: {
  readonly firms: Pick<Findings['firms'], 'count' | 'contacts'>;
  readonly links: Pick<Findings['links'], 'count' | 'firm' | 'contactFrequency'>;
}): Contacts | null {
  if (links.count === 0) return firms.contacts ?? null;
  const values = new Float64Array(firms.count);
  for (let tie = 0; tie < links.count; tie++)
    values[links.firm[tie]] += links.contactFrequency[tie];
  return { column: null, unit: 'per-year', values };
}
