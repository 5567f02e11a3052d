import {
  CONLEY_KERNELS,
  DEFAULT_MODELS,
  MODEL_ERRORS,
  MODEL_GROUPS,
  setting,
  type ErrorChoice,
  type StudyFile,
} from '../model';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

/** Options that say which firms the errors of the whole evidence let be alike. */
export const ALIKE_OPTIONS: OptionKinds = {
  errors: 'text',
  'errors-km': 'text',
  'errors-kernel': 'text',
  'wild-bootstrap': 'flag',
};

/** Groups by their names, and the errors that are not of groups. */
const CHOICES = [...MODEL_GROUPS, ...MODEL_ERRORS.filter((errors) => errors !== 'clustered')];

/** What the options say, checked; null where they say nothing. */
export function errorChoiceFrom(options: Options): ErrorChoice | null {
  const chosen = options.oneOf('errors', CHOICES);
  const kernel = options.oneOf('errors-kernel', CONLEY_KERNELS);
  const byDistance = chosen === 'conley';
  const km = options.number(
    'errors-km',
    setting(byDistance ? 'models.conleyKm' : 'models.gridKm').limits,
  );
  if (km !== undefined && !byDistance && chosen !== 'grid')
    throw wrongOption((usage) => usage.needsErrors('--errors-km', 'grid, conley'));
  if (kernel !== undefined && !byDistance)
    throw wrongOption((usage) => usage.needsErrors('--errors-kernel', 'conley'));
  const wild = options.flag('wild-bootstrap');
  if (wild && chosen !== undefined && !MODEL_GROUPS.some((by) => by === chosen))
    throw wrongOption((usage) => usage.needsErrors('--wild-bootstrap', MODEL_GROUPS.join(', ')));
  if (chosen === undefined && !wild) return null;
  const groups = MODEL_GROUPS.find((by) => by === chosen);
  const errors = MODEL_ERRORS.find((each) => each === chosen);
  return {
    ...(groups ? { groups } : {}),
    ...(errors ? { errors } : {}),
    ...(km === undefined ? {} : byDistance ? { conleyKm: km } : { gridKm: km }),
    ...(kernel ? { conleyKernel: kernel } : {}),
    ...(wild ? { wild } : {}),
  };
}

/** Checks the options, then gives what puts them in a study. */
export function alikeFrom(options: Options): (study: StudyFile) => StudyFile {
  const choice = errorChoiceFrom(options);
  if (!choice) return (study) => study;
  return (study) => {
    const models = { ...(study.settings.models ?? DEFAULT_MODELS) };
    if (choice.errors ?? choice.groups)
      for (const key of ['errors', 'groups', 'gridKm'] as const) delete models[key];
    return { ...study, settings: { ...study.settings, models: { ...models, ...choice } } };
  };
}
