import { DEFAULT_MODELS, setting, type StudyFile } from '../model';
import { drawHelpers } from './draw-threads';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';

/** Who makes random draws. */
export const THREADS_OPTION: OptionKinds = { threads: 'text' };

/** The same, how many draws there are, and whether files hold them. */
export const DRAW_OPTIONS: OptionKinds = { ...THREADS_OPTION, resamples: 'text', draws: 'flag' };

/** Lets the command's draws be made by as many threads as it asks for, else by one per core. */
export function useThreads({ options, terminal }: Pick<Job, 'options' | 'terminal'>): void {
  terminal.helpers = drawHelpers(options.number('threads', { least: 1, most: 64, whole: true }));
}

/** Checks the options, then gives what puts the number of draws, and whether files hold them, in a study. */
export function drawsFrom(options: Options): (study: StudyFile) => StudyFile {
  const resamples = options.number('resamples', setting('models.resamples').limits);
  const keepDraws = options.flag('draws');
  return (study) => {
    const models = study.settings.models ?? DEFAULT_MODELS;
    const settings = {
      ...study.settings,
      ...(resamples === undefined ? {} : { models: { ...models, resamples } }),
      ...(keepDraws ? { keepDraws } : {}),
    };
    return { ...study, settings };
  };
}
