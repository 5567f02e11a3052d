import {
  formatCount,
  formatFixed,
  formatKm,
  formatKmWithError,
  nameIn,
  type Language,
  type Messages,
} from '../../i18n';
import { distanceErrorKm, quotientsOf, specialityOf, SPOTS, type StudyLinkage } from '../../study';
import { CLUSTER_ROLES, GEOCODE_LEVELS, type Findings } from '../../model';

/** A column of the table drawer: how a row reads and how rows are ordered by it. */
export interface TableColumn {
  readonly key: string;
  readonly title: string;
  readonly numeric: boolean;
  /** CSS width for a grid track. */
  readonly width: string;
  readonly text: (row: number) => string;
  /** NaN and '' go last in either direction. */
  readonly order: (row: number) => number | string;
}

export interface TableModel {
  readonly count: number;
  readonly columns: readonly TableColumn[];
}

function text(key: string, title: string, width: string, of: (row: number) => string): TableColumn {
  return { key, title, numeric: false, width, text: of, order: of };
}

function number(
  key: string,
  title: string,
  width: string,
  of: (row: number) => number,
  shown: (value: number) => string,
): TableColumn {
  return { key, title, numeric: true, width, text: (row) => shown(of(row)), order: of };
}

/** The distance to the nearest institution with its error. */
function distance(
  title: string,
  km: (row: number) => number,
  errorKm: (row: number) => number | undefined,
): TableColumn {
  const shown = (row: number) =>
    Number.isNaN(km(row)) ? '–' : formatKmWithError(km(row), errorKm(row));
  return { key: 'nearestKm', title, numeric: true, width: '112px', text: shown, order: km };
}

/** What was asked beside the findings and is shown with them; each only where it belongs to these findings. */
export interface Extras {
  readonly stability?: Float64Array;
  readonly insideProbability?: Float64Array;
  readonly spot?: Uint8Array;
  readonly persistence?: Float64Array;
  /** Ties of institutions; only with a links table. */
  readonly ties?: StudyLinkage['institutions'];
}

function firmExtras({ stability, insideProbability, spot }: Extras, m: Messages): TableColumn[] {
  const { columns, share, spots } = m.explore;
  const shares = (key: string, title: string, values: Float64Array | undefined) =>
    values ? [number(key, title, '84px', (row) => values[row], share)] : [];
  return [
    ...shares('stability', columns.stability, stability),
    ...shares('insideProbability', columns.insideProbability, insideProbability),
    ...(spot ? [text('spot', columns.spot, '92px', (row) => spots.spot[SPOTS[spot[row]]])] : []),
  ];
}

export function firmTable(
  findings: Findings,
  m: Messages,
  language: Language,
  extras: Extras = {},
): TableModel {
  const { firms, firmPlaces: places, membership, clusters, proximity, institutions } = findings;
  const t = m.app.table.columns;
  const clusterName = (row: number) => {
    const cluster = clusters[membership.clusterOf[row]];
    return cluster ? nameIn(language, cluster.nameJa, cluster.nameEn) : '';
  };
  const institutionName = (row: number) => nameOf(institutions, proximity.nearest[row], language);
  return {
    count: firms.count,
    columns: [
      text('name', t.name, 'minmax(140px, 2fr)', (row) => firms.name[row] || firms.id[row]),
      text('municipality', t.municipality, 'minmax(100px, 1fr)', (row) => places.municipality[row]),
      levelColumn(findings, m),
      number('errorKm', t.errorKm, '76px', (row) => places.errorKm[row], formatKm),
      text('cluster', t.cluster, 'minmax(110px, 1.3fr)', clusterName),
      text('role', t.role, '72px', (row) => m.words.role[CLUSTER_ROLES[membership.role[row]]]),
      ...firmExtras(extras, m),
      text('industry', t.industry, 'minmax(100px, 1.2fr)', (row) =>
        m.words.industryName(firms.industry[row]),
      ),
      number('employees', t.employees, '84px', (row) => firms.employees[row], formatCount),
      ...firms.outcomes.map(({ key, label, values }) =>
        number(`outcome ${key}`, label, 'minmax(80px, 0.8fr)', (row) => values[row], formatCount),
      ),
      text('nearest', t.nearest, 'minmax(140px, 1.6fr)', institutionName),
      distance(
        t.nearestKm,
        (row) => proximity.nearestKm[row],
        (row) => proximity.nearestErrorKm?.[row],
      ),
    ],
  };
}

function levelColumn({ firmPlaces }: Findings, m: Messages): TableColumn {
  return {
    key: 'level',
    title: m.app.table.columns.level,
    numeric: false,
    width: '88px',
    text: (row) => m.words.level[GEOCODE_LEVELS[firmPlaces.level[row]]],
    // Finest first, not by the alphabet.
    order: (row) => firmPlaces.level[row],
  };
}

