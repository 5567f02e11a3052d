import * as v from 'valibot';
import {
  failure,
  jsonFault,
  problem,
  schemaFault,
  success,
  type Problem,
  type Result,
  type StudyFile,
} from '../../model';
import {
  archiveTooLarge,
  BrokenZip,
  unzippedBytes,
  zippedBytes,
  type NamedBytes,
} from '../../tables';
import { sha256Hex } from './hash';
import { filesOf } from './input-spec';
import { readStudyFile, writeStudyFile } from './study-file';

/** Ending of the file that carries a study with its data. */
export const ARCHIVE_EXTENSION = '.shuseki';
export const ARCHIVE_FORMAT = 1;
/** Where an archive has its input files, as seen from its study.json. */
export const ARCHIVE_INPUTS = 'inputs';

const STUDY = 'study.json';
const CONTENTS = 'contents.json';
const GAZETTEER = 'gazetteer.shuseki-pack';

/** A study as a file brings it. */
export interface StudyArchive {
  /** Its inputs' paths are where an archive that is written of it has them: in ARCHIVE_INPUTS. */
  readonly study: StudyFile;
  /** Inputs that came with it, by those paths; one that the study names and that is not here has to be given. */
  readonly files: readonly NamedBytes[];
  /** The rows of the gazetteer that the study used, as a pack; null where it has none with it. */
  readonly gazetteer: Uint8Array | null;
}

/**
 * One file with all that a study stands on: study.json, its inputs, and the rows of its gazetteer. `inputs` are found by their hash.
 * The same study gives the same bytes. An input that is not given is left out, and asked for where the file is opened.
 */
export function writeArchive(
  study: StudyFile,
  inputs: readonly NamedBytes[],
  gazetteer: Uint8Array | null,
): Uint8Array<ArrayBuffer> {
  const placed = withArchivePaths(study);
  const byHash = new Map(inputs.map(({ bytes }) => [sha256Hex(bytes), bytes]));
  const files = new Map<string, Uint8Array>();
  for (const { path, sha256 } of filesOf(placed)) {
    const bytes = byHash.get(sha256);
    if (bytes) files.set(path, bytes);
  }
  const inside = [...files].map(([name, bytes]) => ({ name, bytes }));
  return packed(writeStudyFile(placed), inside, gazetteer, study.gazetteer);
}

/** An archive of a study that need not be readable here, such as one of a newer version, with the files that lie beside it. */
export function packUnread(
  text: string,
  inputs: readonly NamedBytes[],
  gazetteer: Uint8Array | null,
): Uint8Array<ArrayBuffer> {
  // Each in a folder of its own, since two may have one name; they are found by name and hash.
  const files = inputs.map(({ name, bytes }, i) => ({
    name: `${ARCHIVE_INPUTS}/${i + 1}/${name}`,
    bytes,
  }));
  return packed(text, files, gazetteer, null);
}

function packed(
  study: string,
  files: readonly NamedBytes[],
  gazetteer: Uint8Array | null,
  spec: StudyFile['gazetteer'],
): Uint8Array<ArrayBuffer> {
  const contents = {
    shuseki_archive: ARCHIVE_FORMAT,
    gazetteer: gazetteer && { ...spec, file: GAZETTEER, sha256: sha256Hex(gazetteer) },
  };
  const encode = (text: string) => new TextEncoder().encode(text);
  return zippedBytes([
    { name: CONTENTS, bytes: encode(`${JSON.stringify(contents, null, 2)}\n`) },
    { name: STUDY, bytes: encode(study) },
    ...files,
    ...(gazetteer ? [{ name: GAZETTEER, bytes: gazetteer }] : []),
  ]);
}

/**
 * Opens what `writeArchive` wrote, the file of a study to give away, a study's folder or everything of it as a ZIP archive. Null for a ZIP archive
 * that holds no study. A damaged archive, one of a newer version and one whose files were changed since are refused.
 */
