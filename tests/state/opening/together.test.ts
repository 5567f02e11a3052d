import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeStudyFile } from '../../../src/study';
import { COUNTS, surveyTables } from '../../study/surveyed';
import { csvOf } from '../../study/tables-made';
import { closePages, page, settled } from '../made-app';
import { stubDatabase } from '../made-browser';

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  stubDatabase();
});
afterEach(() => {
  closePages();
  vi.unstubAllGlobals();
});

const file = (name: string, text: string) => new File([text], name);
const [firms, links] = surveyTables(COUNTS).map(({ name, text }) => file(name, text));
const patents = file(
  'patents.csv',
  csvOf(
    ['出願人', '発明の名称', '出願日'],
    [
      ['第1工業', '蝶番', '2020-01-01'],
      ['第1工業', '眼鏡枠', '2020-02-01'],
      ['第2工業', '鼻当て', '2020-03-01'],
    ],
  ),
);
const book = file(
  'book.csv',
  csvOf(
    ['変数', 'コード', 'ラベル', '欠測'],
    [
      ['下請', 'はい', 'はい', ''],
      ['下請', 'いいえ', 'いいえ', ''],
    ],
  ),
);
const square = [
  [136.5, 35.5],
  [137.9, 35.5],
  [137.9, 36.5],
  [136.5, 36.5],
  [136.5, 35.5],
];
const polygons = file(
  'areas.geojson',
  JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { name: '丹南' },
        geometry: { type: 'Polygon', coordinates: [square] },
      },
    ],
  }),
);

