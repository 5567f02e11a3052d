import { levelNamed } from '../../model';
import { ERROR_KM, LEVEL } from '../headers/place-headers';
import { isNumber } from './cells';
import type { ColumnRole } from './column-role';

/** Roles of everything that has a place; address and coordinates are found by ways of their own. */
export const PLACE_ROLES = {
  address: { many: true },
  longitude: {},
  latitude: {},
  coordinates: {},
  level: { header: LEVEL, code: levelNamed },
  error_km: { header: ERROR_KM, cells: { fit: isNumber, otherwise: 'refused' } },
} satisfies Record<string, ColumnRole>;
