import type { FirmRole } from '../../model';
import * as headers from '../headers/headers';
import { saysResponse } from '../values/responses';
import { SURVEY_ROUND } from '../rounds';
import { isFrequency, isNumber, isYen } from './cells';
import type { ColumnRole } from './column-role';
import { PLACE_ROLES } from './places';

export const FIRM_COLUMN_ROLES: Readonly<Record<FirmRole, ColumnRole>> = {
  id: { header: headers.FIRM_ID, distinct: true },
  name: { header: headers.NAME },
  industry: { header: headers.INDUSTRY },
  employees: { header: headers.EMPLOYEES, cells: { fit: isNumber, otherwise: 'doubted' } },
  capital: { header: headers.CAPITAL, cells: { fit: isYen, otherwise: 'refused' } },
  subcontractor: { header: headers.SUBCONTRACTOR },
  parent: { header: headers.PARENT_NAME },
  parent_address: { header: headers.PARENT_ADDRESS, beside: 'parent' },
  main_institution: { header: headers.MAIN_INSTITUTION },
  main_frequency: {
    header: headers.MAIN_FREQUENCY,
    cells: { fit: isFrequency, otherwise: 'doubted' },
    beside: 'main_institution',
    alone: headers.CONTACTS_ALONE,
  },
  institution_columns: { many: true },
  survey_weight: { header: headers.SURVEY_WEIGHT, cells: { fit: isNumber, otherwise: 'refused' } },
  response: { header: headers.RESPONSE, cells: { fit: saysResponse, otherwise: 'refused' } },
  wave: { header: headers.WAVE, beside: 'response' },
  survey_round: { header: SURVEY_ROUND },
  outcome: { many: true },
  ...PLACE_ROLES,
};
