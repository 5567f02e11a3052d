import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNATTENDED, type StudyFile } from '../../src/model';
import { readStudyFile, StudySession } from '../../src/study';

const STATIC = join(import.meta.dirname, '../../static');

/** The same study with another radius. */
export function withRadius(study: StudyFile, radiusKm: number): StudyFile {
  const clusters = { ...study.settings.clusters, radiusKm };
  return { ...study, settings: { ...study.settings, clusters } };
}

/** The sample study with its inputs read, before its first run. */
export async function sampleSession(): Promise<{ session: StudySession; study: StudyFile }> {
  const read = (path: string) => new Uint8Array(readFileSync(join(STATIC, path)));
  const session = new StudySession({
    municipalities: read('geodata/municipalities.csv'),
    institutions: read('geodata/institutions.csv'),
  });
  const opened = readStudyFile(
    'study.json',
    readFileSync(join(STATIC, 'sample/study.json'), 'utf8'),
  );
  if (!opened.ok) throw new Error(opened.problem.code);
  for (const kind of ['firms', 'links'] as const)
    await session.readInput(kind, `${kind}.csv`, read(`sample/${kind}.csv`), {}, UNATTENDED);
  return { session, study: opened.value };
}
