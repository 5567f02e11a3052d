import {
  GEOCODE_LEVELS,
  isFineLevel,
  LEVEL_CODE,
  type BackgroundColumns,
  type StudyFile,
} from '../../model';
import { formatCoordinate, formatNumber, writeCsv } from '../../tables';
import { usesRegister } from '../clusters';
import { coarsePlace, type ShareGrid } from './coarse-places';
import type { SharedTable } from './shared-tables';

/** Whether a finding of the study is made of its register: only then it is given away. */
export function needsRegister({ settings: { clusters, models } }: StudyFile): boolean {
  const isHeld = models?.terms.includes('density') && models.densityOf === 'register';
  return usesRegister(clusters) || isHeld === true;
}

/**
 * The register as it is shared: where its rows are, by the same squares as the firms, and nothing else of them; rows that take no part
 * stay behind. In the order of what the rows say.
 */
export async function registerTable(
  { level, lng, lat, errorKm }: BackgroundColumns,
  includeCoarse: boolean,
  grid: ShareGrid,
): Promise<SharedTable> {
  const blank = new Array<string>(level.length).fill('');
  const places = {
    ...{ count: level.length, lng, lat, level, errorKm },
    ...{ prefecture: blank, municipality: blank, municipalityCode: blank },
    ...{ matched: blank, town: blank, note: blank },
  };
  const rows = [...level.keys()]
    .filter((row) => level[row] !== LEVEL_CODE.none && isFineLevel(level[row], includeCoarse))
    .map((row) => coarsePlace(places, row, grid))
    .filter(({ cell }) => !Number.isNaN(cell))
    .map((place) => [
      formatCoordinate(place.lng),
      formatCoordinate(place.lat),
      place.level || GEOCODE_LEVELS[LEVEL_CODE.town],
      formatNumber(place.errorKm),
    ]);
  const ordered = rows.map((cells) => ({ cells, key: cells.join(' ') }));
  ordered.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const header = ['longitude', 'latitude', 'level', 'error_km'];
  const columns = header.map((_, c) => ordered.map(({ cells }) => cells[c]));
  return {
    kind: 'background',
    name: 'background.csv',
    text: (await writeCsv(header, columns)).join(''),
    roles: { longitude: [0], latitude: [1], level: [2], error_km: [3] },
  };
}

/** A register that no finding is made of stays behind, and so does the wish to be compared with it. */
export function onTheList(settings: StudyFile['settings']): StudyFile['settings'] {
  const { clusters, models } = settings;
  return {
    ...settings,
    clusters: { ...clusters, background: undefined },
    ...(models ? { models: { ...models, densityOf: undefined } } : {}),
  };
}
