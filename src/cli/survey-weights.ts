import {
  DEFAULT_RESPONSE,
  setting,
  type FirmColumns,
  type FirmRole,
  type ResponseFound,
  type Roles,
  type StudyFile,
} from '../model';
import { weightsOf } from '../study';
import { columnNamed } from './columns';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

/** The option that names the column of survey weights. */
export const SURVEY_WEIGHT_OPTION: OptionKinds = { 'survey-weights': 'text' };

/** Options that say who answered a questionnaire, and what weights are made of it. */
export const RESPONSE_OPTIONS: OptionKinds = {
  response: 'text',
  wave: 'text',
  'response-weights': 'text',
  'response-trim': 'text',
};

/** Options that name a column, with the role that they give it. */
const ROLES = { 'survey-weights': 'survey_weight', response: 'response', wave: 'wave' } as const;

/** Checks the options, then gives what gives the named columns of the firms table their roles, and no others. */
export function surveyFrom(
  options: Options,
): (study: StudyFile, table: { name: string; header: readonly string[] }) => StudyFile {
  const weights = options.oneOf('response-weights', setting('response.weights').words);
  const trim = options.number('response-trim', setting('response.trim').limits);
  if (trim !== undefined && weights === undefined)
    throw wrongOption((usage) => usage.needs('--response-trim', '--response-weights'));
  return (study, table) => {
    let roles = study.inputs.firms.roles;
    for (const [option, role] of Object.entries(ROLES)) {
      const named = options.text(option);
      if (named !== undefined) roles = withRole(roles, role, columnNamed(table, named));
    }
    if (weights && weights !== 'none' && !roles.response && !roles.wave)
      throw wrongOption((usage) => usage.needs('--response-weights', '--response'));
    const { firms } = study.inputs;
    const before = study.settings.response ?? DEFAULT_RESPONSE;
    const response = { weights: weights ?? before.weights, trim: trim ?? before.trim };
    return {
      ...study,
      inputs: { ...study.inputs, firms: { ...firms, roles } },
      settings: weights ? { ...study.settings, response } : study.settings,
    };
  };
}

/** The roles with this one for the column, which has no other then. */
export function withRole(roles: Roles<FirmRole>, role: FirmRole, column: number): Roles<FirmRole> {
  const others = Object.entries(roles)
    .map(([of, columns]) => [of, columns.filter((each) => each !== column)] as const)
    .filter(([, columns]) => columns.length > 0);
  return { ...Object.fromEntries(others), [role]: [column] };
}

/** Says that firms are weighted, by what. */
export function noteWeights(firms: FirmColumns, { terminal }: Job): void {
  const found = firms.surveyWeights?.refusal ? null : weightsOf(firms);
  if (found) terminal.note(({ evidence }) => evidence.weights.used(found));
}

/** Says how many answered. */
export function noteResponse(
  findings: { readonly response?: ResponseFound | null },
  { terminal }: Job,
): void {
  const { response } = findings;
  if (response) terminal.note((m) => m.response.rate(response));
}
