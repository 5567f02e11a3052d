/**
 * Writes static/sample/study.json and its code book: the sample's inputs by hash, the roles of their columns, their names in both languages, the
 * default settings.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DEFAULT_SETTINGS,
  UNATTENDED,
  type InputKind,
  type InputSpec,
  type Roles,
} from '../../src/model';
import { inputKey, StudySession, withCodeBook, writeStudyFile } from '../../src/study';
import { codeBookIn, readTable } from '../../src/tables';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'static/sample');
const CODE_BOOK = join(import.meta.dirname, 'sample-survey/code-book.csv');

/** The study.json text for the sample files as they are now. */
export async function sampleStudy(): Promise<string> {
  const read = (path: string) => new Uint8Array(readFileSync(join(ROOT, 'static', path)));
  const session = new StudySession({
    municipalities: read('geodata/municipalities.csv'),
    institutions: read('geodata/institutions.csv'),
  });
  const input = async (kind: InputKind, name: string, change: Roles = {}): Promise<InputSpec> => {
    const preview = await session.readInput(kind, name, read(`sample/${name}`), {}, UNATTENDED);
    if (!preview.ok) throw new Error(`${name}: ${preview.problem.code}`);
    const { sha256, origin, roles } = preview.value;
    const { encoding, delimiter } = origin;
    const spec = { name, path: name, sha256, encoding, delimiter, roles: { ...roles, ...change } };
    if (inputKey(spec) !== preview.value.key) throw new Error(`${name}: key differs`);
    return spec;
  };
  const table = await readTable('code-book.csv', readFileSync(CODE_BOOK), {}, UNATTENDED);
  const book = table.ok ? codeBookIn(table.value) : null;
  if (!book) throw new Error('the sample has no code book');
  return writeStudyFile({
    format: 1,
    name: 'サンプル調査 / Sample survey',
    simulated: true,
    inputs: { firms: await input('firms', 'firms.csv'), links: await input('links', 'links.csv') },
    gazetteer: null,
    settings: DEFAULT_SETTINGS,
    clusterNames: {},
    ...withCodeBook({}, book),
    notes: '',
  });
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(SAMPLE, 'study.json'), await sampleStudy());
  writeFileSync(join(SAMPLE, 'code-book.csv'), readFileSync(CODE_BOOK));
}
