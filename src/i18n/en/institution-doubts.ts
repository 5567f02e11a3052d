import type { InstitutionDoubt, InstitutionFault } from '../../model';
import { formatCount, formatKm } from '../numbers';

type Facts = Omit<InstitutionDoubt, 'row' | 'fault'>;

/** What is doubtful about a row of a list of institutions. */
export const institutionDoubts = {
  of: {
    'no-name': () => 'it has no name',
    'no-place': () => 'it has neither coordinates nor an address that could be located',
    'off-address': (f) =>
      `its point lies ${formatKm(f.km)} km from its address, where ${formatKm(f.reachKm)} km at most would fit both`,
    'prefecture-differs': (f) => `the list says ${f.given}, the address is in ${f.found}`,
    'municipality-differs': (f) =>
      `the list says municipality ${f.given}, the address is in ${f.found}`,
    'same-twice': (f) => `it is in the list already, as “${f.found}”`,
    'former-name-in-use': (f) => `its former name “${f.given}” is the name of “${f.found}” now`,
    'kind-unknown': (f) => `the kind “${f.given}” is not known and counts as “other”`,
  } satisfies Record<InstitutionFault, (facts: Facts) => string> as Readonly<
    Record<InstitutionFault, (facts: Facts) => string>
  >,
  line: (line: number, name: string, doubt: string) => `line ${line}, ${name}: ${doubt}`,
  counted: (rows: number, example: string, doubt: string) =>
    `${rows === 1 ? '1 institution is' : `${formatCount(rows)} institutions are`} doubtful: of “${example}”, ${doubt}. Check the row; “shuseki institutions check” lists all of them.`,
  summary: (rows: number, all: number) =>
    rows === 0
      ? `nothing is doubtful in ${formatCount(all)} rows`
      : `${formatCount(rows)} of ${formatCount(all)} rows are doubtful`,
  noTowns:
    'no town gazetteer is in use, so that points are held against their municipality alone; "shuseki gazetteer fetch" fetches the towns',
};
