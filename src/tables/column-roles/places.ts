import { levelNamed } from '../../model';
import * as headers from '../headers/headers';
import { isNumber } from './cells';
import type { ColumnRole } from './column-role';

/** Roles of everything that has a place; address and coordinates are found by ways of their own. */
export const PLACE_ROLES = {
  address: { many: true },
  longitude: {},
  latitude: {},
  coordinates: {},
  level: { header: headers.LEVEL, code: levelNamed },
  error_km: { header: headers.ERROR_KM, cells: { fit: isNumber, otherwise: 'refused' } },
} satisfies Record<string, ColumnRole>;