export function clusterTable(
  findings: Findings,
  m: Messages,
  language: Language,
  { persistence }: Extras = {},
): TableModel {
  const { clusters, institutions, institutionPlaces, summary } = findings;
  const quotients = quotientsOf(findings);
  const special = (row: number) => {
    const most = specialityOf(quotients[row]);
    return most ? `${m.words.industryName(most.industry)} ${formatFixed(most.quotient, 1)}×` : '';
  };
  const t = m.app.table.columns;
  const name = (row: number) => nameIn(language, clusters[row].nameJa, clusters[row].nameEn);
  return {
    count: summary.clusters,
    columns: [
      text('name', t.name, 'minmax(160px, 2fr)', name),
      number('firms', t.firms, '84px', (row) => clusters[row].firms, formatCount),
      number(
        'areaKm2',
        t.areaKm2,
        '96px',
        (row) => clusters[row].areaKm2,
        (v) => formatFixed(v, 1),
      ),
      number(
        'density',
        t.density,
        '104px',
        (row) => clusters[row].densityPerKm2,
        (v) => formatFixed(v, 2),
      ),
      ...(persistence
        ? [
            number(
              'persistence',
              m.explore.columns.persistence,
              '92px',
              (row) => persistence[row],
              m.explore.share,
            ),
          ]
        : []),
      text('speciality', m.explore.columns.speciality, 'minmax(140px, 1.6fr)', special),
      text('industry', t.industry, 'minmax(120px, 1.4fr)', (row) =>
        m.words.industryName(clusters[row].industries[0]?.name ?? ''),
      ),
      text('nearest', t.nearest, 'minmax(140px, 1.6fr)', (row) =>
        nameOf(institutions, clusters[row].nearestInstitution, language),
      ),
      distance(
        t.nearestKm,
        (row) => clusters[row].nearestInstitutionKm,
        (row) => distanceErrorKm(0, institutionPlaces.errorKm[clusters[row].nearestInstitution]),
      ),
    ],
  };
}

function tieColumns(
  { ties, degree, strength }: StudyLinkage['institutions'],
  m: Messages,
): TableColumn[] {
  const t = m.charts.measure;
  return [
    number('ties', t.ties, '84px', (row) => ties[row], formatCount),
    number('partners', m.linkage.partners, '84px', (row) => degree[row], formatCount),
    number(
      'strength',
      m.linkage.strength,
      '104px',
      (row) => strength[row],
      (value) => formatFixed(value, 1),
    ),
  ];
}

export function institutionTable(
  findings: Findings,
  m: Messages,
  language: Language,
  { ties }: Extras = {},
): TableModel {
  const { institutions, institutionPlaces: places, proximity } = findings;
  const { source } = institutions;
  const t = m.app.table.columns;
  const nearestFor = new Int32Array(institutions.count);
  for (const nearest of proximity.nearest) if (nearest >= 0) nearestFor[nearest]++;
  return {
    count: institutions.count,
    columns: [
      text('name', t.name, 'minmax(200px, 2fr)', (row) => nameOf(institutions, row, language)),
      text('kind', t.kind, 'minmax(110px, 1fr)', (row) => m.words.kind[institutions.kind[row]]),
      text('address', t.address, 'minmax(160px, 2fr)', (row) => institutions.address[row]),
      text('level', t.level, '88px', (row) => m.words.level[GEOCODE_LEVELS[places.level[row]]]),
      number('errorKm', t.errorKm, '76px', (row) => places.errorKm[row], formatKm),
      ...(source
        ? [text('source', t.placedBy, '128px', (row) => m.words.institutionSource[source[row]])]
        : []),
      number('firmsNearest', t.firmsNearest, '96px', (row) => nearestFor[row], formatCount),
      ...(ties ? tieColumns(ties, m) : []),
    ],
  };
}

/** Rows of a table as they read, with its titles. */
export function shownTable(
  { columns }: TableModel,
  rows: Iterable<number>,
): { readonly head: string[]; readonly rows: string[][] } {
  return {
    head: columns.map(({ title }) => title),
    rows: Array.from(rows, (row) => columns.map(({ text: shown }) => shown(row))),
  };
}

/** Japanese or English name of an institution, whichever there is; '' for none. */
export function nameOf(
  { nameJa, nameEn }: Findings['institutions'],
  row: number,
  language: Language,
): string {
  if (row < 0) return '';
  return nameIn(language, nameJa[row], nameEn[row]) || nameJa[row] || nameEn[row];
}
