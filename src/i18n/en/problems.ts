import type { ProblemCode, ProblemFacts, Where } from '../../model/problem';
import { formatCount, formatFixed, formatKm } from '../numbers';
import { backgroundProblems } from './background';
import { coordinateProblems } from './coordinate-problems';
import { eventProblems } from './event-problems';
import { faultOf } from './faults';
import { filters } from './filters';
import { industryInEnglish } from './industry-names';
import { institutionDoubts } from './institution-doubts';
import { layoutProblems } from './layout-problems';
import { settingName } from './settings';
import { sizeProblems } from './sizes';
import { tieProblems } from './tie-problems';
import { valueProblems } from './value-problems';

/** One clear sentence per code: what is wrong and what to do. The place (file, row, column) is put in front by `describeProblem`. */
export type ProblemSentences = {
  readonly [C in ProblemCode]: (facts: ProblemFacts[C], where: Where) => string;
};

/** What stands in the cells, each once. */
function named({ names, more }: { readonly names: string; readonly more: number }): string {
  const listed = names.split('\n').map((name) => `“${name}”`);
  return `${listed.join(', ')}${more > 0 ? ` and ${formatCount(more)} others` : ''}`;
}

function rows(n: number): string {
  return n === 1 ? '1 row' : `${formatCount(n)} rows`;
}

function files(n: number): string {
  return n === 1 ? '1 file' : `${formatCount(n)} files`;
}

const FETCH_REASONS: Readonly<Record<string, string>> = {
  unreachable: 'no connection',
  slow: 'no answer in time',
  'web-page': 'a web page came in place of the data',
};

/** Why a file did not come, in words; an HTTP status as it is. */
export const fetchReason = (reason: string): string => FETCH_REASONS[reason] ?? reason;

/** “甲” (rows 3, 9), … */
function repeatedFirms(f: ProblemFacts['firms-repeated']): string {
  const lines = f.lines.split('\n');
  const named = f.names.split('\n').map((name, i) => `“${name}” (rows ${lines[i]})`);
  return `${named.join(', ')}${f.more > 0 ? ` and ${formatCount(f.more)} others` : ''}`;
}

