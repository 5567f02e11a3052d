import type { InputSpec, StudyFile } from '../../model';

/**
 * The study with a background register. Who brings the first one wants to be compared with it: the spatial scan is, until a person
 * says otherwise. Another register in its place changes no choice.
 */
export function withRegister(study: StudyFile, background: InputSpec): StudyFile {
  const inputs = { ...study.inputs, background };
  if (study.inputs.background) return { ...study, inputs };
  const { settings } = study;
  const clusters = { ...settings.clusters, background: 'register' as const };
  return { ...study, inputs, settings: { ...settings, clusters } };
}

/** The study without its register, and without the choices that need one. */
export function withoutRegister(study: StudyFile): StudyFile {
  const inputs = { ...study.inputs };
  delete inputs.background;
  const { clusters, models } = study.settings;
  const settings = {
    ...study.settings,
    clusters: { ...clusters, background: undefined },
    ...(models ? { models: { ...models, densityOf: undefined } } : {}),
  };
  return { ...study, inputs, settings };
}
