import { basename } from 'node:path';
import {
  problem,
  type InputKind,
  type InputSpec,
  type ReadOptions,
  type Roles,
  type StudyFile,
} from '../../model';
import {
  areOfYears,
  missingRoles,
  optionsOf,
  rolesWith,
  specAgain,
  specOf,
  type InputPreview,
  type StudyArchive,
  type StudySession,
} from '../../study';
import type { Job } from '../job';
import { Refusal, unusable } from '../refusal';

/** A study whose tables are read, and where their files are. */
export interface StudyInPlace {
  readonly study: StudyFile;
  readonly files: Readonly<Partial<Record<InputKind, string>>>;
  /** In the order of the study's polygon layer; absent for none. */
  readonly areaFiles?: readonly string[];
  /** What it was opened from, where that is one file with all of it. */
  readonly archive?: StudyArchive;
  /** Bytes of inputs that the command made, by the path in `files` that they are to be written to. */
  readonly made?: ReadonlyMap<string, Uint8Array>;
}

/** A file as a study names it; `path` as seen from the study's folder. */
export type NamedFile = Readonly<Record<'name' | 'path', string>>;

/** What lies at a path; null for nothing. */
export type BytesAt = (path: string) => Uint8Array | null;

/** Reads a table into the session. Refused with status 1 where it can't be used. */
export async function readInput(
  kind: InputKind,
  name: string,
  bytes: Uint8Array,
  options: ReadOptions,
  job: Job,
  session: StudySession,
): Promise<InputPreview> {
  const run = job.terminal.run('reading');
  const read = await session.readInput(kind, name, bytes, options, run);
  if (!read.ok) throw new Refusal(1, read.problem);
  job.noteAll(read.problems);
  return read.value;
}

/**
 * Reads an input that a study names, and checks that it is the one the study was made with. What the study leaves open
 * about how to read it is filled in.
 */
export async function readNamedInput(
  kind: InputKind,
  spec: InputSpec,
  { path, bytesAt }: { readonly path: string; readonly bytesAt: BytesAt },
  job: Job,
  session: StudySession,
): Promise<InputSpec> {
  const bytes = bytesAt(path);
  if (!bytes)
    throw new Refusal(1, problem('input-missing', 'error', { file: spec.name }, { path }));
  const preview = await readInput(kind, spec.name, bytes, optionsOf(spec), job, session);
  if (preview.sha256 !== spec.sha256) {
    const facts = { expected: spec.sha256, found: preview.sha256 };
    throw new Refusal(1, problem('input-changed', 'error', { file: spec.name }, facts));
  }
  const columns = preview.header.length;
  const beyond = Object.values(spec.roles)
    .flatMap((indices) => indices ?? [])
    .find((index) => index >= columns);
  if (beyond !== undefined)
    throw unusable((input) => input.rolesBeyond(spec.name, beyond + 1, columns));
  return specAgain(preview, spec);
}

/** Reads a table that a person named for a new study, and says which of its sheets are not read. */
export async function previewOf(
  kind: InputKind,
  path: string,
  reading: ReadOptions,
  job: Job,
  session: StudySession,
): Promise<InputPreview> {
  const name = basename(path);
  const preview = await readInput(kind, name, job.readWhole(path), reading, job, session);
  const { sheet = '', sheets = [], stacked } = preview.origin;
  const taken = stacked?.map((each) => each.name) ?? [sheet];
  const unread = sheets.filter((each) => !taken.includes(each));
  if (unread.length > 0)
    job.terminal.note(({ cli }) =>
      areOfYears([...taken, ...unread])
        ? cli.notice.sheetsOfYears(name, taken.join(', '), unread)
        : cli.notice.sheets(name, taken.join(', '), unread),
    );
  return preview;
}

/** The input that a table is for a new study: its columns are taken for what they look like, but for those that are given, and that is said. */
export function newInput(preview: InputPreview, given: Roles, job: Job): InputSpec {
  const { kind } = preview;
  const roles = rolesWith(preview.roles, given);
  // Without an address or coordinates a list is told which columns it has, once its firms are looked for.
  const missing = missingRoles(kind, roles, preview.hasPoints).find((role) => role !== 'location');
  if (missing !== undefined)
    throw new Refusal(1, ({ cli }) => cli.input.noRole(preview.name, cli.roles[missing]));
  job.terminal.note(({ cli }) => {
    const parts = Object.entries(roles).map(
      ([role, indices]) =>
        `${cli.roles[role] ?? role} = ${indices!.map((index) => preview.header[index]).join(' + ')}`,
    );
    return cli.notice.roles(
      preview.name,
      parts.length > 0 ? parts.join(', ') : cli.notice.noneTaken,
    );
  });
  return specOf(preview, roles);
}
