import type { LinkRole } from '../../model';
import * as headers from '../headers';
import { isNumber, isYear } from './cells';
import type { ColumnRole } from './column-role';

export const LINK_COLUMN_ROLES: Readonly<Record<LinkRole, ColumnRole>> = {
  firm: { header: headers.LINK_FIRM, required: true },
  institution: { header: headers.LINK_INSTITUTION, required: true },
  contact_frequency: {
    header: headers.CONTACT_FREQUENCY,
    cells: { fit: isNumber, otherwise: 'doubted' },
  },
  topic: { header: headers.TOPIC },
  year: { header: headers.LINK_YEAR, cells: { fit: isYear, otherwise: 'refused' } },
};