export function readArchive(name: string, bytes: Uint8Array): Result<StudyArchive | null> {
  const refuse = (reason: string) =>
    failure<null>(problem('archive-broken', 'error', { file: name }, { reason }));
  let entries: readonly NamedBytes[];
  try {
    entries = unzippedBytes(bytes);
  } catch (error) {
    if (error instanceof RangeError) return failure(archiveTooLarge(name, error));
    return refuse(error instanceof BrokenZip ? error.reason : String(error));
  }
  const main = outermost(entries);
  const carried = entries.filter((entry) => entry.name.endsWith(ARCHIVE_EXTENSION));
  // Everything as one archive holds the study's own file among others.
  if (!main && carried.length === 1 && !name.endsWith(ARCHIVE_EXTENSION))
    return readArchive(carried[0].name, carried[0].bytes);
  if (!main) return name.endsWith(ARCHIVE_EXTENSION) ? refuse(`missing:${STUDY}`) : success(null);
  const folder = main.name.slice(0, -STUDY.length);
  const find = (path: string) => entries.find((entry) => entry.name === folder + path)?.bytes;
  const contents = readContents(find(CONTENTS));
  if (typeof contents === 'string') return refuse(contents);
  const { shuseki_archive: format, gazetteer: stated } = contents;
  if (format > ARCHIVE_FORMAT) {
    const facts = { format, known: ARCHIVE_FORMAT };
    return failure(problem('study-file-newer', 'error', { file: name }, facts));
  }
  const read = readStudyFile(STUDY, new TextDecoder().decode(main.bytes));
  if (!read.ok) return read;
  const inputs = inputsFrom(read.value, ({ path, name, sha256 }) => {
    const there = find(normalPath(path));
    // Of a folder that was packed by hand the paths may lead outside.
    const sameName = entries.filter((entry) => entry.name.split('/').at(-1) === name);
    return there ?? sameName.find((entry) => sha256Hex(entry.bytes) === sha256)?.bytes;
  });
  if (!inputs.ok) return inputs;
  const gazetteer = find(GAZETTEER) ?? null;
  const changed = gazetteer && changedFile(GAZETTEER, gazetteer, stated?.sha256 ?? '');
  if (changed) return failure(changed);
  return success({ study: withArchivePaths(read.value), files: inputs.value, gazetteer });
}

/** The study.json that lies least deep. */
function outermost(entries: readonly NamedBytes[]): NamedBytes | undefined {
  const depth = (path: string) => path.split('/').length;
  return entries
    .filter(({ name }) => name === STUDY || name.endsWith(`/${STUDY}`))
    .sort((a, b) => depth(a.name) - depth(b.name))[0];
}

/** The inputs that are there, under the paths that they get; refused where one is not the file that the study was made with. */
function inputsFrom(
  study: StudyFile,
  find: (wanted: ReturnType<typeof filesOf>[number]) => Uint8Array | undefined,
): Result<NamedBytes[]> {
  const placed = filesOf(withArchivePaths(study));
  const files: NamedBytes[] = [];
  for (const [i, wanted] of filesOf(study).entries()) {
    const bytes = find(wanted);
    if (!bytes) continue;
    const changed = changedFile(wanted.name, bytes, wanted.sha256);
    if (changed) return failure(changed);
    files.push({ name: placed[i].path, bytes });
  }
  return success(files);
}

function changedFile(file: string, bytes: Uint8Array, expected: string): Problem | null {
  const found = sha256Hex(bytes);
  return found === expected
    ? null
    : problem('input-changed', 'error', { file }, { expected, found });
}

const CONTENTS_OF = v.object({
  shuseki_archive: v.number(),
  gazetteer: v.nullish(v.object({ sha256: v.string() })),
});

/** What an archive says of itself, or what is wrong with that; one that says nothing is a study's folder. */
function readContents(bytes: Uint8Array | undefined): v.InferOutput<typeof CONTENTS_OF> | string {
  if (!bytes) return { shuseki_archive: 0 };
  const text = new TextDecoder().decode(bytes);
  try {
    const read = v.safeParse(CONTENTS_OF, JSON.parse(text), { abortEarly: true });
    return read.success ? read.output : schemaFault(read.issues[0]);
  } catch (error) {
    return jsonFault(text, error);
  }
}

const normalPath = (path: string) => path.replace(/^(\.\/)+/, '');

/** The study with its inputs' paths as an archive has them, each its own. */
function withArchivePaths(study: StudyFile): StudyFile {
  const taken = new Map<string, string>();
  const pathOf = ({ name, sha256 }: { readonly name: string; readonly sha256: string }): string => {
    const plain = name.split(/[\\/]/).at(-1)!.replace(/^\.+/, '') || 'table';
    for (let n = 1; ; n++) {
      const path = `${ARCHIVE_INPUTS}/${n === 1 ? plain : plain.replace(/(\.[^.]*)?$/, ` (${n})$1`)}`;
      const known = taken.get(path.toLowerCase());
      if (known !== undefined && known !== sha256) continue;
      taken.set(path.toLowerCase(), sha256);
      return path;
    }
  };
  const at = <T extends { readonly name: string; readonly sha256: string }>(spec: T): T => ({
    ...spec,
    path: pathOf(spec),
  });
  const { firms, institutions, links, outcomes, background, areas } = study.inputs;
  return {
    ...study,
    inputs: {
      firms: at(firms),
      ...(institutions ? { institutions: at(institutions) } : {}),
      ...(links ? { links: at(links) } : {}),
      ...(outcomes ? { outcomes: at(outcomes) } : {}),
      ...(background ? { background: at(background) } : {}),
      ...(areas ? { areas: areas.map(at) } : {}),
    },
  };
}
