import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { INPUT_KINDS, success, type InputKind, type StudyFile } from '../../model';
import {
  areaFilesOf,
  readArchive,
  readStudyFile,
  type NamedBytes,
  type StudyArchive,
  type StudySession,
} from '../../study';
import { bytesAsFile, describeGazetteer } from '../../study/commands';
import { keptGazetteer } from '../data-folder';
import { packOf, useGazetteer } from '../gazetteer';
import type { Job } from '../job';
import type { OptionKinds } from '../options';
import { readBytes, readWhole } from '../read-files';
import { Refusal, unusable } from '../refusal';
import { readNamedAreas } from './study-areas';
import { readNamedInput, type NamedFile, type StudyInPlace } from './study-inputs';

/** Names the one file that carries the study. */
export const ARCHIVE_OPTION: OptionKinds = { save: 'text' };

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

function archiveOf(path: string, bytes: Uint8Array): StudyArchive {
  const read = readArchive(basename(path), bytes);
  if (!read.ok) throw new Refusal(1, read.problem);
  if (!read.value) throw unusable((input) => input.noStudyInside(path));
  return read.value;
}

/** The bytes of every input, wherever they came from. */
export function inputBytes({
  study,
  files,
  areaFiles = [],
  archive,
  made,
}: StudyInPlace): NamedBytes[] {
  if (archive) return [...archive.files];
  const named = INPUT_KINDS.flatMap((kind) => {
    const path = files[kind];
    return path === undefined
      ? []
      : [{ name: basename(path), bytes: made?.get(path) ?? readWhole(path) }];
  });
  const areas = areaFilesOf(study).map(({ name }, i) => ({ name, bytes: readBytes(areaFiles[i]) }));
  return [...named, ...areas];
}

/**
 * Reads a study and its inputs: a study.json and what lies where it says, or one file that has them all. The inputs of such a file
 * are to be written to `out`, and named as there.
 */
export async function replayed(
  path: string,
  job: Job,
  session: StudySession,
  out: string,
): Promise<StudyInPlace> {
  // A study.json may be run where it lies: what is written in its place is the study again.
  job.outputs.reads(path, true);
  const bytes = readBytes(path);
  const archive = isZip(bytes) ? archiveOf(path, bytes) : null;
  if (archive) job.outputs.reads(path);
  const read = archive
    ? success(archive.study)
    : readStudyFile(basename(path), new TextDecoder().decode(bytes));
  if (!read.ok) throw new Refusal(1, read.problem);
  job.noteAll(read.problems);
  const folder = archive ? out : dirname(path);
  const within = new Map(archive?.files.map(({ name, bytes }) => [resolve(out, name), bytes]));
  const bytesBy =
    (read: (at: string) => Uint8Array) =>
    (at: string): Uint8Array | null =>
      archive ? (within.get(at) ?? null) : existsSync(at) ? read(at) : null;
  const bytesAt = bytesBy((at) => job.readWhole(at));
  const placed = (spec: NamedFile) =>
    archive ? resolve(folder, ...spec.path.split('/')) : fileOf(folder, spec, job);
  const inputs: Partial<Record<InputKind, StudyFile['inputs'][InputKind]>> = {};
  const files: Partial<Record<InputKind, string>> = {};
  for (const kind of INPUT_KINDS) {
    const spec = read.value.inputs[kind];
    if (!spec) continue;
    files[kind] = placed(spec);
    inputs[kind] = await job.watch.time('read', () =>
      readNamedInput(kind, spec, { path: files[kind]!, bytesAt }, job, session),
    );
  }
  const layer = await job.watch.time('read', () =>
    readNamedAreas(
      read.value,
      { placed, bytesAt: bytesBy((at) => job.readBytes(at)) },
      job,
      session,
    ),
  );
  return {
    study: { ...read.value, inputs: { ...(inputs as StudyFile['inputs']), ...layer.inputs } },
    files,
    areaFiles: layer.files,
    ...(archive ? { archive } : {}),
  };
}

/** Where a study's file is: as the study says, else beside the study, which was moved without the folders around it; that is told. */
function fileOf(folder: string, { name, path }: NamedFile, { terminal }: Job): string {
  const stated = resolve(folder, ...path.split('/'));
  if (existsSync(stated)) return stated;
  const beside = [path.split(/[\\/]/).at(-1)!, name]
    .map((each) => resolve(folder, each))
    .find((each) => existsSync(each));
  if (beside === undefined) return stated;
  terminal.note(({ cli }) => cli.notice.besideStudy(path, beside));
  return beside;
}

/** Opens the gazetteer that is named, else the one that came with the study (`own`), and sees to it that a study is not replayed without the one it was made with. */
export async function withGazetteer(
  study: StudyFile,
  job: Job,
  session: StudySession,
  own: Uint8Array | null = null,
): Promise<StudyFile> {
  const wanted = study.gazetteer;
  const { path, roles } = study.inputs.firms;
  const needsOne =
    roles.address !== undefined && (roles.longitude ?? roles.coordinates) === undefined;
  const asked = job.options.text('gazetteer');
  // A study that was made without one is replayed without one.
  const isReplay = job.options.positionals.length > 0;
  const named = asked ?? (needsOne && !isReplay ? keptGazetteer() : undefined);
  if (named === undefined && own) {
    const opened = await session.setGazetteer(packOf(bytesAsFile(study.name, own)));
    if (!opened.ok) throw new Refusal(1, opened.problem);
    return { ...study, gazetteer: opened.value };
  }
  if (named === undefined && wanted)
    throw unusable((input) => input.gazetteerNeeded(wanted.source, wanted.date));
  if (named === undefined && needsOne && !isReplay)
    job.terminal.note(({ cli }) => cli.notice.fetchAdvice(path));
  if (named === undefined || named === 'none') return { ...study, gazetteer: null };
  const given = await useGazetteer(named, job, session);
  if (wanted && given && (wanted.source !== given.source || wanted.date !== given.date))
    job.terminal.note(({ cli }) =>
      cli.notice.gazetteerDiffers(describeGazetteer(wanted), describeGazetteer(given)),
    );
  return { ...study, gazetteer: given };
}