describe('files that are brought together', () => {
  it('are recognised by what they hold, whatever their order and names, and opened by one press', async () => {
    const app = page();
    const renamed = [
      new File([links], 'b.csv'),
      new File([patents], 'c.csv'),
      new File([book], 'd.csv'),
      new File([polygons], 'e.json'),
      new File([firms], 'a.csv'),
    ];
    await app.opening.open(renamed);
    expect(app.study).toBeNull();
    expect(app.together.items!.map(({ name, part }) => [name, part])).toEqual([
      ['b.csv', 'links'],
      ['c.csv', 'outcomes'],
      ['d.csv', 'codes'],
      ['e.json', 'areas'],
      ['a.csv', 'firms'],
    ]);
    expect(app.together.need).toBeNull();
    await app.together.take();
    await settled(app);
    expect(app.together.items).toBeNull();
    const { inputs, codes, settings } = app.study!;
    expect(inputs.firms.name).toBe('a.csv');
    expect(inputs.links?.name).toBe('b.csv');
    expect(inputs.outcomes?.name).toBe('c.csv');
    expect(inputs.areas?.map(({ name }) => name)).toEqual(['e.json']);
    expect(codes).toMatchObject([{ column: '下請' }]);
    expect(settings.overlay).toMatchObject({ unit: 'imported', shown: true });
    const { firms: read, links: ties } = app.findings!;
    expect(read.count).toBe(90);
    expect(ties.firm.length).toBeGreaterThan(10);
    expect(read.outcomes.at(-1)?.values.slice(0, 3)).toEqual(Float64Array.from([2, 1, 0]));
  });

  it('with a code book whose numbers stand in front of what the list asks, or for several columns', async () => {
    const app = page();
    const rows = Array.from({ length: 30 }, (_, i) => [
      ...[`第${i}工業`, '石川県白山市', `${36 + i / 1000}`, '136.5', `${(i % 2) + 1}`],
      ...[i % 3 ? '○' : '', i % 4 ? '' : '○'],
    ]);
    const listed = [
      'NAME,ADDR,緯度,経度,Q2,Q4_1,Q4_2',
      '企業名,所在地,緯度,経度,新製品の有無,,',
      ...rows.map((row) => row.join(',')),
    ];
    const list = file('list.csv', `${listed.join('\n')}\n`);
    const codes = file(
      'codes.csv',
      '設問番号,設問,選択肢,内容\nQ2,新製品の有無,1,はい\n,,2,いいえ\nQ4,連携先,1,大学\n,,2,公設試\n',
    );
    const expected = {
      codes: [{ column: 'Q2 › 新製品の有無', codes: [{ means: 'yes' }, { means: 'no' }] }],
      columnNames: [
        { column: 'Q2 › 新製品の有無' },
        { column: 'Q4_1', ja: '連携先: 大学' },
        { column: 'Q4_2', ja: '連携先: 公設試' },
      ],
    };
    await app.opening.open([list, codes]);
    await app.together.take();
    await settled(app);
    expect(app.study).toMatchObject(expected);
    expect(app.findings!.firms.asked ?? []).toEqual([]);
    // The same to a study that is open.
    const later = page();
    await later.opening.open([list]);
    later.inputs.confirm();
    await settled(later);
    expect(later.study!.codes).toBeUndefined();
    await later.opening.open([codes]);
    await later.together.take();
    expect(later.study).toMatchObject(expected);
  });

  it('are looked at by the names that a code book among them gives', async () => {
    const app = page();
    const coded = file(
      'coded.csv',
      csvOf(
        ['企業名', '緯度', '経度', 'Q1'],
        Array.from({ length: 30 }, (_, i) => [
          `第${i}工業`,
          `${36 + i / 1000}`,
          '136.5',
          `${i % 3}`,
        ]),
      ),
    );
    const names = file(
      'names.csv',
      csvOf(['変数', '設問', 'コード'], [['Q1', '新製品の件数', '']]),
    );
    await app.opening.open([coded, names]);
    const [{ part, preview, roles }, other] = app.together.items!;
    expect([part, other.part]).toEqual(['firms', 'codes']);
    expect(roles.outcome).toEqual([3]);
    expect(preview!.roles).toEqual(roles);
  });

  it('keep their parts apart, and a part can be changed', async () => {
    const app = page();
    await app.opening.open([firms, new File([firms], 'again.csv'), patents]);
    expect(app.together.items!.map(({ part }) => part)).toEqual(['firms', 'none', 'outcomes']);
    await app.together.setPart(1, 'firms');
    expect(app.together.need).toEqual({ need: 'twice', part: 'firms' });
    await app.together.setPart(0, 'none');
    expect(app.together.need).toBeNull();
    await app.together.setPart(2, 'links');
    expect(app.together.need).toMatchObject({ need: 'role', name: 'patents.csv' });
    await app.together.setPart(2, 'none');
    await app.together.take();
    await settled(app);
    expect(app.study!.inputs.firms.name).toBe('again.csv');
    expect(app.study!.inputs.outcomes).toBeUndefined();
  });

  it('are added to the study at hand where none of them is the firms', async () => {
    const app = page();
    await app.opening.open([links, patents]);
    expect(app.together.need).toEqual({ need: 'firms' });
    app.together.close();
    await app.opening.open([firms]);
    app.inputs.confirm();
    await settled(app);
    await app.opening.open([links, patents]);
    expect(app.together.need).toBeNull();
    await app.together.take();
    await settled(app);
    expect(Object.keys(app.study!.inputs)).toEqual(['firms', 'links', 'outcomes']);
    app.undo();
    expect(Object.keys(app.study!.inputs)).toEqual(['firms']);
  });

  it('that can be no table are told, and the rest can be opened', async () => {
    const app = page();
    await app.opening.open([
      firms,
      file('empty.csv', ''),
      file('picture.png', '\u0089PNG\r\n\u001a\n'),
    ]);
    const [, empty, picture] = app.together.items!;
    expect(empty).toMatchObject({ part: 'none', problem: { code: 'file-empty' } });
    expect(picture.part).toBe('none');
    await app.together.take();
    await settled(app);
    expect(app.findings!.firms.count).toBe(90);
  });

  it('show the columns of one table for a look, and go on with what was chosen there', async () => {
    const app = page();
    await app.opening.open([firms, links]);
    app.together.review(0);
    app.importer.setRole(8, null);
    app.inputs.confirm();
    expect(app.study).toBeNull();
    expect(app.together.items![0].roles.outcome).toBeUndefined();
    await app.together.take();
    await settled(app);
    expect(app.study!.inputs.firms.roles.outcome).toBeUndefined();
  });

  it('beside a study: its own are told by their bytes, others are said not to be used', async () => {
    const first = page();
    await first.opening.open([firms, links]);
    await first.together.take();
    await settled(first);
    const study = file('study.json', writeStudyFile(first.study!));

    const app = page();
    const stranger = new File([patents], 'links.csv');
    await app.opening.open([new File([links], 'renamed.csv'), stranger, study, firms]);
    expect(app.study).toBeNull();
    expect(app.together.items!.map(({ name, part }) => [name, part])).toEqual([
      ['study.json', 'study'],
      ['renamed.csv', 'links'],
      ['links.csv', 'none'],
      ['firms.csv', 'firms'],
    ]);
    expect(app.together.items![2].problem?.code).toBe('file-not-of-study');
    expect(app.together.missing).toEqual([]);
    await app.together.take();
    await settled(app);
    expect(app.findings!.summary).toEqual(first.findings!.summary);
  });

  it('beside a study that lacks one of its files: which is said, and nothing is replaced', async () => {
    const first = page();
    await first.opening.open([firms, links]);
    await first.together.take();
    await settled(first);
    const app = page();
    await app.opening.open([file('study.json', writeStudyFile(first.study!)), links]);
    expect(app.together.missing).toEqual(['firms.csv']);
    await app.together.take();
    expect(app.opening.lacking?.files.map(({ name }) => name)).toEqual(['firms.csv']);
    expect(app.study).toBeNull();
    await app.opening.open([firms]);
    await settled(app);
  });
});

