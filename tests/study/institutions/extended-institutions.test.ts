import { describe, expect, it } from 'vitest';
import { UNATTENDED, type StudyFile } from '../../../src/model';
import { readStudyFile, StudySession } from '../../../src/study';
import { writeStudyFile } from '../../../src/study/files/study-file';
import { INSTITUTIONS, MUNICIPALITIES, prepare } from '../made';
import { csvOf } from '../tables-made';

const FIRMS = csvOf(['企業ID', '経度', '緯度'], [['1', '137.05', '36.01']]);
const HEADER = ['id', '名称', '種別', '住所', '経度', '緯度', 'homepage', '廃止'];
/** The built-in list of these tests has univ-kitayama and itc-kitayama. */
const MOVED = ['univ-kitayama', '北山工科大学', '国立大学', '', '137.30', '36.10', '', ''];
const NEW = ['own-1', '竹原研究所', '国研', '', '137.22', '36.02', '', ''];
const CLOSED = ['itc-kitayama', '', '', '', '', '', '', '2025-03'];

async function run(rows: readonly (readonly string[])[], extendsBuiltIn = true, links = '') {
  const { session, study: plain } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: FIRMS },
    { kind: 'institutions', name: 'own.csv', text: csvOf(HEADER, rows) },
    ...(links === '' ? [] : [{ kind: 'links', name: 'links.csv', text: links } as const]),
  ]);
  const institutions = {
    ...plain.inputs.institutions!,
    ...(extendsBuiltIn ? { extendsBuiltIn } : {}),
  };
  const study: StudyFile = { ...plain, inputs: { ...plain.inputs, institutions } };
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return { findings: found.value, session, study };
}

const told = ({ findings }: Awaited<ReturnType<typeof run>>, code: string) =>
  findings.problems.filter((each) => each.code === code).map(({ facts }) => facts);

describe('a list that extends the built-in institutions', () => {
  it('replaces by id in the built-in order, adds behind, takes away what is closed, and says so', async () => {
    const made = await run([NEW, CLOSED, MOVED]);
    const { institutions, institutionPlaces: places } = made.findings;
    expect(institutions.id).toEqual(['univ-kitayama', 'own-1']);
    expect(institutions.nameJa).toEqual(['北山工科大学', '竹原研究所']);
    expect([...places.lng]).toEqual([137.3, 137.22]);
    expect(institutions.count).toBe(2);
    expect(told(made, 'institutions-extended')).toEqual([
      { builtIn: 2, replaced: 1, added: 1, removed: 1 },
    ]);
    expect(made.findings.summary.institutions).toBe(2);
  });

  it('stands in the place of the built-in ones where it does not extend them', async () => {
    const made = await run([NEW], false);
    expect(made.findings.institutions.id).toEqual(['own-1']);
    expect(told(made, 'institutions-extended')).toEqual([]);
  });

  it('keeps of a known id what its row leaves empty: names, kind, and the place', async () => {
    const bare = ['itc-kitayama', '', '', '', '', '', 'https://example.jp/', ''];
    const { institutions, institutionPlaces: places } = (await run([bare])).findings;
    expect(institutions.id).toEqual(['univ-kitayama', 'itc-kitayama']);
    expect(institutions.nameJa[1]).toBe('北山工業技術センター');
    expect(institutions.nameEn[1]).toBe('Kitayama Technology Centre');
    expect(institutions.kind[1]).toBe('public_technology_centre');
    expect(institutions.homepage[1]).toBe('https://example.jp/');
    expect(institutions.address[1]).toBe('福井県竹原市');
    expect([places.lng[1], places.errorKm[1]]).toEqual([137.21, 0.05]);
  });

  it.each(['', '-', 'なし', '0', 'no', '×'])(
    'takes “%s” in the column of closings for open',
    async (text) => {
      const made = await run([[...CLOSED.slice(0, 7), text]]);
      expect(told(made, 'institutions-extended')).toEqual([
        { builtIn: 2, replaced: 1, added: 0, removed: 0 },
      ]);
    },
  );

  it('warns of an added row that bears name and place of a built-in one, with the id to give it', async () => {
    const twin = ['own-2', '北山 大学', '', '', '137.0101', '36.0101', '', ''];
    const made = await run([NEW, twin]);
    expect(made.findings.institutions.count).toBe(4);
    expect(told(made, 'institutions-added-twice')).toEqual([
      { rows: 1, example: '北山 大学', id: 'univ-kitayama' },
    ]);
  });

  it('measures to the list as it is then, and ties by name or id find either', async () => {
    const links = csvOf(
      ['企業ID', '機関'],
      [
        ['1', '竹原研究所'],
        ['1', 'itc-kitayama'],
        ['1', '北山大学'],
      ],
    );
    const { findings } = await run([NEW], true, links);
    expect([...findings.links.institution].sort()).toEqual([0, 1, 2]);
    expect(findings.proximity.nearest[0]).toBe(0);
    const moved = (await run([['univ-kitayama', '', '', '', '137.6', '36.4', '', '']])).findings;
    expect(moved.institutions.id[moved.proximity.nearest[0]]).toBe('itc-kitayama');
  });

  it('is kept in study.json, and a session of its own finds the same', async () => {
    const { study, findings } = await run([NEW, MOVED]);
    const text = writeStudyFile(study);
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.inputs.institutions?.extendsBuiltIn).toBe(true);
    expect(writeStudyFile(read.value)).toBe(text);
    const again = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
    const bytes = (given: string) => new TextEncoder().encode(given);
    await again.readInput('firms', 'firms.csv', bytes(FIRMS), {}, UNATTENDED);
    await again.readInput(
      'institutions',
      'own.csv',
      bytes(csvOf(HEADER, [NEW, MOVED])),
      {},
      UNATTENDED,
    );
    const found = await again.run(read.value, UNATTENDED);
    expect(found.ok && found.value.institutions).toEqual(findings.institutions);
    const broken = readStudyFile(
      'study.json',
      text.replace('"extendsBuiltIn": true', '"extendsBuiltIn": 3'),
    );
    expect(broken.ok).toBe(false);
  });

  it('goes whole into a shared study, which needs no built-in list and counts the same', async () => {
    const { session, findings } = await run([NEW, MOVED]);
    const shared = await session.ask('share', { grid: 'third', exactEmployees: false });
    const text = (name: string) => shared!.files.find((file) => file.name === name)!.text;
    const study = readStudyFile('study.json', text('study.json'));
    if (!study.ok) throw new Error(study.problem.code);
    expect(study.value.inputs.institutions?.extendsBuiltIn).toBeUndefined();
    const rows = text('institutions.csv').trim().split(/\r?\n/).slice(1);
    expect(rows).toHaveLength(findings.institutions.count);
    expect(rows[0]).toContain('北山工科大学');
  });

  it('names both lists in what an export says of its inputs', async () => {
    const { session } = await run([NEW]);
    const text = (await session.ask('export', { name: 'institutions.geojson' }))!.join('');
    const { metadata } = JSON.parse(text);
    expect(metadata.inputs.map(({ name }: { name: string }) => name)).toEqual([
      ...['firms.csv', 'built-in', 'own.csv'],
    ]);
  });
});
