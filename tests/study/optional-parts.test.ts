import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_MODELS, UNATTENDED, type StudyFile } from '../../src/model';
import {
  EXPORTS,
  filesOf,
  inputsOf,
  optionsOf,
  readArchive,
  readStudyFile,
  StudySession,
  writeArchive,
  writeStudyFile,
  type ExportName,
  type NamedBytes,
} from '../../src/study';
import { CHANGED, FILES, fullStudy, withField, type Field, type FullStudy } from './every-field';
import { INSTITUTIONS, MUNICIPALITIES } from './made';

const open = () => new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
/** Files that need no random draws. */
const PROMPT = ['study.json', 'findings.json', 'firms.geojson', 'clusters.geojson', 'analysis.csv'];

const withFewDraws = (study: StudyFile) =>
  withField(study, 'settings.models', { ...DEFAULT_MODELS, resamples: 99 });

let full: FullStudy;
beforeAll(async () => {
  full = await fullStudy(open());
});

/** The study in a session that knows nothing of it but these files. */
async function opened(study: StudyFile, files: readonly NamedBytes[]) {
  const session = open();
  for (const { kind, spec } of inputsOf(study)) {
    const file = files.find(({ name }) => name === spec.path)!;
    const options = optionsOf(spec);
    const read = await session.readInput(kind, spec.name, file.bytes, options, UNATTENDED);
    if (!read.ok) throw new Error(`${spec.name}: ${read.problem.code}`);
    expect(read.value.sha256).toBe(spec.sha256);
  }
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(JSON.stringify(ran.problem));
  return { session, findings: ran.value };
}

async function exportsOf(session: StudySession): Promise<Record<string, string>> {
  const made: Record<string, string> = {};
  for (const { name } of EXPORTS)
    if (PROMPT.includes(name))
      made[name] = (await session.ask('export', { name: name as ExportName }))!.join('');
  return made;
}

/** Read back from its text, or the reason why not. */
function reread(text: string): StudyFile {
  const read = readStudyFile('study.json', text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value;
}

describe('a study with a part that need not be there', () => {
  it.each(Object.keys(CHANGED) as Field[])('%s', async (field) => {
    // Where files hold the draws, these are few.
    const of = field === 'settings.keepDraws' ? withFewDraws(full.study) : full.study;
    const study = withField(of, field, CHANGED[field](of, full));
    const { session, findings } = await opened(study, FILES);
    const made = await exportsOf(session);

    // Replayed from its study.json.
    const again = await opened(reread(made['study.json']), FILES);
    expect(await exportsOf(again.session)).toEqual(made);

    // Saved as one file and opened elsewhere.
    const archive = readArchive('a.shuseki', writeArchive(study, FILES, null));
    if (!archive.ok || !archive.value) throw new Error('no archive');
    const carried = await opened(archive.value.study, archive.value.files);
    const elsewhere = await exportsOf(carried.session);
    expect({ ...elsewhere, 'study.json': '' }).toEqual({ ...made, 'study.json': '' });
    expect(filesOf(archive.value.study).length).toBe(filesOf(study).length);

    // Shared, and run from what was given away; shared once more it stays what it is.
    const share = (of: StudySession) =>
      of.ask('share', { grid: 'half', exactEmployees: true }).then((shared) => shared!);
    const shared = await share(session);
    const [{ text }, ...tables] = shared.files;
    const bytes = tables.map(({ name, text: table }) => ({
      name,
      bytes: new TextEncoder().encode(table),
    }));
    const given = reread(text);
    expect(writeStudyFile(given)).toBe(text);
    const rerun = await opened(given, bytes);
    for (const key of ['clusters', 'inside', 'outside', 'excluded'] as const)
      expect(rerun.findings.summary[key], key).toBe(shared.counts[key].after);
    for (const key of ['firms', 'located', 'apart', 'links', 'linkedFirms'] as const)
      expect(rerun.findings.summary[key], key).toBe(findings.summary[key]);
    expect((await share(session)).files).toEqual(shared.files);
  });
});
