import {
  GEOCODE_LEVELS,
  isFineLevel,
  LEVEL_CODE,
  type BackgroundColumns,
  type ClusterDefinition,
  type StudyFile,
} from '../../model';
import { formatCoordinate, formatNumber, writeCsv } from '../../tables';
import { usesMunicipalities, usesRegister } from '../clusters';
import { coarsePlace, type ShareGrid } from './coarse-places';
import type { SharedTable } from './shared-tables';

/** Whether a finding of the study is made of its register: only then it is given away. */
export function needsRegister({ settings: { clusters, models } }: StudyFile): boolean {
  const isHeld = models?.terms.includes('density') && models.densityOf === 'register';
  return usesRegister(clusters) || isHeld === true;
}

/**
 * The register as it is shared: where its rows are, by the same squares as the firms, and nothing else of them; rows that take no part
 * stay behind. Where municipalities are a scan's areas, the code of each row's too. In the order of what the rows say.
 */
export async function registerTable(
  { level, lng, lat, errorKm, municipality }: BackgroundColumns,
  { includeCoarse, ...definition }: ClusterDefinition,
  grid: ShareGrid,
): Promise<SharedTable> {
  const byArea = usesMunicipalities({ ...definition, includeCoarse });
  const blank = new Array<string>(level.length).fill('');
  const places = {
    ...{ count: level.length, lng, lat, level, errorKm },
    ...{ prefecture: blank, municipality: blank, municipalityCode: blank },
    ...{ matched: blank, town: blank, note: blank },
  };
  const rows = [...level.keys()]
    .filter((row) => level[row] !== LEVEL_CODE.none && isFineLevel(level[row], includeCoarse))
    .map((row) => ({ ...coarsePlace(places, row, grid), row }))
    .filter(({ cell }) => !Number.isNaN(cell))
    .map((place) => [
      ...(byArea ? [codeOf(municipality[place.row])] : []),
      formatCoordinate(place.lng),
      formatCoordinate(place.lat),
      place.level || GEOCODE_LEVELS[LEVEL_CODE.town],
      formatNumber(place.errorKm),
    ]);
  const ordered = rows.map((cells) => ({ cells, key: cells.join(' ') }));
  ordered.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const header = [
    ...(byArea ? ['municipality'] : []),
    'longitude',
    'latitude',
    'level',
    'error_km',
  ];
  const at = byArea ? 1 : 0;
  const columns = header.map((_, c) => ordered.map(({ cells }) => cells[c]));
  return {
    kind: 'background',
    name: 'background.csv',
    text: (await writeCsv(header, columns)).join(''),
    roles: {
      ...(byArea ? { address: [0] } : {}),
      ...{ longitude: [at], latitude: [at + 1], level: [at + 2], error_km: [at + 3] },
    },
  };
}

/** Five digits, which are read as an address of the municipality; '' for none. */
const codeOf = (municipality: number): string =>
  municipality > 0 ? String(municipality).padStart(5, '0') : '';

/** A register that no finding is made of stays behind, and so does the wish to be compared with it. */
export function onTheList(settings: StudyFile['settings']): StudyFile['settings'] {
  const { clusters, models } = settings;
  return {
    ...settings,
    clusters: { ...clusters, background: undefined },
    ...(models ? { models: { ...models, densityOf: undefined } } : {}),
  };
}
