import {
  counted as n,
  formatCount,
  formatDensity,
  formatFixed,
  formatLimit,
  formatShare,
} from '../numbers';

/** Everything on screen outside the steps. */
export const app = {
  title: 'Shuseki',
  subtitle: 'Industrial clusters and innovation networks of Japan',
  untitled: 'Untitled study',
  sampleName: 'Sample survey (simulated)',
  simulatedHint:
    'These firms do not exist: a script drew them. Use them to learn the tool, not to learn about Japan.',
  languageName: 'English',
  otherLanguage: '日本語',
  theme: { light: 'Light', dark: 'Dark', label: 'Colours' },
  undo: 'Undo',
  redo: 'Redo',
  openAny: 'Open …',
  save: 'Save study',
  export: 'Export',
  close: 'Close',
  cancel: 'Cancel',
  apply: 'Apply',
  back: 'Back',
  more: 'More settings',
  open: 'Open file …',
  skipToMap: 'Skip to the map',
  menu: 'Steps',
  hideSteps: 'Hide steps',
  showSteps: 'Show steps',
  loading: 'Loading …',
  computing: (fraction: number) => `Computing … ${formatShare(fraction)}`,
  loadFailed: 'The sample study could not be loaded. Reload the page, or check the server.',
  dropHere: 'Drop a table (CSV, TSV, Excel, GeoJSON) or a study file here',
  search: 'Search firm, institution, municipality',
  searchNothing: 'Nothing found',
  notices: (count: number) => n(count, 'notice', 'notices'),
  where: (parts: { file?: string; line?: number; sheet?: string; row?: number; column?: string }) =>
    [
      parts.file,
      parts.sheet ? `sheet “${parts.sheet}”` : undefined,
      parts.line !== undefined
        ? `line ${formatCount(parts.line)}`
        : parts.row !== undefined
          ? `row ${formatCount(parts.row)}`
          : undefined,
      parts.column !== undefined && parts.column !== '' ? `column “${parts.column}”` : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  /** A place's note codes (see PlaceNote) as a sentence. */
  note: (codes: string) =>
    codes
      .split(' ')
      .map((part) => {
        const [code, facts = ''] = [part.split(':')[0], part.slice(part.indexOf(':') + 1)];
        switch (code) {
          case 'ambiguous':
            return `Several places fit: ${facts.split('|').join(', ')}.`;
          case 'assumed-prefecture':
            return 'No prefecture is written; only one place fits.';
          case 'renamed':
            return `Written with an old name (${facts}).`;
          case 'short-municipality':
            return 'The municipality is written without its 市, 町 or 村.';
          case 'estimated':
            return 'The municipality’s point is an estimate.';
          case 'no-town':
            return 'The town was not found.';
          case 'partial-town':
            return 'What follows the town’s name may belong to it; the town may be a neighbour.';
          case 'no-point':
            return 'The gazetteer names the town but has no coordinates for it.';
          case 'between-numbers':
            return 'The lot is not listed; placed between the lots before and after it.';
          case 'supplied-oaza':
            return 'The 大字 is left out; only one in the municipality has this 小字.';
          case 'no-municipality':
            return 'The prefecture was found, its municipality was not.';
          case 'no-address':
            return 'The row has no address.';
          case 'unreadable':
            return 'No part of the address was recognised.';
          case 'coordinates':
            return 'The row’s own coordinates.';
          case 'list-region':
            return 'Only a town is written; of the list’s municipalities one alone has it.';
          case 'off-address':
            return `They lie ${facts} km from the place of the address.`;
          case 'rule':
            return 'A rule of this study changed the text before it was matched.';
          case 'fixed-address':
            return 'Fixed by hand: the address was edited.';
          case 'fixed-candidate':
            return 'Fixed by hand: chosen among the places that fit.';
          case 'fixed-point':
            return 'Fixed by hand: placed on the map.';
          case 'fix-unmatched':
            return 'The place that was chosen is no longer among those that fit; choose again.';
          default:
            return part;
        }
      })
      .join(' '),
  map: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    credits: 'Sources',
    map: 'Map of firms, clusters and institutions. Arrow keys move it, plus and minus zoom, Enter selects what is in the middle.',
    label: 'Map of firms, clusters and institutions',
    lasso: 'Draw around firms to select them (Shift and drag for a rectangle, Ctrl adds)',
    reset: 'Show the whole study',
    gathered: (byMeasure: boolean) =>
      `Circle: firms at one point (size and number: how many; colour: ${byMeasure ? 'highest value' : 'of most'})`,
    opened:
      'Pale circle: firms at one point, such as a town’s, spread to be seen (where each stands is not known)',
    gatheredTip: (count: number) => `${formatCount(count)} firms at one point`,
    /** Sizes of firms; what the colour of a cluster is over its firms. */
    clusterSymbols: (sizes: readonly number[], by?: 'mean' | 'median') =>
      `Circle: a cluster (size: ${sizes.map((size) => formatCount(size)).join(' and ')} firms${
        by === undefined ? '' : `; colour: the ${by} of its firms`
      })`,
    clusterMeans: 'Clusters, by the mean of their firms',
    ofFirms: 'Firms',
    boundary: 'Boundary of a cluster',
    nearestLine: 'Line to the nearest institution (not a contact)',
    layers: 'Map layers',
    clusters: 'Clusters (circles, boundaries)',
    institutions: 'R&D institutions',
    links: 'Lines to institutions',
    gsi: 'GSI map tiles (fetched from the Geospatial Information Authority over the network)',
    legend: 'Legend',
    /** Over the numbers of the legend. */
    inView: 'Number in view',
    missing: 'No value',
    /** A class of distances. */
    distance: (from: number, to: number) =>
      from === -Infinity
        ? `Below ${formatLimit(to)} km`
        : to === Infinity
          ? `${formatLimit(from)} km and more`
          : `${formatLimit(from)} to below ${formatLimit(to)} km`,
    insideHint: 'in the colour of its cluster',
    noWebGl:
      'The map needs WebGL, which this browser does not offer. The tables and exports still work.',
    lost: 'The graphics card took the map away. It comes back by itself once the card allows it; all else works meanwhile.',
    notFetched:
      'The part of the app that draws the map could not be fetched. The tables and exports still work; reload the page to try again.',
  },
  inspector: {
    title: 'Selection',
    firms: (count: number) => n(count, 'firm selected', 'firms selected'),
    clusterFirms: (count: number) => n(count, 'firm', 'firms'),
    coreFirms: (count: number) => `${formatCount(count)} core`,
    belowMinimum: (minimum: number) =>
      `Fewer than the minimum of ${formatCount(minimum)}: that is counted around a core firm, and some of those firms belong to a neighbouring cluster.`,
    matched: 'Matched text',
    located: 'Located to',
    placedBy: 'Placed by',
    note: 'Note',
    within: (km: number, count: number) => `${formatCount(count)} within ${km} km`,
    ties: (count: number) => n(count, 'tie', 'ties'),
    rename: 'Rename cluster',
    name: 'Name',
    resetName: 'Use the derived name',
    extent: 'Extent',
    density: (value: number) => (Number.isFinite(value) ? `${formatDensity(value)} per km²` : '–'),
    showFirms: 'Show its firms in the table',
    industries: 'Industries',
    nearestFirms: (count: number) => `Nearest institution of ${n(count, 'firm', 'firms')}`,
    zoom: 'Zoom to it',
    outcomeMean: (label: string, mean: number) => `${label}: ${formatFixed(mean, 2)} per firm`,
    onlyCoarse:
      'This cluster exists only because its firms share the point of one municipality or town.',
  },
  table: {
    title: 'Tables',
    rows: (shown: number, all: number) =>
      shown === all ? n(all, 'row', 'rows') : `${formatCount(shown)} of ${n(all, 'row', 'rows')}`,
    filter: 'Search (all words)',
    filterLabel: 'Search rows; every word must be found',
    within: 'Column to search',
    allColumns: 'All columns',
    columnsTitle: 'Columns',
    columnsHint:
      'Which columns are shown, in which order and how wide (pixels). Headers can also be dragged.',
    columnsReset: 'As they were',
    moveUp: (column: string) => `Move ${column} forward`,
    moveDown: (column: string) => `Move ${column} back`,
    width: (column: string) => `Width of ${column}`,
    widthAuto: 'automatic',
    copied: (rows: number) => `${n(rows, 'row', 'rows')} copied.`,
    height: { closed: 'Close table', half: 'Table', full: 'Enlarge table' },
    empty: 'No row matches the filter.',
    sortBy: (column: string) => `Sort by ${column}`,
    onlySelected: 'Selected only',
    columns: {
      name: 'Name',
      id: 'Id',
      level: 'Level',
      errorKm: 'Error km',
      cluster: 'Cluster',
      role: 'Role',
      industry: 'Industry',
      employees: 'Employees',
      nearest: 'Nearest institution',
      nearestKm: 'Distance',
      placedBy: 'Placed by',
      municipality: 'Municipality',
      firms: 'Firms',
      areaKm2: 'Area km²',
      density: 'Firms per km²',
      kind: 'Kind',
      address: 'Address',
      firmsNearest: 'Nearest for',
      within: (km: number) => `within ${km} km`,
      note: 'Note',
    },
  },
  exports: {
    title: 'Export',
    intro: 'Everything is written on this machine. Each file holds what the line under it says.',
    download: 'Save',
    all: 'Save everything (zip)',
    allHolds:
      'One zip with the study, the report, the map, the tables, the R script and every layer',
    allMaking: 'Putting everything together …',
    empty: 'This study has nothing for this file, so none was saved.',
    allWithoutMap: 'Saved without the map, which could not be drawn as a picture.',
    draws: 'Write the random draws too',
    drawsHint:
      'Adds draws.csv with the seed and every draw; findings.json then holds what is drawn, and replay.R repeats it. Takes longer.',
    warning: 'The data are simulated; every file says so.',
    file: {
      'firms.geojson': (count: number) =>
        `${n(count, 'firm', 'firms')} as points with place, level, cluster and nearest institution; every column of the input.`,
      'clusters.geojson': (count: number) =>
        `${n(count, 'cluster', 'clusters')} as polygons with firms, area, density, industries and the definition.`,
      'institutions.geojson': (count: number) =>
        `${n(count, 'institution', 'institutions')} as points with kind and the firms they are nearest to.`,
      'links.geojson': (count: number) =>
        `${n(count, 'line', 'lines')} between firms and institutions with their length in km.`,
      'firms-excel.csv': (count: number) =>
        `CSV for Excel with the same rows and columns as the firms (${n(count, 'row', 'rows')}), UTF-8 with BOM.`,
      'fields.csv': () =>
        'What each column is: its name, its key in GeoJSON, its values, where it comes from.',
      'findings.json': (_count: number) => 'All counts, clusters and notices, for scripts.',
      'study.json': (_count: number) =>
        'The study itself: inputs by name and SHA-256, roles and settings. The command line replays it.',
      'analysis.csv': (_count: number) =>
        'The columns that the comparison and the regressions are made of, one row per firm.',
      'flows.geojson': (count: number) =>
        `${n(count, 'flow', 'flows')} of contacts on show, as lines`,
      'areas.geojson': (count: number) =>
        `Areas of the overlay with their figures (${formatCount(count)}); hidden areas are empty`,
      'parents.geojson': (count: number) =>
        `${n(count, 'tie', 'ties')} of firms to their parents, as lines`,
      'density.geojson': () => 'Density of firms: nested areas by firms per km², as polygons.',
      'relative-density.geojson': () =>
        'Where the firms of interest are more, or fewer, than all firms give, as polygons.',
      'industries.csv': (count: number) =>
        `How far ${n(count, 'industry gathers', 'industries gather')} in municipalities (Ellison and Glaeser), CSV for Excel.`,
      'location-quotients.csv': () =>
        'Location quotients of every industry in every cluster and municipality with intervals, CSV for Excel.',
      'specifications.csv': () =>
        'Every specification of the curve: its choices, estimate, error and interval. replay.R estimates them again.',
      'draws.csv': () => 'The seed and every random draw, by which replay.R repeats what is drawn.',
      'gravity.csv': () =>
        'Pairs of clusters and institutions with distance and contacts, which replay.R fits again.',
      'rounds.csv': (count: number) =>
        `Where each firm is in each of ${n(count, 'round', 'rounds')}, from which replay.R counts what became of the firms.`,
      'panel.csv': () =>
        'The measure of each firm over time, and since when it happened to it; replay.R estimates the change from it.',
    },
  },
};
export type AppMessages = typeof app;