describe('institutions as columns of the firms table', () => {
  it('are proposed as ties, can be refused at once, and be taken back again', async () => {
    const app = page();
    const list = file(
      'list.csv',
      csvOf(
        ['企業名', '緯度', '経度', '北山大学', '北山工業技術センター'],
        Array.from({ length: 20 }, (_, i) => [
          ...[`第${i}工業`, `${36 + i / 1000}`, '136.5', i % 2 ? '○' : '', i % 4 ? '' : '○'],
        ]),
      ),
    );
    await app.opening.open([list]);
    const roles = () => app.importer.pending!.roles;
    expect(roles().institution_columns).toEqual([3, 4]);
    app.importer.setColumns('institution_columns', []);
    expect(roles()).toEqual({ name: [0], latitude: [1], longitude: [2] });
    app.importer.setRole(3, 'outcome');
    app.importer.setColumns('institution_columns', [3, 4]);
    expect(roles()).toMatchObject({ institution_columns: [3, 4] });
    expect(roles().outcome).toBeUndefined();
    app.inputs.confirm();
    await settled(app);
    expect(app.findings!.links.count).toBe(15);
  });
});

describe('one table that is dropped on a study', () => {
  it('is taken for what it holds', async () => {
    const app = page();
    await app.opening.open([firms]);
    app.inputs.confirm();
    await settled(app);
    await app.opening.open([patents]);
    expect(app.importer.pending?.kind).toBe('outcomes');
    app.importer.close();
    await app.opening.open([book]);
    expect(app.importer.pending).toBeNull();
    expect(app.together.items).toMatchObject([{ part: 'codes' }]);
    await app.together.take();
    expect(app.study!.codes).toMatchObject([{ column: '下請' }]);
  });

  it('take a longer list that says nothing but where its firms are for what the others are compared with', async () => {
    const app = page();
    const rows = Array.from({ length: 400 }, (_, i) => [`法人${i}`, '136.9', '36.0']);
    const register = file('登記.csv', csvOf(['法人名', '経度', '緯度'], rows));
    await app.opening.open([register, firms]);
    const parts = () => app.together.items!.map(({ part }) => part);
    expect(parts()).toEqual(['background', 'firms']);
    expect(app.together.items![0].preview!.kind).toBe('background');
    expect(app.together.need).toBeNull();
    // A person may say otherwise, and back.
    await app.together.setPart(0, 'none');
    expect(app.together.need).toBeNull();
    await app.together.setPart(0, 'background');
    await app.together.take();
    await settled(app);
    expect(app.study!.inputs.background?.name).toBe('登記.csv');
    expect(app.study!.settings.clusters.background).toBe('register');
    expect(app.findings!.background).toMatchObject({ name: '登記.csv', count: 400 });
    app.inputs.remove('background');
    await settled(app);
    expect(app.study!.inputs.background).toBeUndefined();
    expect(app.study!.settings.clusters.background).toBeUndefined();
    expect(app.findings!.background).toBeNull();
    // Beside a study it is added by itself.
    await app.opening.open([register], 'background');
    app.inputs.confirm();
    await settled(app);
    expect(app.study!.settings.clusters.background).toBe('register');
    expect(app.study!.inputs.firms.name).toBe(firms.name);
  });

  it('leave two lists that both say something of their firms to a person', async () => {
    const app = page();
    const other = file('b.csv', (await firms.text()).replace('F1,', 'G1,'));
    await app.opening.open([firms, other]);
    expect(app.together.items!.map(({ part }) => part)).toEqual(['firms', 'none']);
  });
});

