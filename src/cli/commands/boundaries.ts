import { problem, type StudyFile } from '../../model';
import { crossingProblems, readBoundaryFile, toDrawn } from '../../study';
import type { Job } from '../job';
import type { Options } from '../options';
import { Refusal, wrongOption } from '../refusal';

/**
 * Checks the options, then gives what reads the boundaries that a person named and puts them in the place of the study's own. Without
 * `--boundaries` the study stays as it is.
 */
export function boundariesFrom(
  options: Options,
): (study: StudyFile, job: Job) => Promise<StudyFile> {
  const path = options.text('boundaries');
  const repair = options.flag('repair-boundaries');
  if (path === undefined) {
    if (repair) throw wrongOption((usage) => usage.needs('--repair-boundaries', '--boundaries'));
    return (study) => Promise.resolve(study);
  }
  return async (study, job) => {
    const read = await readBoundaryFile(path, job.readWhole(path));
    if (!read.ok) throw new Refusal(1, read.problem);
    const [crossing] = crossingProblems(path, read.value);
    if (crossing && !repair)
      throw new Refusal(1, ({ cli, problems }) =>
        cli.input.boundaryCrosses(path, problems[crossing.code](crossing.facts, crossing.where)),
      );
    job.noteAll(read.problems);
    const boundaries = toDrawn(read.value);
    if (boundaries.length === 0)
      throw new Refusal(1, problem('boundary-without-area', 'error', { file: path }, {}));
    const clusters = { ...study.settings.clusters, method: 'drawn' as const };
    return { ...study, boundaries, settings: { ...study.settings, clusters } };
  };
}
