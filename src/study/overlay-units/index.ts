import type { OverlayUnit } from '../../model';
import { clusters } from './clusters';
import { firms } from './firms';
import { grid1km, grid500m } from './grids';
import { hexagons } from './hexagons';
import { imported } from './imported';
import { municipalities } from './municipalities';
import { prefectures } from './prefectures';
import { towns } from './towns';
import type { UnitOfOverlay } from './unit';

export {
  preciseFirms,
  typicalErrorKm,
  type Approximate,
  type AreaLayer,
  type Areas,
  type AreaSources,
  type ClusteredFirms,
  type UnitGiven,
  type UnitOfOverlay,
} from './unit';

/** Every unit that the map may sum innovation up by, by the word that study.json knows it by. */
const UNITS: Readonly<Record<OverlayUnit, UnitOfOverlay>> = {
  firms,
  grid_1km: grid1km,
  grid_500m: grid500m,
  hexagons,
  prefectures,
  municipalities,
  towns,
  clusters,
  imported,
};

export const overlayUnit = (unit: OverlayUnit): UnitOfOverlay => UNITS[unit];
