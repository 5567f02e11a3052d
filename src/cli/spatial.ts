import {
  DEFAULT_WEIGHTS,
  NEIGHBOUR_LIMITS,
  SPATIAL_FORMS,
  type SpaceWeights,
  type SpatialForm,
  type StudyFile,
} from '../model';
import { describeEvidenceNote, describeRefusal } from '../i18n';
import type { StudySpatialModel } from '../study';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

/** Options that ask for a model in which neighbours count, and say which firms are neighbours. */
export const SPATIAL_OPTIONS: OptionKinds = {
  spatial: 'text',
  neighbours: 'text',
  'neighbours-km': 'text',
};

/** The neighbours that the options name; undefined where they name none. */
function neighboursFrom(options: Options): SpaceWeights | undefined {
  const neighbours = options.number('neighbours', NEIGHBOUR_LIMITS.neighbours);
  const km = options.number('neighbours-km', NEIGHBOUR_LIMITS.km);
  if (neighbours !== undefined && km !== undefined)
    throw wrongOption((usage) => usage.notTogether('--neighbours', '--neighbours-km'));
  if (neighbours !== undefined) return { kind: 'nearest', neighbours };
  return km === undefined ? undefined : { kind: 'band', km };
}

/** What the options ask for, checked; null where they ask for no model. */
export function spatialChoiceFrom(
  options: Options,
): { readonly form: SpatialForm; readonly neighbours: SpaceWeights } | null {
  const form = options.oneOf('spatial', SPATIAL_FORMS);
  const neighbours = neighboursFrom(options);
  if (form) return { form, neighbours: neighbours ?? DEFAULT_WEIGHTS };
  const [surplus] = options.used('neighbours', 'neighbours-km');
  if (surplus !== undefined) throw wrongOption((usage) => usage.needs(`--${surplus}`, '--spatial'));
  return null;
}

/** Checks the options, then gives what puts them in a study, whose tests take the same neighbours. */
export function spatialFrom(options: Options): (study: StudyFile) => StudyFile {
  const form = options.oneOf('spatial', SPATIAL_FORMS);
  const weights = neighboursFrom(options);
  return (study) => ({
    ...study,
    settings: {
      ...study.settings,
      ...(weights ? { weights } : {}),
      ...(form ? { spatialModel: form } : {}),
    },
  });
}

/** Says why the model could not be fitted, or what must be known of it. */
export function noteSpatial({ terminal }: Job, found: StudySpatialModel | null): void {
  if (!found) return;
  const { result } = found;
  if (!result.ok) terminal.note((m) => `--spatial: ${describeRefusal(result.problem, m)}`);
  else for (const each of result.notes) terminal.note((m) => describeEvidenceNote(each, m));
}
