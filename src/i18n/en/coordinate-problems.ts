import type { ProblemFacts } from '../../model/problem';
import { formatCount, formatFixed, formatKm } from '../numbers';

type Code =
  | 'no-location'
  | 'places-of-squares'
  | 'addresses-roman'
  | 'addresses-abroad'
  | 'addresses-numbers'
  | 'names-with-representative'
  | 'coordinates-swapped'
  | 'coordinates-out-of-range'
  | 'coordinates-projected'
  | 'coordinates-outside-japan'
  | 'coordinates-tokyo-datum'
  | 'coordinates-incomplete';
export type CoordinateProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

/** Sentences about where rows say that they are: columns of coordinates, and addresses that no gazetteer has. */
const listed = (lines: string): string =>
  lines === ''
    ? ''
    : lines
        .split('\n')
        .map((each) => `“${each}”`)
        .join(', ');

/** Names with their addresses. */
const abroad = (f: ProblemFacts['addresses-abroad']): string => {
  const addresses = f.addresses.split('\n');
  const shown = f.names.split('\n').map((name, at) => `${name}: ${addresses[at]}`);
  return `${shown.join('; ')}${f.more > 0 ? `; ${formatCount(f.more)} more` : ''}`;
};

export const coordinateProblems: CoordinateProblemSentences = {
  'no-location': ({ columns = '', plane = '', numbers = '' }) => {
    const metres = listed(plane);
    const read = columns === '' ? '' : ` The columns are ${listed(columns)}.`;
    const alone =
      numbers === ''
        ? ''
        : ` A postcode or a telephone number alone (${listed(numbers)}) is not placed: add a column of addresses, if only of municipalities.`;
    return metres === ''
      ? `Neither an address nor coordinates were recognised. Choose the columns that hold them (on the command line --address, or --lon and --lat).${read}${alone}`
      : `Neither an address nor longitude and latitude were recognised. ${metres} hold metres of a plane. Choose their plane rectangular system where the list is opened, or say run --plane 6 (its number), and they become longitude and latitude.`;
  },
  'places-of-squares': (f) =>
    `The column holds codes of grid squares; places are the centres of these, for ${rows(f.rows)}, up to ±${formatKm(f.km)} km.`,
  'addresses-abroad': (f) =>
    `${f.rows === 1 ? '1 firm has an address' : `${formatCount(f.rows)} firms have addresses`} abroad (${abroad(f)}). They have no place, and take no part in clusters and distances. Give the address in Japan where there is one.`,
  'addresses-numbers': (f) =>
    `${f.rows === 1 ? '1 firm has' : `${formatCount(f.rows)} firms have`} a postcode or a telephone number in the place of an address (${abroad(f)}). Such a number alone is not placed. Give their addresses, if only the municipality, in the list or in the review of places.`,
  'names-with-representative': (f) =>
    `In ${rows(f.rows)} the name has who represents the firm behind it (“${f.example}”); the firm is called “${f.taken}”.`,
  'addresses-roman': (f) =>
    `${formatCount(f.rows)} of ${formatCount(f.of)} addresses are in Roman letters, which gazetteers do not have. Bring them in Japanese, or with coordinates.`,
  'coordinates-swapped': (f) =>
    `${rows(f.rows)} with latitude and longitude the wrong way round (for example ${f.example}); they were read the right way round.`,
  'coordinates-out-of-range': (f) =>
    `${rows(f.rows)} with coordinates out of range (for example ${f.example}); these rows are located by their address, or not at all.`,
  'coordinates-projected': (f) =>
    `${rows(f.rows)} with coordinates that look like metres of a projected system (for example ${f.example}). Convert them to degrees (WGS84).`,
  'coordinates-outside-japan': (f) =>
    `${rows(f.rows)} with coordinates outside Japan (such as ${f.example}): they are not used.`,
  'coordinates-tokyo-datum': (f) =>
    `The coordinates of ${rows(f.rows)} lie about ${formatFixed(f.shiftKm * 1000, 0)} m south-east of their addresses, as coordinates in the old Tokyo Datum do. Convert them to WGS84 (JGD2011).`,
  'coordinates-incomplete': (f) =>
    `${rows(f.rows)} with only one of the two coordinates; these rows are located by their address, or not at all.`,
};
