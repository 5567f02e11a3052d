import type { InputKind } from '../../model';
import { EVENT_DATE, EVENT_KEY } from '../ties/tie-headers';
import { isDated } from './cells';
import type { ColumnRole } from './column-role';
import { FIRM_COLUMN_ROLES } from './firms';
import { INSTITUTION_COLUMN_ROLES } from './institutions';
import { LINK_COLUMN_ROLES } from './links';
import { PLACE_ROLES } from './places';

export type { ColumnRole } from './column-role';

/** What is known of every role, by the kind of table. Their names and order stand in `model/study`, since study.json has them. */
export const COLUMN_ROLES: Readonly<Record<InputKind, Readonly<Record<string, ColumnRole>>>> = {
  firms: FIRM_COLUMN_ROLES,
  institutions: INSTITUTION_COLUMN_ROLES,
  links: LINK_COLUMN_ROLES,
  outcomes: {
    key: { header: EVENT_KEY, required: true },
    date: { header: EVENT_DATE, cells: { fit: isDated, otherwise: 'refused' } },
  },
  background: PLACE_ROLES,
};
