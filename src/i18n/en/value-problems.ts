import { plane } from './plane';
import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';

type Code =
  | 'nothing-zero'
  | 'words-among-numbers'
  | 'scale-reversed'
  | 'coordinates-off-address'
  | 'coordinates-said-tokyo'
  | 'address-others'
  | 'plane-coordinates'
  | 'plane-converted'
  | 'map-links'
  | 'made-up-characters'
  | 'list-region-read'
  | 'list-region-open'
  | 'employees-marks'
  | 'firms-closed'
  | 'institutions-among'
  | 'firms-several-sites'
  | 'measure-unused'
  | 'rounds-read'
  | 'rounds-missing';
export type ValueProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);
const andOthers = (more: number): string => (more > 0 ? ` and ${formatCount(more)} others` : '');
const quoted = (lines: string): string =>
  lines
    .split('\n')
    .map((each) => `“${each}”`)
    .join(', ');

/** Sentences for what is noticed about the values and the meaning of columns. */
export const valueProblems: ValueProblemSentences = {
  'rounds-read': (f) =>
    `The list has ${f.names.length} rounds: ${f.names.map((name, at) => `“${name}” (${rows(f.rows[at])})`).join(', ')}. The study is about the last one; ${formatCount(f.again)} firms that are in several are followed over time.${f.folded > 0 ? ` ${formatCount(f.folded)} of them have ids of another form there (zeros in front).` : ''}`,
  'rounds-missing': (f) =>
    `${rows(f.rows)} ${f.rows === 1 ? 'does' : 'do'} not say the round and ${f.rows === 1 ? 'is' : 'are'} left out. Write the round there, or take the role from the column.`,
  'firms-several-sites': (f) => {
    const lines = f.lines.split('\n');
    const shown = f.names.split('\n').map((name, i) => `“${name}” (lines ${lines[i]})`);
    const again =
      f.repeated === ''
        ? ''
        : ` “${f.repeated}” is the same in all rows of some and may count again.`;
    return `${f.firms === 1 ? '1 firm stands' : `${formatCount(f.firms)} firms stand`} in ${rows(f.rows)} with different addresses: ${shown.join(', ')}${andOthers(f.more)}. Unless you take one row a firm, each row counts as one.${again} Step 1 offers one row a firm (the head office, else the first; on the command line --one-row-a-firm).`;
  },
  'employees-marks': (f) =>
    `${quoted(f.values)} in “${f.column}” (${rows(f.rows)}) can be no number of employees but a mark for no answer, and ${f.rows === 1 ? 'is' : 'are'} missing. If they are numbers, say so: --codes '${f.column}:numbers'.`,
  'firms-closed': (f) =>
    `“${f.column}” says that ${f.rows === 1 ? '1 firm is' : `${formatCount(f.rows)} firms are`} closed or dissolved (${quoted(f.values)}): ${quoted(f.names)}${andOthers(f.more)}. They count like all others until a filter leaves them out (on the command line --only '${f.only}').`,
  'institutions-among': (f) =>
    `“${f.column}” says that ${f.rows === 1 ? '1 row is an institution or office' : `${formatCount(f.rows)} rows are institutions or offices`} (${quoted(f.values)}): ${quoted(f.names)}${andOthers(f.more)}. They count as firms until a filter leaves them out (on the command line --only '${f.only}'); a list of institutions of their own makes distances and ties to them possible.`,
  'list-region-read': (f) =>
    `Towns without their municipality in ${rows(f.rows)} (for example “${f.example}”). Nearly all firms lie in ${f.region}, so the town is taken in the one municipality of the list that has it (${f.place}).`,
  'list-region-open': (f) =>
    `A town alone in ${rows(f.rows)} (for example “${f.example}”) could be ${f.place}, while nearly all firms lie in ${f.region}. Such rows have no place until you write the municipality or choose one in the review of places.`,
  'made-up-characters': (f) =>
    `${f.cells === 1 ? '1 name or address holds' : `${formatCount(f.cells)} names and addresses hold`} a character that only the computer that wrote the file has (“${f.example}”); it matches nothing. Write the name with an ordinary character.`,
  'nothing-zero': (f) => `Of “${f.column}”, ${rows(f.rows)} that say none (なし) count as 0.`,
  'words-among-numbers': (f) => {
    const counts = f.counts.split('\n');
    const words = f.words.split('\n');
    const shown = words.map((word, i) => `“${word}” (${rows(Number(counts[i]))})`);
    return `Among the numbers of “${f.column}” stand words: ${shown.join(', ')}. They are missing until you say what they are worth (on the command line --codes '${f.column}:${words[0]}=3', or =missing).`;
  },
  'scale-reversed': (f) =>
    `The greater numbers of “${f.column}” say less (${f.first}, ${f.last}). They count as they are numbered: read means and coefficients the other way round, or give the codes other numbers (--codes '${f.column}:1=5,2=4,…').`,
  'coordinates-off-address': (f) => {
    const lines = f.lines.split('\n');
    const km = f.km.split('\n');
    const shown = f.names.split('\n').map((name, i) => `“${name}” (line ${lines[i]}, ${km[i]} km)`);
    return `The coordinates of ${rows(f.rows)} contradict the address: ${shown.join(', ')}${andOthers(f.more)}. The coordinates are used. They contradict where they lie farther from the address than twice its error radius, at least 1 km; the review of places lists all of them under “Needs attention”, where each can be set.`;
  },
  'coordinates-said-tokyo': (f) =>
    `“${f.said}” says that the coordinates are in the old Tokyo Datum: ${rows(f.rows)} were moved by about ${formatCount(f.metres)} m to the north-west into WGS84 (Tobita’s approximation, good to about 10 m).`,
  'address-others': (f) =>
    `The address is taken from “${f.used}”. ${quoted(f.others)} also ${f.others.includes('\n') ? 'hold addresses and are' : 'holds addresses and is'} not used; give ${f.others.includes('\n') ? 'one of them' : 'it'} the role address instead (on the command line --address) if firms should stand there.`,
  'plane-coordinates': (f) => plane.metres(quoted(f.columns), f.example),
  'plane-converted': plane.converted,
  'measure-unused': (f) =>
    `${quoted(f.columns)} ${f.columns.includes('\n') ? 'are called like measures but hold' : 'is called like a measure but holds'} words (“${f.example}”) and ${f.columns.includes('\n') ? 'are' : 'is'} not used. Give the column the role measure (--outcome) to say what its words mean.`,
  'map-links': (f) =>
    `“${f.column}” holds links to maps (${rows(f.rows)}), from which no place is read: give longitude and latitude in columns of their own, or rely on the address.`,
};
