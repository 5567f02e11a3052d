import { join } from 'node:path';
import type { ReadOptions } from '../../model';
import {
  ARCHIVE_INPUTS,
  sameRound,
  STACKED_READING,
  type InputPreview,
  type StudySession,
} from '../../study';
import type { Job } from '../job';
import type { OptionKinds, Options } from '../options';
import { Refusal, wrongOption } from '../refusal';
import { refuseTogether } from './command';
import { previewOf, readInput } from './study-inputs';

/** Options that give further rounds of a survey, a file each. */
export const ROUNDS_OPTIONS: OptionKinds = { 'firms-later': 'texts', 'firms-rounds': 'text' };

/** The list of all rounds, and where it is to be written. */
interface WholeList {
  readonly preview: InputPreview;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly round: number;
}

/**
 * Checks the options, then gives what reads the later rounds and puts them under the first; null where none were given. What is said of how to read a
 * file (its encoding, sheet or header) is of the first alone, what is said of its places of all.
 */
export function roundsFrom(
  options: Options,
): (
  first: InputPreview,
  reading: ReadOptions,
  job: Job,
  session: StudySession,
) => Promise<WholeList | null> {
  const paths = options.texts('firms-later');
  const said = options
    .text('firms-rounds')
    ?.split(',')
    .map((name) => name.trim());
  if (said && paths.length === 0)
    throw wrongOption((usage) => usage.needs('--firms-rounds', '--firms-later'));
  if (paths.length > 0) {
    if (options.text('firms') === undefined)
      throw wrongOption((usage) => usage.needs('--firms-later', '--firms'));
    refuseTogether(options, 'firms-later', ['survey-round']);
  }
  if (said && (said.length !== paths.length + 1 || said.includes('') || sameRound(said)))
    throw wrongOption((usage) => usage.roundsOfFiles('--firms-rounds', paths.length + 1));
  return async (first, { municipality, plane, planeX, called }, job, session) => {
    if (paths.length === 0) return null;
    const lists = [first];
    for (const path of paths)
      lists.push(
        await previewOf('firms', path, { municipality, plane, planeX, called }, job, session),
      );
    const stacked = await session.stackRounds(lists, said, job.terminal.run('reading'));
    if (!stacked.ok) throw new Refusal(1, stacked.problem);
    job.noteAll(stacked.problems);
    const { name, bytes, round } = stacked.value;
    const reading = { ...STACKED_READING, called };
    const preview = await readInput('firms', name, bytes, reading, job, session);
    const path = join(options.required('out'), ARCHIVE_INPUTS, name);
    return { preview, path, bytes, round };
  };
}
