import type { LinkRole } from '../../model';
import * as headers from '../ties/tie-headers';
import { isFrequency, isYear } from './cells';
import type { ColumnRole } from './column-role';

export const LINK_COLUMN_ROLES: Readonly<Record<LinkRole, ColumnRole>> = {
  firm: { header: headers.LINK_FIRM, required: true },
  institution: {
    header: headers.LINK_INSTITUTION,
    required: true,
    orElse: 'institution_columns',
  },
  contact_frequency: {
    header: headers.CONTACT_FREQUENCY,
    cells: { fit: isFrequency, otherwise: 'doubted' },
  },
  topic: { header: headers.TOPIC },
  /** Each column is an institution, in a matrix of firms and institutions. */
  institution_columns: { many: true },
  year: { header: headers.LINK_YEAR, cells: { fit: isYear, otherwise: 'refused' } },
};
