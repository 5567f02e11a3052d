import { formatCount } from '../numbers';
import { help } from './cli-help';
import { fetchReason } from './problems';

/** Lists names for a sentence, not more than a line can hold. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, 20).join(', ');
  return names.length > 20 ? `${shown}, …` : shown;
}

const rows = (n: number) => (n === 1 ? '1 row' : `${formatCount(n)} rows`);
const firms = (n: number) => (n === 1 ? '1 firm' : `${formatCount(n)} firms`);

/** What the command line says. */
export const cli = {
  prefix: 'shuseki: ',
  warning: 'warning: ',
  help,
  usage: {
    notCodes: (text: string) =>
      `--codes takes a column and its codes, as in 'Q1:1=yes,2=no,9=missing' (${text}); a code means yes, no, level (a step; of words in the order in which you write them, the least first), missing (no answer), zero (0) or a number that it is worth, and COL:numbers takes a column as it is`,
    notRanges: (text: string) =>
      `--ranges takes a column and lower, middle, upper or missing, as in employees=middle (${text})`,
    notAScale: (text: string) =>
      `--scale takes a column and its first and last step, as in Q6=1..5 (${text})`,
    needsErrors: (option: string, errors: string) => `${option} goes with --errors ${errors}`,
    notAControl: (text: string) =>
      `--control takes a column and how it is taken, as in 'years' or 'sales:log;form:category=KK' (${text})`,
    notAScope: (text: string) =>
      `--only takes a column and what is asked of it, as in kind=301,302, employees=10..50 or founded@2015..2020; "${text}" is not that`,
    sizesUnknown: (firms: number, isUnitOpen: boolean) =>
      `${formatCount(firms)} firms can't be judged by the SME Basic Act; say with --size-unknown in or --size-unknown out whether the study is about them${isUnitOpen ? '. The unit of capital is not known either: --capital-unit says it, and more can be judged' : ''}`,
    notAPeriod: (option: string, text: string) =>
      `${option} takes a year, a month, a day or two of them, as in 2015, 2015..2020-03 or 2015..; "${text}" is not that`,
    notABox: '--only-box takes west, south, east and north in degrees, as in 136.1,35.9,136.3,36.0',
    unknownCommand: (name: string) =>
      `there is no command "${name}"; the commands are geocode, cluster, proximity, evidence, run, convert, sql, open, share, institutions check, municipalities check, gazetteer build, gazetteer fetch`,
    noCommand:
      'name a command: geocode, cluster, proximity, evidence, run, convert, sql, open, share, institutions check, municipalities check, gazetteer build or gazetteer fetch',
    seeHelp: (command: string) => `(shuseki ${command} --help)`,
    unknownOption: (name: string) => `there is no option ${name}`,
    missingValue: (name: string) => `${name} needs a value`,
    noValue: (name: string) => `${name} takes no value`,
    missingOption: (name: string) => `${name} is missing`,
    missingArgument: (what: string) => `${what} is missing`,
    surplusArgument: (text: string) => `"${text}" is one argument too many`,
    notANumber: (name: string, value: string) => `${name} is "${value}"; it must be a number`,
    notWhole: (name: string, value: string) => `${name} is ${value}; it must be a whole number`,
    outOfRange: (name: string, value: string, least: number, most: number) =>
      `${name} is ${value}; it must be from ${least} to ${most}`,
    notOneOf: (name: string, value: string, choices: readonly string[]) =>
      `${name} is "${value}"; it must be one of ${choices.join(', ')}`,
    notTogether: (one: string, other: string) => `${one} and ${other} don't go together`,
    roundsOfFiles: (name: string, files: number) =>
      `${name} takes ${files} different names apart by commas, one for each file (2019,2024)`,
    needs: (one: string, other: string) => `${one} needs ${other}`,
    groupsAreClusters: (column: string) =>
      `--groups ${column}: errors can't be clustered by Shuseki's own clusters; name municipalities or prefectures`,
  },
  input: {
    missing: (path: string) => `${path}: there is no such file`,
    isFolder: (path: string) => `${path}: this is a folder; name a file in it`,
    unreadable: (path: string, reason: string) => `${path}: the file can't be read (${reason})`,
    appNotBuilt: 'the app has not been built; run npm run build first',
    portTaken: (port: number, reason: string) =>
      `port ${port} can't be used (${reason}); name another with --port`,
    nobodyWrites: (path: string, seconds: number) =>
      `${path}: a pipe into which nobody wrote for ${seconds} seconds`,
    unwritable: (path: string, reason: string) => `${path}: can't be written (${reason})`,
    overInput: (path: string) =>
      `${path} is one of the files that are read; nothing was written, choose another place for the output`,
    sameFile: (path: string) => `${path} is named for two outputs; give each its own file`,
    noCodes: (file: string, headers: readonly string[]) =>
      `${file} has no column with the codes of municipalities: call it ${headers.join(', ')}, or locate it with geocode first`,
    columnUnknown: (file: string, wanted: string, header: readonly string[]) =>
      `${file}: there is no column "${wanted}"; the columns are ${listed(header)}`,
    columnRepeated: (file: string, wanted: string) =>
      `${file}: there are several columns "${wanted}"; give them different names`,
    noAddress: (file: string) => `${file}: no column looks like an address; name it with --address`,
    noCoordinates: (file: string) =>
      `${file}: no columns look like longitude and latitude; name them with --lon and --lat, or run "shuseki geocode" first`,
    noInstitutionCoordinates: (file: string) =>
      `${file}: no columns look like longitude and latitude; call them longitude and latitude, or run "shuseki geocode" first`,
    noPlaces: (file: string) => `${file}: no row has usable coordinates`,
    noRole: (file: string, role: string) =>
      `${file}: no column was recognised for ${role}; give it a clearer header`,
    rolesBeyond: (file: string, column: number, columns: number) =>
      `the study names column ${column} of ${file}, which has ${columns}`,
    notNumeric: (where: string, example: string) => `${where}: "${example}" is not a number`,
    notYesNo: (where: string, example: string) =>
      `${where}: "${example}" is neither yes nor no; use 1 and 0, or cluster_role`,
    negative: (where: string, example: string) =>
      `${where}: ${example} is negative; a weight must not be`,
    boundaryCrosses: (file: string, sentence: string) =>
      `${file}: ${sentence} Ask for the repair with --repair-boundaries, or correct the file.`,
    noScript: {
      method: (method: string) =>
        `clusters by ${method} can't be written as a script; DBSCAN and drawn boundaries can`,
      overrides: () =>
        'boundaries that stand in the place of found clusters can’t be written as a script; draw all clusters, or leave these boundaries out',
    },
    noStudyInside: (path: string) => `${path}: this ZIP file holds no study (study.json)`,
    gazetteerMissing: (path: string) =>
      `${path}: there is no such gazetteer; name a folder with ja.json and ja/, or a pack`,
    notACodeBook: (file: string) =>
      `${file}: a code book needs columns named variable (変数) and code (コード)`,
    valueRows: (value: string, n: number) => `${value} (${rows(n)})`,
    codesOfColumn: (column: string, values: readonly string[]) => `“${column}”: ${listed(values)}`,
    codesAsked: (file: string, columns: readonly string[], option: string, sheet: string | null) =>
      `${file}: these values could be codes of a questionnaire, and are not guessed. ${columns.join('; ')}. Say what they mean, for example ${option}, or give ${sheet === null ? '--codebook FILE' : `--codebook with this same file, whose sheet “${sheet}” is a code book`}; words that are a level count 1, 2, … in the order in which you write them, the least first, and each ? is a word of no known order, for you to fill in; NAME:numbers takes a column as it is`,
    gazetteerNeeded: (source: string, date: string) =>
      `the study was located with the gazetteer ${source}${date ? ` (${date})` : ''}; name it with --gazetteer, or go without by --gazetteer none`,
    fetchFailed: (url: string, reason: string) =>
      `${url}: can't be fetched (${fetchReason(reason)})`,
    buildStopped: (files: number, folder: string) =>
      `${formatCount(files)} files could not be fetched; what came is kept in ${folder}, run the same command again to go on`,
    internal: (reason: string) =>
      `something went wrong inside Shuseki (${reason}); please report it`,
  },
  /** What a script for another engine begins with. */
  sqlHead: (study: string, version: string, run: string, simulated: boolean) => [
    `${study.replace(/\s+/g, ' ')}: clusters, proximity, ties and comparison, as Shuseki ${version} defines them`,
    ...(simulated ? ['The data are simulated.'] : []),
    `To run it in this folder: ${run}`,
    'For more firms put a table of the same columns in the place of firms.csv. Distances are great-circle kilometres (radius 6371.0088 km).',
  ],
  notice: {
    sqlRun: (folder: string, run: string) => `to run the script, in ${folder}: ${run}`,
    sqlWithoutComparison:
      'the study has survey weights, which the script does not use; it leaves the comparison out',
    ready: (address: string) => `Shuseki is ready at ${address}\nPress Ctrl+C to stop it.`,
    roles: (file: string, taken: string) => `${file}: ${taken}`,
    sheets: (file: string, sheet: string, unread: readonly string[]) =>
      `${file}: the sheet “${sheet}” is read; not read: ${listed(unread)}. --sheet NAME reads another, --sheet all stacks those of one form`,
    sheetsOfYears: (file: string, sheet: string, unread: readonly string[]) =>
      `${file}: the sheet “${sheet}” is read; of other years, and not read: ${listed(unread)}. --sheet NAME reads another`,
    noneTaken: 'no columns recognised',
    recovered: {
      finished: (folder: string) =>
        `an earlier command was ended while its files got their names in ${folder}; they have them now`,
      undone: (folder: string) =>
        `an earlier command was ended before its files got their names in ${folder}; what was there before is back`,
    },
    besideKept: (count: number) =>
      `${rows(count)} are headings, totals or notes: they stay in the file, without a place`,
    located: (towns: number, all: number) =>
      `${formatCount(towns)} of ${rows(all)} located to town level or better`,
    fetchAdvice: (list: string | null) =>
      `no gazetteer is in use, so that addresses are located to their municipality; shuseki gazetteer fetch${list === null ? '' : ` --only-for ${list}`} fetches the towns ${list === null ? 'of all Japan' : 'of this list'} and keeps them`,
    noMeasure:
      'no column was taken for a measure of innovation, so that firms inside and outside are not compared; name one with --outcome COL (patents, new products, a yes or no), or give events of the firms with --outcomes FILE',
    yesNo: (measure: string, yes: readonly string[], no: readonly string[]) =>
      `“${measure}” as yes or no: yes is ${yes.length > 0 ? listed(yes) : 'nothing'}; no is ${no.length > 0 ? listed(no) : 'nothing'}`,
    clusters: (clusters: number, inside: number, outside: number, excluded: number) =>
      `${clusters === 1 ? '1 cluster' : `${formatCount(clusters)} clusters`}, ${firms(inside)} inside, ${formatCount(outside)} outside, ${formatCount(excluded)} excluded`,
    groups: (
      file: string,
      source: 'column' | 'address' | 'squares' | 'independent' | 'none',
      columns: readonly string[],
      km = NaN,
    ) =>
      source === 'independent'
        ? `${file}: rows are taken as independent`
        : source === 'squares'
          ? `${file}: squares of ${km} km may be alike`
          : source === 'none'
            ? `${file}: no column of municipalities or addresses, so nothing is clustered (name a column with --groups)`
            : `${file}: clustered by ${source === 'address' ? `the place in ${columns.join(', ')}` : columns.join(', ')}`,
    columnsTwice: (file: string, names: readonly string[]) =>
      `${file} already has ${names.join(', ')}; the new columns stand behind them`,
    besideStudy: (path: string, beside: string) =>
      `${path} is not where the study says; the file beside the study is used: ${beside}`,
    gazetteerDiffers: (wanted: string, given: string) =>
      `the study names the gazetteer ${wanted}, ${given} is used; places may differ`,
    fetching: (url: string) =>
      `fetching gazetteer files from ${url} (file names only; no address leaves this machine)`,
    built: (towns: number, places: number, size: string) =>
      `${formatCount(towns)} towns of ${formatCount(places)} municipalities, ${size}`,
    wrote: (folder: string, files: number) => `${formatCount(files)} files in ${folder}`,
  },
  progress: {
    reading: 'reading',
    locating: 'locating',
    clustering: 'clustering',
    computing: 'computing',
    fetching: 'fetching',
  },
  roles: {
    id: 'id',
    name: 'name',
    name_en: 'English name',
    address: 'address',
    longitude: 'longitude',
    latitude: 'latitude',
    coordinates: 'coordinates',
    industry: 'industry',
    employees: 'employees',
    capital: 'capital',
    subcontractor: 'subcontractor',
    outcome: 'outcome',
    kind: 'kind',
    level: 'level',
    error_km: 'error radius',
    homepage: 'homepage',
    former_names: 'former names',
    successor: 'followed by',
    closed: 'closed',
    as_of: 'as of',
    firm: 'firm',
    institution: 'institution',
    contact_frequency: 'contact frequency',
    institution_columns: 'institution columns',
    parent: 'parent firm',
    parent_address: 'address of the parent firm',
    main_institution: 'main institution',
    main_frequency: 'contact frequency with institutions',
    survey_weight: 'survey weight',
    response: 'answered',
    wave: 'wave of the answer',
    survey_round: 'round of the survey',
    year: 'year',
    topic: 'kind of contact',
    key: 'firm',
    date: 'date',
  } as Readonly<Record<string, string>>,
};
