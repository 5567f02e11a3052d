import { describe, expect, it } from 'vitest';
import type { InputSpec, StudyFile } from '../../../src/model';
import { newStudy, readArchive, sha256Hex, writeArchive, writeStudyFile } from '../../../src/study';
import { unzippedBytes, zippedBytes } from '../../../src/tables';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FIRMS = bytesOf('企業名,所在地\n青木精機,福井県鯖江市\n');
const LINKS = bytesOf('firm,institution\n青木精機,福井大学\n');
const PACK = bytesOf('rows of towns');

const specOf = (name: string, path: string, bytes: Uint8Array): InputSpec => ({
  name,
  path,
  sha256: sha256Hex(bytes),
  roles: {},
});

/** Two tables that have the same name in other folders. */
const STUDY: StudyFile = {
  ...newStudy({
    firms: specOf('表.csv', '../list/表.csv', FIRMS),
    links: specOf('表.csv', '../ties/表.csv', LINKS),
  }),
  gazetteer: { source: 'towns', date: '2024-01-01' },
};
const INPUTS = [
  { name: '表.csv', bytes: FIRMS },
  { name: '表.csv', bytes: LINKS },
];
const ARCHIVE = writeArchive(STUDY, INPUTS, PACK);

/** The archive with some of its files replaced; null takes one out. */
function changed(change: Readonly<Record<string, Uint8Array | null>>): Uint8Array {
  const entries = unzippedBytes(ARCHIVE).flatMap(({ name, bytes }) => {
    const other = name in change ? change[name] : bytes;
    return other ? [{ name, bytes: other }] : [];
  });
  return zippedBytes(entries);
}

const codeOf = (bytes: Uint8Array, name = 'a.shuseki') => {
  const read = readArchive(name, bytes);
  return read.ok ? read.value : read.problem.code;
};

describe('a study as one file', () => {
  it('comes back with every input, tables of one name apart', () => {
    const read = readArchive('a.shuseki', ARCHIVE);
    if (!read.ok || !read.value) throw new Error('not read');
    const { study, files, gazetteer } = read.value;
    expect(files.map(({ name }) => name)).toEqual(['inputs/表.csv', 'inputs/表 (2).csv']);
    expect(files.map(({ bytes }) => sha256Hex(bytes))).toEqual([
      sha256Hex(FIRMS),
      sha256Hex(LINKS),
    ]);
    expect(study.inputs.links).toMatchObject({ name: '表.csv', path: 'inputs/表 (2).csv' });
    expect(gazetteer).toEqual(PACK);
    expect(writeArchive(study, files, gazetteer)).toEqual(ARCHIVE);
  });

  it('without its data says so by what is missing, and a folder packed by hand opens', () => {
    const without = codeOf(writeArchive(STUDY, [], null));
    expect(without).toMatchObject({ files: [], gazetteer: null });
    const byHand = zippedBytes([
      { name: 'work/study/study.json', bytes: bytesOf(writeStudyFile(STUDY)) },
      { name: 'work/list/表.csv', bytes: FIRMS },
      { name: 'work/ties/表.csv', bytes: LINKS },
    ]);
    expect(codeOf(byHand, 'work.zip')).toMatchObject({ files: [{}, {}] });
  });

  it('leaves nothing outside its own folder, whatever an input is called', () => {
    const study = newStudy({ firms: specOf('..\\..\\../.bashrc', 'x', FIRMS) });
    const read = codeOf(writeArchive(study, INPUTS, null));
    expect(read).toMatchObject({ files: [{ name: 'inputs/bashrc' }] });
  });

  it('is refused where it is cut short, changed, newer, or no study', () => {
    for (const share of [0, 0.3, 0.9])
      expect(codeOf(ARCHIVE.slice(0, Math.floor(ARCHIVE.length * share)))).toBe('archive-broken');
    expect(codeOf(changed({ 'inputs/表.csv': bytesOf('other') }))).toBe('input-changed');
    expect(codeOf(changed({ 'gazetteer.shuseki-pack': bytesOf('other') }))).toBe('input-changed');
    expect(codeOf(changed({ 'contents.json': bytesOf('{"shuseki_archive": 2}') }))).toBe(
      'study-file-newer',
    );
    expect(codeOf(changed({ 'study.json': bytesOf('{') }))).toBe('study-file-invalid');
    expect(codeOf(changed({ 'study.json': null }))).toBe('archive-broken');
    expect(codeOf(changed({ 'study.json': null }), 'layer.zip')).toBeNull();
  });
});