describe('lists of the rounds of a survey', () => {
  const round = (name: string, ids: readonly number[], answers: readonly string[]) =>
    file(
      name,
      csvOf(
        ['企業ID', '企業名', '緯度', '経度', '特許件数', '新製品'],
        ids.map((id, i) => [
          ...[`F${id}`, `第${id}工業`, `${36 + id / 1000}`, '136.5', `${id % 3}`],
          answers[i % answers.length],
        ]),
      ),
    );
  const ids = Array.from({ length: 30 }, (_, i) => i + 1);
  const early = round('調査2019.csv', ids, ['有', '無']);
  const late = round('調査2024.csv', ids.slice(5), ['有', '無', '無']);
  const partsOf = (app: ReturnType<typeof page>) =>
    app.together.items!.map(({ name, part }) => [name, part]);
  const toldOf = (app: ReturnType<typeof page>) => app.together.roundsTold.map(({ code }) => code);

  it('are seen by their names, put under each other, and stay one list in the saved study', async () => {
    const app = page();
    await app.opening.open([late, early]);
    expect(partsOf(app)).toEqual([
      ['調査2024.csv', 'later'],
      ['調査2019.csv', 'firms'],
    ]);
    expect(toldOf(app)).toEqual(['rounds-stacked']);
    expect(app.together.need).toBeNull();
    await app.together.take();
    await settled(app);
    const { firms: spec } = app.study!.inputs;
    expect(spec.name).toBe('調査2019+調査2024.csv');
    expect(spec.roles.survey_round).toEqual([6]);
    const { firms: found } = app.findings!;
    expect(found.rounds).toBeDefined();
    const saved = await app.making.archive();
    const again = page();
    await again.opening.open([new File([saved!], '調査.shuseki')]);
    await settled(again);
    expect(again.findings!.firms.rounds).toEqual(found.rounds);
    expect(again.findings!.summary).toEqual(app.findings!.summary);
  });

  it('whose names say nothing are made rounds by the person, in the order of the files', async () => {
    const app = page();
    await app.opening.open([new File([early], 'a.csv'), new File([late], 'b.csv')]);
    expect(partsOf(app)).toEqual([
      ['a.csv', 'firms'],
      ['b.csv', 'none'],
    ]);
    await app.together.setPart(1, 'later');
    expect(app.together.roundsTold).toMatchObject([
      { code: 'rounds-stacked', severity: 'warning', facts: { names: ['1', '2'] } },
    ]);
    expect(app.together.need).toBeNull();
    await app.together.setPart(1, 'none');
    expect(toldOf(app)).toEqual([]);
    await app.together.setPart(0, 'later');
    expect(app.together.need).toEqual({ need: 'firms' });
  });

  it('can’t be the same file twice, and leave out what they code otherwise', async () => {
    const app = page();
    await app.opening.open([early, new File([early], '調査2024.csv')]);
    expect(toldOf(app)).toEqual(['rounds-same-file']);
    expect(app.together.need).toEqual({ need: 'rounds' });
    const coded = round('調査2024.csv', ids, ['1', '2']);
    await app.opening.open([early, coded]);
    expect(toldOf(app)).toEqual(['rounds-stacked', 'rounds-coded-otherwise']);
    expect(app.together.newStudy!.inputs.firms.roles.outcome).toEqual([4]);
  });
});
