import type { InstitutionRole } from '../../model';
import * as headers from '../headers/headers';
import type { ColumnRole } from './column-role';
import { PLACE_ROLES } from './places';

export const INSTITUTION_COLUMN_ROLES: Readonly<Record<InstitutionRole, ColumnRole>> = {
  id: { header: headers.INSTITUTION_ID, distinct: true },
  name: { header: headers.INSTITUTION_NAME, required: true },
  name_en: { header: headers.NAME_ENGLISH },
  kind: { header: headers.INSTITUTION_KIND },
  homepage: { header: headers.HOMEPAGE },
  former_names: { header: headers.FORMER_NAMES },
  successor: { header: headers.SUCCESSOR },
  as_of: { header: headers.AS_OF },
  closed: { header: headers.CLOSED },
  ...PLACE_ROLES,
};
