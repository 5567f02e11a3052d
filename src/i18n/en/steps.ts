import { plane } from './plane';
import { counted as n, formatCount, formatKm, formatShare } from '../numbers';

/** The five steps: each title is its question, each head shows its answer in one line. */
export const steps = {
  data: {
    title: 'Data',
    question: 'Where are the firms?',
    answer: (firms: number, fine: number) =>
      `${formatCount(fine)} of ${n(firms, 'firm', 'firms')} located to their town or better`,
    empty:
      'A list of firms belongs here: one row per firm, with an address or coordinates. CSV (also Shift_JIS), TSV, Excel or GeoJSON.',
    notes: 'Notes',
    openSample: 'Open the sample survey',
    gazetteer: 'Town gazetteer',
    gazetteerNone:
      'Addresses are located to their municipality only. Add a town-level gazetteer to place them within a few hundred metres.',
    gazetteerIdle:
      'This list has coordinates and no addresses. Town points serve firms and institutions that have addresses.',
    gazetteerAdd: 'Add gazetteer folder …',
    gazetteerHint:
      'A folder with ja.json and the folder ja, as Geolonia publishes it. It is read on this machine; no address leaves it.',
    gazetteerRemove: 'Remove gazetteer',
    builtIn: 'Built-in list',
    listUse: 'Use of this list',
    listUses: {
      alone: 'In place of the built-in list',
      extends: 'Added to the built-in list by id',
    },
    remove: (what: string) => `Remove ${what}`,
    replace: 'Replace …',
    add: 'Add …',
    reviewRoles: 'Columns …',
    rows: (count: number) => n(count, 'row', 'rows'),
    levels: 'Firms by precision of their place',
    optional: 'optional',
    tiesOfFirms: (columns: readonly string[]) =>
      `from the firms’ list: ${columns.slice(0, 3).join(', ')}${columns.length > 3 ? `, … (${columns.length} columns)` : ''}`,
    confirmTitle: 'What do the columns mean?',
    useCodeBook: (sheet: string, columns: readonly string[]) =>
      `Use the code book on the sheet “${sheet}” (${columns.slice(0, 6).join(', ')}${columns.length > 6 ? ', …' : ''})`,
    useInstitutionColumns: (columns: readonly string[]) =>
      `Use the institutions’ columns as ties (${columns.slice(0, 6).join(', ')}${columns.length > 6 ? ', …' : ''})`,
    confirmIntro: (rows: number, columns: number) =>
      `${n(rows, 'row', 'rows')}, ${n(columns, 'column', 'columns')}. Check the roles; change them where they are wrong. Nothing is computed before you confirm.`,
    tableIs: 'This table holds',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
    sheet: 'Sheet',
    stackSheets: 'All sheets of this form, one under the other',
    stackedSheets: 'Sheets that are read together; a column says which',
    otherSheets: (names: readonly string[]) => `Not read: ${names.join(', ')}`,
    headerRow: 'Header row',
    headerLine: (line: number, text: string) => `Row ${line}: ${text}`,
    noHeader: 'No header',
    leftOut: (rows: number) =>
      `Rows not counted: totals, notes and other tables (${formatCount(rows)})`,
    countThem: 'Count these rows',
    leaveThem: 'Leave totals, notes and other tables out',
    automatic: 'automatic',
    delimiters: { ',': 'Comma', '\t': 'Tab', ';': 'Semicolon', '|': 'Pipe (|)' },
    noRole: '–',
    roleOf: (column: string) => `Role of column ${column}`,
    confirm: 'Use this table',
    needs: (what: string) => `Still needed: ${what}`,
    addressOrCoordinates: 'an address, or longitude and latitude',
    roleMissing: (role: string) => `a column for “${role}”`,
    plane,
    inMunicipality: {
      label: 'Municipality of the addresses',
      placeholder: 'Sabae',
      hint: (rows: number) =>
        `Stands in front of the ${formatCount(rows)} addresses that name none. Leave it empty to put nothing in front.`,
      byGroups: 'As each row’s group says',
      unknown: 'Choose one municipality of the list.',
    },
    firstRows: 'First rows',
    replaceWarning:
      'This starts a new study. The one on screen stays in the list of step 1, if you have changed it.',
  },
  clusters: {
    title: 'Clusters',
    question: 'Where are the clusters?',
    answer: (clusters: number, inside: number, groups: number) =>
      `${n(clusters, 'cluster', 'clusters')}, ${formatCount(inside)} of ${n(groups, 'firm', 'firms')} inside`,
    radiusHint: 'Two firms are neighbours when they are at most this far apart.',
    minFirmsHint: 'A firm is core when so many firms, itself counted, lie within the radius.',
    firmsUnit: 'firms',
    includeCoarseHint:
      'Off: such firms share one point with all their neighbours and look like a dense cluster.',
    excluded: (count: number) =>
      `${n(count, 'firm', 'firms')} excluded: located too coarsely or not at all.`,
    none: 'No cluster with this definition. Enlarge the radius or lower the minimum.',
    noneBySize: (firms: number, size: number, samples: number) =>
      firms < size
        ? `No cluster: only ${n(firms, 'firm takes', 'firms take')} part, fewer than the smallest cluster of ${formatCount(size)}.`
        : `No cluster: among ${n(firms, 'firm', 'firms')}, HDBSCAN found no two groups of ${formatCount(size)} or more that part from each other at any distance (${formatCount(samples)} firms make a place dense). The firms thin out from one centre, or evenly; the whole list is not counted as a cluster. Lower the smallest cluster, or use DBSCAN.`,
    belowMinimum: (clusters: number, minimum: number) =>
      `${n(clusters, 'cluster has', 'clusters have')} fewer than ${formatCount(minimum)} firms: the minimum is counted around a core firm, and firms that two clusters reach belong to one of them only.`,
    nearlyAll: (share: number, byRadius: boolean) =>
      `${formatShare(share)} of the firms are inside: the definition hardly separates. Try a ${byRadius ? 'smaller radius or a ' : ''}higher minimum.`,
    hardlyAny: (share: number, byRadius: boolean) =>
      `Only ${formatShare(share)} of the firms are inside. Try a ${byRadius ? 'larger radius or a ' : ''}lower minimum.`,
    onlyCoarse: (count: number) =>
      `${n(count, 'cluster', 'clusters')} made only of firms that stand on the point of one town, or of their municipality.`,
    list: 'Largest clusters',
    showAll: 'All in the table',
  },
  linkage: {
    title: 'Linkage',
    question: 'Who is near, who talks?',
    answer: (share: number, km: number) =>
      `${formatShare(share)} of located firms have an institution within ${km} km`,
    answerNone: 'No institution is located',
    withinHint: 'Up to five distances in km, separated by commas.',
    median: (km: number, errorKm?: number) =>
      `Median distance to the nearest: ${formatKm(km)} km${errorKm === undefined ? '' : `; one distance is known to ± ${formatKm(errorKm)} km (median)`}`,
    placedBy: (sources: readonly { readonly name: string; readonly count: number }[]) =>
      `Institutions placed by ${sources.map(({ name, count }) => `${name}: ${formatCount(count)}`).join('; ')}. Whichever has the smaller error radius is used.`,
    hanging: (km: number, n: number) =>
      `For ${n === 1 ? '1 firm' : `${formatCount(n)} firms`} the number of institutions within ${km} km hangs on how exactly places are known`,
    byKind: 'Median distance to the nearest, by kind',
    colour: 'Colour firms by the distance to the nearest institution',
    kindsHint:
      'Distances and counts are of the kinds ticked here. Yorozu centres give advice on running a firm and do no research: they are left out unless ticked. Ties stay ties.',
    lines: 'Draw lines to the nearest institution',
    tiesAnswer: (ties: number, firms: number) =>
      `${n(ties, 'tie', 'ties')} of ${n(firms, 'firm', 'firms')}`,
    contacts: {
      title: 'How often firms say they communicate',
      'per-year': (column: string) =>
        `Times a year, from “${column}”. With which institution is not known, so no lines are drawn.`,
      level: (column: string) =>
        `Levels of “${column}”, a larger number being a higher one. With which institution is not known, so no lines are drawn.`,
      none: 'Known of no firm. Say what the codes mean.',
    },
  },
  innovation: {
    title: 'Innovation',
    question: 'Who innovates?',
    answer: (label: string, share: number) => `${label}: ${formatShare(share)} of firms above 0`,
    answerNone: (label: string) => `${label}: no value yet`,
    none: 'Mark a column as innovation measure, or add a table of events (patents, products).',
    inside: 'Inside',
    outside: 'Outside',
    mean: 'Mean',
    positive: 'Above 0',
    sum: 'Sum',
    n: 'n',
    ranked: 'Clusters by mean',
    overlay: 'Colour firms by this measure',
    period: 'Events that count',
    periodFrom: 'from',
    periodTo: 'to',
  },
  evidence: {
    title: 'Evidence',
    question: 'Is it more inside, and why?',
  },
};
export type StepMessages = typeof steps;
