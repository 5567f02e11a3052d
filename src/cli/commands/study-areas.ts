import { problem, type StudyFile } from '../../model';
import { areaFilesOf, type StudySession } from '../../study';
import type { Job } from '../job';
import { Refusal } from '../refusal';
import type { BytesAt, NamedFile } from './study-inputs';

/** A study's polygon layer, read into the session: what the study names, and where the files are. */
interface NamedAreas {
  readonly inputs: Pick<StudyFile['inputs'], 'areas'>;
  readonly files: readonly string[];
}

/**
 * Reads the polygon layer that a study names, and checks that its files are the ones the study was made with. Refused with status 1
 * where one is missing, is another one, or is no layer.
 */
export async function readNamedAreas(
  study: StudyFile,
  { placed, bytesAt }: { readonly placed: (file: NamedFile) => string; readonly bytesAt: BytesAt },
  job: Job,
  session: StudySession,
): Promise<NamedAreas> {
  const wanted = areaFilesOf(study);
  if (wanted.length === 0) return { inputs: {}, files: [] };
  const files = wanted.map(placed);
  const named = wanted.map(({ name }, i) => {
    const path = files[i];
    const bytes = bytesAt(path);
    if (!bytes) throw new Refusal(1, problem('input-missing', 'error', { file: name }, { path }));
    return { name, bytes };
  });
  const read = await session.readAreas(named);
  if (!read.ok) throw new Refusal(1, read.problem);
  job.noteAll(read.problems);
  for (const { name, sha256 } of wanted) {
    const found = read.value.files.find((file) => file.name === name)?.sha256 ?? '';
    if (found !== sha256)
      throw new Refusal(
        1,
        problem('input-changed', 'error', { file: name }, { expected: sha256, found }),
      );
  }
  return { inputs: { areas: wanted }, files };
}
