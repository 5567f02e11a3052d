import type { FirmColumns, FirmRole, Roles, StudyFile } from '../model';
import { weightsOf } from '../study';
import { columnNamed } from './columns';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';

/** The option that names the column of survey weights. */
export const SURVEY_WEIGHT_OPTION: OptionKinds = { 'survey-weights': 'text' };

/** What gives the named column of the firms table its role, and no other. */
export function surveyWeightsFrom(
  options: Options,
): (study: StudyFile, table: { name: string; header: readonly string[] }) => StudyFile {
  const named = options.text('survey-weights');
  return (study, table) => {
    if (named === undefined) return study;
    const column = columnNamed(table, named);
    const { firms } = study.inputs;
    const others = Object.entries(firms.roles)
      .map(([role, columns]) => [role, columns.filter((each) => each !== column)] as const)
      .filter(([, columns]) => columns.length > 0);
    const roles: Roles<FirmRole> = { ...Object.fromEntries(others), survey_weight: [column] };
    return { ...study, inputs: { ...study.inputs, firms: { ...firms, roles } } };
  };
}

/** Says that firms are weighted, by which column. */
export function noteWeights(firms: FirmColumns, { terminal }: Job): void {
  const found = weightsOf(firms);
  if (found) terminal.note(({ evidence }) => evidence.weights.used(found));
}
