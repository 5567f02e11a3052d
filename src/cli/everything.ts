import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { layerTitles } from '../i18n';
import {
  ARCHIVE_EXTENSION,
  ARCHIVE_FORMATS,
  archiveName,
  placesInArchive,
  plainFileName,
  writeArchive,
  zippedBytes,
  type MapLook,
  type StudySession,
} from '../study';
import { inputBytes } from './commands/replay';
import type { StudyInPlace } from './commands/study-inputs';
import type { Job } from './job';
import { Refusal } from './refusal';

/** The option that asks for everything as one archive: a file, or a folder in which it is named after the study and the day. */
export const EVERYTHING_OPTION = { zip: 'text' } as const;

/** Writes all that the command has staged, the layers (drawn as `look` says) for GIS programs and spreadsheets, and the study's own file as one ZIP archive. */
export async function stageEverything(
  job: Job,
  session: StudySession,
  carried: StudyInPlace,
  look: MapLook | undefined,
): Promise<void> {
  const wanted = job.options.text('zip');
  if (wanted === undefined) return;
  const { study } = carried;
  const inputs = inputBytes(carried);
  const { terminal, watch } = job;
  const entries = new Map<string, Uint8Array>();
  const take = (name: string, bytes: Uint8Array): void =>
    placesInArchive(name).forEach((place) => entries.set(place, bytes));
  const pack = await session.packUsedRows(study, terminal.run('computing'));
  take(`${plainFileName(study.name)}${ARCHIVE_EXTENSION}`, writeArchive(study, inputs, pack));
  for (const [path, bytes] of job.kept ?? []) take(basename(path), bytes);
  const titlesOf = layerTitles(terminal.messages);
  for (const name of ARCHIVE_FORMATS) {
    const made = await watch.time('compute', () =>
      session.ask('layers', { name, titlesOf, look }, terminal.run('computing')),
    );
    if (made && !made.ok) throw new Refusal(1, made.problem);
    for (const file of made?.value ?? []) take(file.name, Buffer.concat(file.bytes));
  }
  const isFolder = existsSync(wanted) && statSync(wanted).isDirectory();
  const path = isFolder ? join(wanted, archiveName(study.name, new Date())) : wanted;
  const files = [...entries].map(([name, bytes]) => ({ name, bytes }));
  await job.stage(path, () => [zippedBytes(files)]);
}