export const problems: ProblemSentences = {
  ...tieProblems,
  ...sizeProblems,
  ...coordinateProblems,
  ...eventProblems,
  ...backgroundProblems,
  ...layoutProblems,
  ...valueProblems,
  'ranges-asked': (f) =>
    `${f.column}: ${formatCount(f.rows)} ${f.rows === 1 ? 'row says a range' : 'rows say ranges'} (${f.example}), which ${f.rows === 1 ? 'counts' : 'count'} as missing until you say what to take of ${f.rows === 1 ? 'it' : 'them'}: lower end, middle or upper end (--ranges '${f.column}=middle').`,
  'ranges-taken': (f) =>
    `${f.column}: of ${formatCount(f.rows)} ranges was taken: ${{ lower: 'the lower end', middle: 'the middle', upper: 'the upper end', missing: 'nothing' }[f.take]}.${f.open > 0 && f.take !== 'missing' ? ` ${formatCount(f.open)} of them have no such end and are missing.` : ''}`,
  'response-unread': (f) =>
    `Can’t be read as answered or not in ${formatCount(f.rows)} rows, for example “${f.example}”; these firms count as not asked.`,
  'answer-without-response': (f) =>
    f.zero === f.rows
      ? `0 in ${formatCount(f.rows)} rows of firms that did not answer; taken as missing, not as 0.`
      : `${formatCount(f.rows)} firms that did not answer have a value (${formatCount(f.zero)} of them 0); the values are not used. If the column is not from the questionnaire, take the role “answered” away.`,
  'wave-without-response': (f) =>
    `${formatCount(f.rows)} firms have a wave but did not answer; the wave is not used.`,
  'yes-no-read': (f) => `Read as yes or no. Yes: ${f.yes}. No: ${f.no}.`,
  'sheets-differ': (f) =>
    `The sheet “${f.sheet}” has other columns than the first one: ${f.columns}. Cells that a sheet has not are empty.`,
  'sheet-chosen': (f) =>
    `The sheet “${f.sheet}” is read, since the first one, “${f.first}”, holds something else.`,
  'columns-joined': (f) =>
    `Columns of the sheet “${f.sheet}” that hold the same under another name were put together: ${f.columns}.`,
  'sheets-left-out': (f) =>
    `Not stacked, because their columns are others or they hold no table: ${f.sheets}.`,
  'file-not-of-study': () => 'The study does not name this file. It is not used.',
  'file-empty': () => 'The file is empty. Choose the file that holds the table.',
  'file-header-only': () => 'The file has a header line but no rows under it.',
  'file-binary': () =>
    'This is not a text table. Save it as CSV, TSV, Excel (.xlsx) or GeoJSON and open that.',
  'file-too-large': (f) =>
    `The file has ${formatCount(f.megabytes)} MB; the limit is ${formatCount(f.limitMegabytes)} MB. Split it into parts.`,
  'file-unreadable': (f) =>
    f.reason === 'encrypted'
      ? 'The workbook has a password. Remove it in Excel and save the workbook again.'
      : `The file could not be read (${faultOf(f.reason)}).`,
  'encoding-unknown': () =>
    'The text encoding could not be recognised. Choose it by hand, or save the file as UTF-8.',
  'digits-lost': (f) =>
    `${rows(f.rows)} with a number that has lost its last digits (for example ${f.example}): spreadsheets keep 15 digits and shorten long numbers. Enter identifiers such as corporate numbers again, as text.`,
  'rows-left-out': (f) =>
    `${formatCount(f.rows)} rows of totals, labels or notes are not counted as rows of the table (“${f.example}”).`,
  'table-below': (f) =>
    `Another table stands below the list and is not read: its columns are “${f.header}”, with ${rows(f.rows)} under them. To read it instead, choose row ${f.line} as the header (--header-row ${f.line}).`,
  'rows-identical': (f) =>
    `${rows(f.rows)} are the same in every cell as a row before (id “${f.example}”) and count once more. Check that no list was pasted twice.`,
  'rows-are-areas': (f) =>
    `These ${formatCount(f.rows)} rows are municipalities or prefectures (${f.example} …), one row each, and not firms. Open a list with one row for each firm.`,
  'firms-repeated': (f) =>
    `${rows(f.rows)} name a firm again that stood before, with the same name and address, and count once more: ${repeatedFirms(f)}. Take them out unless they are different sites.`,
  'sheets-together': (f) =>
    `Sheets of one form with other firms each (${f.sheets}) were read together as one list.`,
  'municipality-supplied': (f) =>
    `${rows(f.rows)} with an address that names no municipality. They are read as addresses in ${f.name}, which ${{ title: 'the title names', sheet: 'the sheet is named after', file: 'the file is named after', person: 'was given' }[f.from]}.`,
  'municipality-lacking': (f) =>
    `${formatCount(f.rows)} of ${formatCount(f.of)} addresses name no municipality. Say which municipality the list is of, and they can be placed (on the command line by --municipality, with its prefecture).`,
  'municipality-unknown': (f) =>
    `“${f.text}” is not one municipality. Give it as addresses have it, with its prefecture.`,
  'columns-empty': (f) =>
    `Without a single value, and so of no use: ${f.columns.split('\n').join(', ')}.`,
  'size-unused': (f) =>
    `No column is used as the number of employees. “${f.column}” (${f.example} …) seems to say the size; choose it as employees if it holds numbers or ranges.`,
  'ticks-read': (f) =>
    `“${f.column}” is read as ${f.mark} = yes, empty = no (${rows(f.rows)} are empty). If empty means no answer, say so: --codes '${f.column}:${f.mark}=yes'.`,
  'amounts-read': (f) =>
    `${rows(f.rows)} with amounts that say their unit (千円, 万円 …) are read in ${f.yen === 1 ? 'yen' : `${f.yen === 10_000 ? '万円 (10,000 yen)' : `units of ${formatCount(f.yen)} yen`}, as the header says`}.`,
  'amount-unit-missing': (f) =>
    `${rows(f.rows)} have no unit beside amounts that say theirs (“${f.example}”), and are not used. Name the unit in the header, such as 売上高（千円）.`,
  'dash-missing': (f) =>
    `${rows(f.rows)} hold only a dash, which is taken as not known. If it means none, say so: --codes '${f.column}:-=zero' (not known: -=missing).`,
  'dash-taken': (f) =>
    `${rows(f.rows)} hold only a dash, which is taken as ${f.as === 'zero' ? '0' : 'not known'}.`,
  'ditto-filled': (f) =>
    `What stands above was filled into ${formatCount(f.cells)} cells that repeat it by a mark (〃, 同上).`,
  'merged-filled': (f) =>
    `What merged cells say was filled into ${formatCount(f.cells)} cells below.`,
  'sheet-unknown': (f) =>
    `There is no sheet named “${f.wanted}”. The sheets are: ${f.sheets.join(', ')}.`,
  'encoding-damaged': (f) =>
    `${formatCount(f.characters)} characters could not be decoded; they stand as “\uFFFD”. Choose another encoding if the text looks wrong.`,
  'quote-stray': (f) =>
    `${rows(f.rows)} with a quotation mark in the middle of a cell (for example “${f.example}”); it is kept as written.`,
  'too-many-columns': (f) =>
    `The table has ${formatCount(f.columns)} columns; the limit is ${formatCount(f.limit)}. Check the delimiter, or remove columns.`,
  'shapefile-too-many-fields': (f) =>
    `A Shapefile holds at most ${formatCount(f.limit)} fields; this layer has ${formatCount(f.fields)}. Use GeoPackage instead.`,
  'shapefile-too-large': (f) =>
    `A Shapefile may be 2 GB at most; this layer would need ${formatCount(f.megabytes)} MB. Use GeoPackage instead.`,
  'row-too-short': (f) =>
    `${rows(f.rows)} with fewer fields than the header (${f.found} instead of ${f.expected}); the missing cells are left empty.`,
  'row-too-long': (f) =>
    `${rows(f.rows)} with more fields than the header (${f.found} instead of ${f.expected}); the surplus is left out. Check for unquoted delimiters.`,
  'quote-unclosed': () =>
    'A quotation mark is opened and never closed, so the rest of the file would be one cell. Close it in this line.',
  'geojson-invalid': (f) => `This is not valid GeoJSON (${faultOf(f.reason)}).`,
  'geojson-not-points': (f) => `Points are expected, ${f.found} was found.`,
  'column-missing': (f) => `No column was recognised for “${f.wanted}”. Choose it in the preview.`,
  'column-unknown': (f) => `There is no column named “${f.wanted}”. Check the spelling.`,
  'number-unreadable': (f) =>
    `${rows(f.rows)} with a value that is not a number (for example “${f.example}”); it counts as missing.`,
  'control-not-positive': (f) =>
    `${rows(f.rows)} with 0 or a negative number, which has no log; they count as missing. Take the column as a number to keep them.`,
  'id-duplicate': (f) =>
    `${rows(f.rows)} repeat an id that came before (for example “${f.example}”); the repetitions get a suffix.`,
  'id-missing': (f) => `${rows(f.rows)} without an id; they get their row number.`,
  'firms-none-located': () =>
    'No firm could be located. Check which columns hold the address or the coordinates.',
  'fix-unknown': (f) =>
    `${f.rows === 1 ? '1 fix' : `${formatCount(f.rows)} fixes`} of places name a firm that is not in the list (for example “${f.example}”); they are kept and have no effect.`,
  'fixes-invalid': (f) =>
    `This is not a file of fixes (${faultOf(f.reason)}). Open a file that “Save fixes” has written, or a study file.`,
  'gazetteer-fetch-failed': (f) =>
    `The gazetteer could not be fetched from ${f.url} (${fetchReason(f.reason)}). ${f.files > 0 ? `${files(f.files)} that came are kept; try again later and only the rest is fetched.` : 'Check the network and try again later.'}`,
  'too-coarse': (f) =>
    `${rows(f.rows)} located only to their municipality or not at all; they are in neither group and take no part in clusters. ${f.towns ? 'Look at their addresses in the review of places.' : 'A town gazetteer places them more finely.'}`,
  'out-of-scope': (f) =>
    `${rows(f.rows)} are outside the study’s scope (${filters.all(f.filters)}); they are in neither group and take no part in clusters.`,
  'codes-asked': (f) =>
    `The values of “${f.column}” could be codes (${f.values}). Nothing is taken of them until you say what they mean, under “Meaning of codes”.`,
  'scope-empty': (f) =>
    `No firm is within the study’s scope (${filters.all(f.filters)}). Check the values.`,
  'area-empty': () => 'No firm lies in this area; the selection stays as it was.',
  'filter-empty': (f) =>
    `No firm passes these filters (${filters.all(f.filters)}), so what was shown stays.`,
  'scope-column-unknown': (f) =>
    `The study’s scope names the column “${f.column}”, which the list of firms does not have.`,
  'institution-unknown': (f) =>
    `${rows(f.rows)} name an institution that is not in the list (${named(f)}); these ties are left out.`,
  'institution-not-located': (f) =>
    `${rows(f.rows)} of the institutions have no place (for example “${f.example}”); no distance to them is computed.`,
  'institution-towns-missing': (f) =>
    `The gazetteer in use does not place ${f.rows === 1 ? '1 institution' : `${formatCount(f.rows)} institutions`} in their towns: distances to them rest on coarser points (up to ± ${formatKm(f.errorKm)} km, “${f.example}”). If it has only some municipalities, fetch theirs too; if it has all, their towns are not in it, and coordinates in a list of institutions would place them.`,
  'institutions-extended': (f) =>
    `The list extends the ${formatCount(f.builtIn)} built-in institutions by id: ${formatCount(f.replaced)} replaced, ${formatCount(f.added)} added, ${formatCount(f.removed)} taken away as closed.`,
  'institutions-added-twice': (f) =>
    `${rows(f.rows)} of the list stand beside a built-in institution of the same name and place (for example “${f.example}”) and count twice. Give such a row the built-in id (${f.id}) to replace it.`,
  'institution-doubtful': (f) =>
    institutionDoubts.counted(f.rows, f.example, institutionDoubts.of[f.fault](f)),
  'firm-unknown': (f) =>
    `${rows(f.rows)} name a firm that is not in the list (${named(f)}); these ties are left out.`,
  'institution-ambiguous': (f) =>
    `${rows(f.rows)} name an institution that occurs several times in the list (${named(f)}); these ties are left out. Use ids.`,
  'firm-ambiguous': (f) =>
    `${rows(f.rows)} name a firm that occurs several times in the list (${named(f)}); these ties are left out. Use ids.`,
  'institutions-none-located': () =>
    'No institution has a place, so there is no proximity to measure. Check which columns hold the address or the coordinates, or use the institutions that ship with Shuseki.',
  'tie-to-itself': (f) =>
    `${rows(f.rows)} tie a firm to the institution of the same name (for example “${f.example}”); these ties are left out.`,
  'tie-repeated': (f) =>
    `${rows(f.rows)} repeat the firm, the institution, the kind of contact and the year of a row above (for example “${f.example}”); their contacts are added up. Remove them if they were entered twice.`,
  'frequency-negative': (f) =>
    `${rows(f.rows)} with a negative frequency (for example ${f.example}); it counts as missing, and the tie is kept.`,
  'industry-codes': (f) =>
    `The codes in ${rows(f.rows)} are read as the Japan Standard Industrial Classification (${f.example} is “${industryInEnglish(f.name)}”). Codes of 3 and 4 digits count as their major group.`,
  'industry-code-unknown': (f) =>
    `The Japan Standard Industrial Classification does not have the code in ${rows(f.rows)} (for example ${f.example}). It is kept as it is and counts as an industry of its own.`,
  'public-bodies': (f) =>
    `${rows(f.rows)} are bodies of the state or of local governments (${named(f)}). They count as firms until they are left out (--only '${f.only}' does so).`,
  'events-joined': (f) =>
    `${formatCount(f.matched)} of ${rows(f.rows)} match a firm; ${formatCount(f.firms)} firms have at least one.`,
  'event-unmatched': (f) =>
    `${rows(f.rows)} match no firm by id or name (${named(f)}); they are not counted.`,
  'event-ambiguous': (f) =>
    `${rows(f.rows)} match several firms of the same name (${named(f)}); they are not counted.`,
  'gazetteer-unreadable': (f) =>
    `This is not a gazetteer in the expected layout (${faultOf(f.reason)}). It needs ja.json and the folder ja.`,
  'gazetteer-file-missing': (f) =>
    `The gazetteer lacks ${files(f.files)} (for example ${f.example}); addresses there are located to their municipality only.`,
  'gazetteer-file-broken': (f) =>
    `${files(f.files)} of the gazetteer could not be read (for example ${f.example}); addresses there are located to their municipality only.`,
  'gazetteer-points-outside': (f) =>
    `In ${files(f.files)} of the gazetteer (such as ${f.example}), towns have coordinates outside Japan: ${rows(f.rows)}. Addresses there are placed in their municipality.`,
  'gazetteer-numbers-broken': (f) => {
    const why = {
      form: 'it is no file of numbers',
      cut: 'it is cut off',
      'other-kind': 'it holds another file',
      unread: 'it could not be read',
      'other-town': 'it has towns that the municipality lacks',
      outside: 'it has towns with coordinates far from the municipality',
    }[f.fault];
    return `${files(f.files)} of house and lot numbers can’t be used, or not all of it (for example ${f.example}: ${why}); addresses there are located to their town.`;
  },
  'parameter-out-of-range': (f) =>
    `${settingName(f.name)} is ${f.value}; it must be from ${f.least} to ${f.most}.`,
  'parameter-unknown': (f) =>
    `${settingName(f.name)} is “${f.value}”; it must be one of: ${f.known.join(', ')}.`,
  'parameter-unreadable': (f) =>
    `${settingName(f.name)} can’t be “${f.value}”: another type of value belongs there.`,
  'role-beyond-table': (f) =>
    `The study gives the role “${f.role}” to column ${f.column}; the table ends with column ${f.columns}.`,
  'study-file-invalid': (f) => `This is not a usable study file (${faultOf(f.reason)}).`,
  'archive-broken': (f) =>
    `The file is damaged or was cut short (${faultOf(f.reason)}). Copy or save it again; nothing was replaced.`,
  'study-file-newer': (f) =>
    `The study file has format ${f.format}, this version knows ${f.known}. Update Shuseki.`,
  'input-changed': () =>
    'The file is not the one that the study was made with (its SHA-256 differs). Open the original, or start a new study.',
  'input-missing': (f) => `The study needs the file ${f.path}. Put it there, or open it by hand.`,
  'worker-died': (f) =>
    `The computation stopped unexpectedly (${f.reason}). It was started again; the last findings stay.`,
  'worker-lost': (f) =>
    `The computation stopped${f.reason ? ` (${f.reason})` : ''} and could not be started again. What is on screen stays, but nothing new is computed. Try once more; if that does not help, reload the page.`,
  unforeseen: (f) =>
    `Something went wrong inside Shuseki (${f.reason}). What was on screen before stays. Please report it.`,
  'newer-version': () =>
    'A newer version of Shuseki is there, and this page can no longer fetch all parts of its own. Your study is kept: reload the page.',
  'part-missing': () =>
    'A part of the app could not be fetched. Check the connection and try again; if that does not help, reload the page.',
  'boundary-crosses-itself': (f) =>
    `The boundary “${f.name}” crosses or touches itself at ${formatFixed(f.lng, 5)}, ${formatFixed(f.lat, 5)}${f.places > 1 ? ` and in ${f.places - 1} more places` : ''}. The repair takes all that its lines surround.`,
  'boundary-outside-globe': (f) =>
    `A corner (${formatFixed(f.lng, 1)}, ${formatFixed(f.lat, 1)}) is no longitude and latitude in degrees; this boundary is left out. Coordinates in metres must be converted to degrees first.`,
  'boundary-without-area': () => 'None of the boundaries has an area.',
  'override-rests': (f) =>
    `${f.boundaries === 1 ? 'A drawn boundary rests' : `${formatCount(f.boundaries)} drawn boundaries rest`}: the definition no longer finds the derived cluster in whose place it was drawn (first core firm ${f.example}). It is kept and applies again once the cluster is found.`,
  'layer-crs': (f) =>
    f.system === 'plane'
      ? `The layer is in a plane coordinate system that is not known here (${f.name}). Convert it to longitude and latitude in JGD2011 (EPSG 6668), for instance with QGIS: Export, Save features as.`
      : `The layer's coordinate system (${f.name}) is not known here. Convert it to longitude and latitude in JGD2011 (EPSG 6668), for instance with QGIS: Export, Save features as.`,
  'layer-encoding-found': (f) =>
    `${f.told === '' ? 'The layer does not say how its text is written' : `Its text is not written as the .cpg file says (${f.told})`}; it is read as ${f.encoding}, for example “${f.example}”. ${f.sure ? '' : 'If that is no word, put a .cpg file with the right encoding beside it.'}`.trimEnd(),
  'layer-encoding': (f) =>
    `The .cpg file names an encoding that is not known here (“${f.name}”). Save the layer in UTF-8.`,
  'layer-no-shp': () =>
    'There is no .shp file. Choose a zip with the whole Shapefile, or its .shp, .dbf and .prj files together.',
  'layer-shp-alone': () =>
    'A .shp file holds shapes only. Choose a zip with the whole Shapefile, or its .shp, .dbf and .prj files together.',
  'layer-unknown': (f) =>
    `There is no layer named “${f.wanted}”. The layers are: ${f.layers.slice(0, 40).join(', ')}.`,
  'layer-cut-short': (f) =>
    `The .${f.part} is cut short: it has ${formatCount(f.bytes)} of ${formatCount(f.end)} bytes. Copy or download it again.`,
  'layer-bytes-behind': (f) =>
    `Behind the end of the data of the .${f.part} stand ${formatCount(f.bytes)} more bytes, which are not read.`,
  'layer-counts-differ': (f) =>
    `The .shp has ${f.shapes === 1 ? '1 shape' : `${formatCount(f.shapes)} shapes`}, the .dbf ${rows(f.rows)}. They are matched in their order; what one of them lacks is left empty.`,
  'layer-broken': () =>
    'The file is damaged or cut short, or is not of the kind that its name says. Save it anew.',
  'layer-none': () => 'The file holds no layer with features.',
  'layer-converted': (f) =>
    `Coordinates were converted from ${f.name} to longitude and latitude, to within a centimetre.`,
  'layer-converted-tokyo': (f) =>
    `Coordinates were converted from Tokyo Datum (${f.name}) to longitude and latitude. Places may be off by some ${f.metres} m (the stated accuracy of the three-parameter transformation, EPSG 15483); where that matters, convert the file with TKY2JGD first.`,
  'layer-unreadable': (f) => `The layer can't be read (${faultOf(f.reason)}). Save it anew.`,
  'boundary-not-polygon': (f) => `Polygons are expected, ${f.found} was found.`,
};
