import { describe, expect, it } from 'vitest';
import { UNATTENDED, type InstitutionColumns, type LinkFix, type Roles } from '../../../src/model';
import { readStudyFile, writeStudyFile } from '../../../src/study';
import { tieMatches } from '../../../src/study/questions/tie-matches';
import { firmsCsv, prepare } from '../made';

const FIRMS = { kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) } as const;
const LINKS = [
  '企業ID,連携先,年間交流回数,内容,年度',
  'F1,北山大学,4,共同研究,2006年度',
  'F2,北山大字,3,技術相談,H19',
  'F2,北山太学,1,,不明',
  'F3,北山大字,2,技術相談,2007',
  'F99,北山大学,5,,2007',
];

async function run(fixes: readonly LinkFix[] = [], rows = LINKS) {
  const made = await prepare([FIRMS, { kind: 'links', name: 'links.csv', text: rows.join('\n') }], {
    ...(fixes.length > 0 ? { linkFixes: fixes } : {}),
  });
  const found = await made.session.run(made.study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return { ...made, findings: found.value };
}

const codesOf = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('the review of ties', () => {
  it('lists each text that names nobody once, those of most rows first', async () => {
    const { findings } = await run();
    expect(findings.links.count).toBe(1);
    expect(findings.tieReview).toEqual([
      { end: 'institution', text: '北山大字', rows: 2, state: 'unknown', chosen: -1 },
      { end: 'firm', text: 'F99', rows: 1, state: 'unknown', chosen: -1 },
      { end: 'institution', text: '北山太学', rows: 1, state: 'unknown', chosen: -1 },
    ]);
  });

  it('offers the most similar names of the right end', async () => {
    const { session } = await run();
    const answer = await session.ask('tieMatches', {}, UNATTENDED);
    expect(answer?.matches.map(({ text }) => text)).toEqual(['北山大字', 'F99', '北山太学']);
    expect(answer?.matches.map(({ similar }) => similar[0]?.row)).toEqual([
      0,
      expect.any(Number),
      0,
    ]);
    expect(answer!.matches[0].similar[0].likeness).toBeGreaterThan(0.6);
    expect(answer!.matches[0].similar[0].likeness).toBeLessThan(1);
    expect(answer?.further).toBe(0);
  });

  it.each([
    ['産総研', '産業技術総合研究所 中部センター'],
    ['県工技センター', '福井県工業技術センター'],
  ])('offers for %s what its long form is like', async (text, name) => {
    const nameJa = ['北山大学', '福井県工業技術センター', '産業技術総合研究所 中部センター'];
    const institutions = { nameJa, nameEn: ['', '', ''], id: ['a', 'b', 'c'] };
    const { matches } = await tieMatches(
      {
        tieReview: [{ end: 'institution', text, rows: 1, state: 'unknown', chosen: -1 }],
        firms: { id: [], name: [] },
        institutions: institutions as unknown as InstitutionColumns,
      },
      UNATTENDED,
    );
    expect(nameJa[matches[0].similar[0].row]).toBe(name);
  });

  it('begins with what is still open', async () => {
    const { session } = await run([{ end: 'institution', text: '北山大字', id: 'univ-kitayama' }]);
    const answer = await session.ask('tieMatches', {}, UNATTENDED);
    expect(answer?.matches.map(({ text }) => text)).toEqual(['F99', '北山太学', '北山大字']);
  });

  it('makes ties of what was chosen, however the text is spaced, and none of what was left out', async () => {
    const { findings } = await run([
      { end: 'institution', text: ' 北山大字 ', id: 'univ-kitayama' },
      { end: 'institution', text: '北山太学', id: null },
      { end: 'firm', text: 'Ｆ９９', id: 'F1' },
    ]);
    expect([...findings.links.firm]).toEqual([0, 1, 2, 0]);
    expect([...findings.links.contactFrequency]).toEqual([4, 3, 2, 5]);
    expect(findings.tieReview?.map(({ text, state, chosen }) => [text, state, chosen])).toEqual([
      ['北山大字', 'chosen', 0],
      ['F99', 'chosen', 0],
      ['北山太学', 'left-out', -1],
    ]);
    const problems = findings.problems.filter(({ where }) => where.file === 'links.csv');
    expect(problems).toMatchObject([
      { code: 'tie-left-out', severity: 'note', facts: { rows: 1 } },
    ]);
  });

  it('says of a choice whose id is gone that it has no effect', async () => {
    const { findings } = await run([{ end: 'institution', text: '北山大字', id: 'gone' }]);
    expect(findings.links.count).toBe(1);
    expect(codesOf(findings.problems)).toContain('link-fix-unknown');
    expect(findings.tieReview?.[0]).toMatchObject({ text: '北山大字', state: 'unknown' });
  });

  it('is the very same when nothing that it is made of changed', async () => {
    const { session, study, findings } = await run();
    const again = await session.run({ ...study, notes: 'x' }, UNATTENDED);
    expect(again.ok && again.value.tieReview).toBe(findings.tieReview);
  });
});

describe('choices in study.json', () => {
  it('come back as they were written, and are absent where there are none', async () => {
    const fixes: LinkFix[] = [
      { end: 'institution', text: '北山大字', id: 'univ-kitayama' },
      { end: 'firm', text: 'F99', id: null },
    ];
    const { study } = await run(fixes);
    const text = writeStudyFile(study);
    const read = readStudyFile('study.json', text);
    expect(read.ok && read.value.linkFixes).toEqual(fixes);
    expect(read.ok && writeStudyFile(read.value)).toBe(text);
    expect(writeStudyFile({ ...study, linkFixes: [] })).toBe(
      writeStudyFile({ ...study, linkFixes: undefined }),
    );
    expect(writeStudyFile({ ...study, linkFixes: [] })).not.toContain('linkFixes');
  });

  it.each([
    ['at:linkFixes[0].end:word', [{ end: 'cluster', text: 'x', id: null }]],
    ['at:linkFixes[0].id:empty', [{ end: 'firm', text: 'x', id: '' }]],
    [
      'at:linkFixes[1]:twice',
      [
        { end: 'firm', text: 'x', id: null },
        { end: 'firm', text: ' ｘ', id: 'F1' },
      ],
    ],
    ['at:linkFixes:list', 'x'],
  ])('are refused as %s where they can not be used', async (reason, linkFixes) => {
    const { study } = await run();
    const text = JSON.stringify({ ...JSON.parse(writeStudyFile(study)), linkFixes });
    expect(readStudyFile('study.json', text)).toMatchObject({
      ok: false,
      problem: { code: 'study-file-invalid', facts: { reason } },
    });
  });
});

describe('years and kinds of contact', () => {
  it('are read from what people write, and stand in links.geojson', async () => {
    const { session, findings, study } = await run();
    expect((study.inputs.links?.roles as Roles).year).toEqual([4]);
    expect([...findings.links.year!]).toEqual([2006]);
    const file = JSON.parse((await session.ask('export', { name: 'links.geojson' }))!.join('')) as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(file.features[0].properties).toMatchObject({ year: 2006, topic: '共同研究' });
  });

  it('stay away where the table has none', async () => {
    const { session, findings } = await run([], ['企業ID,連携先', 'F1,北山大学']);
    expect(findings.links.year).toBeUndefined();
    expect((await session.ask('export', { name: 'links.geojson' }))!.join('')).not.toContain(
      '"year"',
    );
  });
});

describe('main institutions in the firms table', () => {
  const text = [
    '企業ID,企業名,住所,経度,緯度,主な連携先,相談回数',
    'A,甲工業,福井県松川市,137,36,北山大学,12',
    'B,乙工業,福井県松川市,137,36,,3',
    'C,丙工業,福井県竹原市,137.2,36,北山こうぎょう技術センター,-1',
  ].join('\n');
  const firms = { kind: 'firms', name: 'firms.csv', text } as const;

  it('make ties where there is no table of ties', async () => {
    const { session, study } = await prepare([firms]);
    const found = await session.run(study, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    const { links, tieReview, problems } = found.value;
    expect([...links.firm]).toEqual([0]);
    expect([...links.contactFrequency]).toEqual([12]);
    expect(tieReview).toMatchObject([{ end: 'institution', rows: 1, state: 'unknown' }]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'institution-unknown',
        where: { file: 'firms.csv', row: 3, column: '主な連携先', line: 4 },
      }),
    );
    expect(codesOf(problems)).toContain('frequency-negative');
  });

  it('give way to a table of ties, which is said', async () => {
    const { session, study } = await prepare([
      firms,
      { kind: 'links', name: 'links.csv', text: '企業ID,機関ID\nB,itc-kitayama\n' },
    ]);
    const found = await session.run(study, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    expect([...found.value.links.firm]).toEqual([1]);
    expect(found.value.problems).toContainEqual(
      expect.objectContaining({ code: 'main-institution-outweighed', facts: { rows: 2 } }),
    );
  });
});

describe('ties that are not one row with a name and a number', () => {
  it('are read of a matrix, with words for a frequency as contacts a year', async () => {
    const { findings, study } = await run(
      [],
      ['企業,北山大学,存在しない大学', 'F1,月1回,', 'F2,○,週1回', 'F3,まったくない,'],
    );
    expect(study.inputs.links?.roles).toEqual({ firm: [0], institution_columns: [1, 2] });
    const { count, contactFrequency } = findings.links;
    expect([count, ...contactFrequency]).toEqual([2, 12, NaN]);
    expect(codesOf(findings.problems)).toEqual(
      expect.arrayContaining(['matrix-read', 'frequency-words', 'institution-unknown']),
    );
    const unknown = findings.problems.find(({ code }) => code === 'institution-unknown');
    expect(unknown).toMatchObject({ where: { line: 3 }, facts: { names: '存在しない大学' } });
  });

  it('find an institution by its department, say so, and let a person choose another', async () => {
    const rows = ['企業ID,連携先,年間交流回数', 'F1,北山大学 工学部,年数回', 'F2,北山大学,2'];
    const { findings } = await run([], rows);
    expect([...findings.links.contactFrequency]).toEqual([3, 2]);
    expect(findings.tieReview).toEqual([
      { end: 'institution', text: '北山大学 工学部', rows: 1, state: 'part', chosen: 0 },
    ]);
    const told = findings.problems.find(({ code }) => code === 'institution-by-part');
    expect(told?.facts).toEqual({ rows: 1, texts: '北山大学 工学部', names: '北山大学', more: 0 });
    const out = await run([{ end: 'institution', text: '北山大学 工学部', id: null }], rows);
    expect(out.findings.links.count).toBe(1);
    expect(codesOf(out.findings.problems)).not.toContain('institution-by-part');
  });
});
