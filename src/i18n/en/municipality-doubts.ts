import type { MunicipalityDoubt, MunicipalityFault } from '../../model';
import { formatCount, formatKm } from '../numbers';

type Facts = Omit<MunicipalityDoubt, 'row' | 'fault'>;

/** What is doubtful about a row of a list of municipalities. */
export const municipalityDoubts = {
  of: {
    unknown: (f) => `no municipality of Japan is “${f.given}”`,
    'former-name': (f) =>
      `the name is a former one${f.since === '' ? '' : ` (changed ${f.since})`}; its area is in ${f.found} now`,
    'former-code': (f) => `code ${f.given} is out of use since ${f.since}; it is ${f.found} now`,
    'code-differs': (f) => `the list says code ${f.given}, the name is that of ${f.found}`,
    'off-place': (f) =>
      `its point lies ${formatKm(f.km)} km from ${f.found}, where ${formatKm(f.reachKm)} km at most would be expected`,
    'same-twice': (f) => `${f.given} is in the list already, in line ${f.found}`,
  } satisfies Record<MunicipalityFault, (facts: Facts) => string> as Readonly<
    Record<MunicipalityFault, (facts: Facts) => string>
  >,
  missing: (names: readonly string[], more: number) =>
    `not in the list, of the prefectures that it has: ${names.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`,
  noColumns: (file: string) =>
    `${file}: no column of municipalities was found; name it 市区町村 or municipality, or give codes in 市区町村コード or municipality_code`,
};
