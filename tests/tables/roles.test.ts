import { describe, expect, it } from 'vitest';
import type { InputKind } from '../../src/model';
import { suggestRoles } from '../../src/tables';
import { readText, tableOf, valueOf } from './support';

/** Roles with the headers in place of the column numbers. */
function named(kind: InputKind, rows: readonly (readonly string[])[]): Record<string, string[]> {
  const table = tableOf(rows);
  const roles = suggestRoles(kind, table);
  return Object.fromEntries(
    Object.entries(roles).map(([role, columns]) => [role, columns.map((c) => table.header[c])]),
  );
}

describe('columns that a code book names', () => {
  const rows = [
    ['No', 'F1', 'F2', 'Q1', 'Q2', 'Q3', '従業員数'],
    ['1', '株式会社甲', '東京都大田区蒲田1-1', '1', '2', '3', '12'],
    ['2', '株式会社乙', '東京都大田区蒲田2-1', '2', '0', '1', '30'],
    ['3', '株式会社丙', '東京都大田区蒲田3-1', '1', '5', '2', '8'],
  ];
  const names = [
    { column: 'Q1', ja: '下請企業か' },
    { column: 'Q2', en: 'Number of new products' },
    { column: 'Q3', ja: '大学・公設試との交流頻度', en: 'Contacts' },
    { column: '従業員数', ja: '新製品の件数' },
  ];

  it('are proposed by those names, where their own say nothing', () => {
    const table = tableOf(rows);
    expect(suggestRoles('firms', table)).not.toHaveProperty('subcontractor');
    expect(suggestRoles('firms', table, names)).toMatchObject({
      address: [2],
      subcontractor: [3],
      outcome: [4],
      main_frequency: [5],
      employees: [6],
    });
  });

  it('also by a code book in the same workbook', () => {
    const table = tableOf(rows);
    const origin = { format: 'workbook', header: true } as const;
    const codeBook = { sheet: 'コード表', codes: [], names };
    const roles = suggestRoles('firms', { ...table, origin: { ...origin, codeBook } });
    expect(roles).toEqual(suggestRoles('firms', table, names));
  });
});

describe('firms', () => {
  it('takes as outcomes what people count in ranges, or answer under a group of that name', () => {
    const group = '過去３年間のイノベーション';
    const roles = named('firms', [
      ['企業名', `${group} › 件数`, `${group} › 工程改善の有無`, `${group} › 実施年`, '新製品件数'],
      ['甲工業', '10件以上', '○', '2019', '無回答'],
      ['乙工業', '無回答', '無', '2020', '－'],
      ['丙工業', 'なし', '不明', '2021', ''],
    ]);
    expect(roles.outcome).toEqual([`${group} › 件数`, `${group} › 工程改善の有無`]);
  });

  it('a Japanese list', () => {
    const roles = named('firms', [
      [
        '企業ID',
        '会社名',
        'フリガナ',
        '代表者名',
        '本社所在地',
        '緯度',
        '経度',
        '業種',
        '従業員数（人）',
        '下請の有無',
        '特許件数',
        '電話番号',
      ],
      [
        'A1',
        '日本製作所',
        'ニホン',
        '山田太郎',
        '東京都大田区蒲田1-2',
        '35.56',
        '139.71',
        '金属',
        '12人',
        '有',
        '3',
        '03-1111-2222',
      ],
      [
        'A2',
        '鯖江眼鏡',
        'サバエ',
        '鈴木花子',
        '福井県鯖江市1-2',
        '35.95',
        '136.18',
        '眼鏡',
        '5',
        '無',
        '0',
        '0778-11-2222',
      ],
    ]);
    expect(roles).toEqual({
      id: ['企業ID'],
      name: ['会社名'],
      address: ['本社所在地'],
      longitude: ['経度'],
      latitude: ['緯度'],
      industry: ['業種'],
      employees: ['従業員数（人）'],
      subcontractor: ['下請の有無'],
      outcome: ['特許件数'],
    });
  });

  it('an English list', () => {
    const roles = named('firms', [
      [
        'firm_id',
        'Company Name',
        'Address',
        'lat',
        'lng',
        'industry',
        'employees',
        'subcontractor',
        'product_innovations',
        'patents',
      ],
      ['1', 'A', 'x', '35.5', '139.5', 'metal', '10', '1', '2', '0'],
      ['2', 'B', 'y', '35.6', '139.6', 'metal', '11', '0', '1', ''],
    ]);
    expect(roles).toEqual({
      id: ['firm_id'],
      name: ['Company Name'],
      address: ['Address'],
      longitude: ['lng'],
      latitude: ['lat'],
      industry: ['industry'],
      employees: ['employees'],
      subcontractor: ['subcontractor'],
      outcome: ['product_innovations', 'patents'],
    });
  });

  it('parent firms and main institutions beside the firm’s own columns', () => {
    const roles = named('firms', [
      [
        '親会社名',
        '親会社所在地',
        '企業名',
        '所在地',
        '下請比率',
        '主な連携先',
        '相談回数',
        '特許件数',
        '取引件数',
      ],
      ['大手自動車', '愛知県豊田市', '甲工業', '福井県鯖江市', '40', '福井大学', '3', '1', '9'],
    ]);
    expect(roles).toEqual({
      name: ['企業名'],
      address: ['所在地'],
      subcontractor: ['下請比率'],
      parent: ['親会社名'],
      parent_address: ['親会社所在地'],
      main_institution: ['主な連携先'],
      main_frequency: ['相談回数'],
      outcome: ['特許件数'],
    });
  });

  it('no frequency of what is not said, and no address of a parent that is not named', () => {
    const roles = named('firms', [
      ['企業名', '住所', '頻度', '親会社住所'],
      ['甲工業', '福井県鯖江市', '3', '愛知県豊田市'],
    ]);
    expect(roles).toEqual({ name: ['企業名'], address: ['住所'] });
  });

  it.each(['相談回数', '問3_交流頻度', 'Q3 contact frequency', '問7　大学等との連携頻度'])(
    'a frequency that says of what it is, whoever it is with: %s',
    (header) => {
      const roles = named('firms', [
        ['企業名', '住所', header],
        ['甲工業', '福井県鯖江市', '3'],
      ]);
      expect(roles).toEqual({ name: ['企業名'], address: ['住所'], main_frequency: [header] });
    },
  );

  it('in English', () => {
    const roles = named('firms', [
      ['company', 'address', 'parent_company', 'parent_address', 'main_institution', 'frequency'],
      ['A', 'x', 'Big', 'y', 'University', '2'],
    ]);
    expect(roles).toEqual({
      name: ['company'],
      address: ['address'],
      parent: ['parent_company'],
      parent_address: ['parent_address'],
      main_institution: ['main_institution'],
      main_frequency: ['frequency'],
    });
  });

  it('an address split over columns, joined in its own order', () => {
    const roles = named('firms', [
      ['商号', '番地', '市区町村', '都道府県', '町域', '郵便番号'],
      ['A', '1-2', '大田区', '東京都', '蒲田', '144-0052'],
    ]);
    expect(roles.address).toEqual(['都道府県', '市区町村', '町域', '番地']);
    expect(roles.name).toEqual(['商号']);
    expect(roles.id).toBeUndefined();
  });

  it('the columns of the corporate register', () => {
    const roles = named('firms', [
      ['corporateNumber', 'name', 'prefectureName', 'cityName', 'streetNumber', 'postCode', 'kind'],
      [
        '5120001269485',
        '株式会社Ａ',
        '大阪府',
        '大阪市中央区',
        '南本町２丁目３番',
        '5410054',
        '301',
      ],
    ]);
    expect(roles).toEqual({
      id: ['corporateNumber'],
      name: ['name'],
      address: ['prefectureName', 'cityName', 'streetNumber'],
    });
  });

  it('gBizINFO with Japanese headers', () => {
    const roles = named('firms', [
      [
        '法人番号',
        '法人名',
        '法人名ふりがな',
        '法人名英語',
        '郵便番号',
        '本社所在地',
        'ステータス',
        '法人代表者名',
        '従業員数',
        '企業規模詳細(男性)',
        '企業ホームページ',
      ],
      [
        '5120001269485',
        '株式会社Ａ',
        'えー',
        'A',
        '5410054',
        '大阪府大阪市中央区1',
        '',
        '山田',
        '20',
        '10',
        '',
      ],
    ]);
    expect(roles).toEqual({
      id: ['法人番号'],
      name: ['法人名'],
      address: ['本社所在地'],
      employees: ['従業員数'],
    });
  });

  it('puts the code of the municipality in the place of a name that is missing', () => {
    const coded = [
      ['名称', '都道府県', '市区町村コード', '町名', '番地'],
      ['A', '福井県', '18207', '神明町', '1-2'],
      ['B', '福井県', '182095', '府中', '3'],
    ];
    expect(named('firms', coded).address).toEqual(['市区町村コード', '町名', '番地']);
    const alone = coded.map(([name, , code]) => [name, code]);
    expect(named('firms', alone).address).toEqual(['市区町村コード']);
    const both = [
      ['名称', '市区町村コード', '市区町村', '町名'],
      ['A', '18207', '福井県鯖江市', '神明町'],
    ];
    expect(named('firms', both).address).toEqual(['市区町村', '町名']);
  });

  it('reads headers in forms of before 1946', () => {
    const old = [
      ['會社名', '所在地', '從業員數', '特許件數'],
      ['株式会社Ａ', '福井県鯖江市西山町1', '12', '3'],
    ];
    expect(named('firms', old)).toMatchObject({
      name: ['會社名'],
      employees: ['從業員數'],
      outcome: ['特許件數'],
    });
  });

  it('puts the prefecture in front of an address that lacks it, and only then', () => {
    const bare = [
      ['名称', '都道府県', '住所'],
      ['A', '福井県', '鯖江市西山町1'],
    ];
    expect(named('firms', bare).address).toEqual(['都道府県', '住所']);
    const whole = [
      ['名称', '都道府県', '住所'],
      ['A', '福井県', '〒916-0024 福井県鯖江市西山町1'],
    ];
    expect(named('firms', whole).address).toEqual(['住所']);
  });

  it('prefers the address column with Japanese addresses to a mail address', () => {
    const roles = named('firms', [
      ['会社名', 'メールアドレス', '所在地'],
      ['A', 'a@example.jp', '福井県鯖江市1'],
    ]);
    expect(roles.address).toEqual(['所在地']);
  });

  it('recognises addresses, names and coordinates by their values', () => {
    const roles = named('firms', [
      ['a', 'b', 'c', 'd'],
      ['株式会社日本', '東京都大田区蒲田1-2', '139.7123', '35.5612'],
      ['㈲鯖江', '福井県鯖江市西山町3', '136.1812', '35.9512'],
      ['有限会社燕', '新潟県燕市1', '138.8812', '37.6712'],
    ]);
    expect(roles).toEqual({ name: ['a'], address: ['b'], longitude: ['c'], latitude: ['d'] });
  });

  it('does not take ages and prices for coordinates', () => {
    const roles = named('firms', [
      ['a', 'b'],
      ['130', '35'],
      ['140', '40'],
    ]);
    expect(roles).toEqual({});
  });

  it('believes x and y only as degrees in Japan, in either order', () => {
    const xy = (x: string, y: string) =>
      named('firms', [
        ['name', 'x', 'y'],
        ['A', x, y],
      ]);
    expect(xy('139.7', '35.6')).toMatchObject({ longitude: ['x'], latitude: ['y'] });
    expect(xy('35.6', '139.7')).toMatchObject({ longitude: ['y'], latitude: ['x'] });
    expect(xy('-35365.1', '-5931.2')).toEqual({ name: ['name'] });
  });

  it('prefers an id without repetitions', () => {
    const roles = named('firms', [
      ['法人番号', '整理番号', '会社名'],
      ['5120001269485', '1', 'A'],
      ['5120001269485', '2', 'A'],
    ]);
    expect(roles.id).toEqual(['整理番号']);
  });

  it('reads what geocoding adds to a list', () => {
    const roles = named('firms', [
      ['name', 'address', 'geocode_lon', 'geocode_lat', 'geocode_level', 'geocode_municipality'],
      ['A', '東京都大田区蒲田', '139.7', '35.6', 'town', '大田区'],
    ]);
    expect(roles).toEqual({
      name: ['name'],
      address: ['address'],
      longitude: ['geocode_lon'],
      latitude: ['geocode_lat'],
      level: ['geocode_level'],
    });
  });

  it('needs no coordinate columns where the file has points', () => {
    const table = {
      ...tableOf([
        ['name', 'lon', 'lat'],
        ['A', '139', '35'],
      ]),
    };
    const points = { lng: Float64Array.of(139), lat: Float64Array.of(35) };
    expect(suggestRoles('firms', { ...table, points })).toEqual({ name: [0] });
  });
});

describe('the other inputs', () => {
  it('institutions', () => {
    const roles = named('institutions', [
      [
        'id',
        '機関名',
        '英語名',
        '種別',
        '所在地',
        'longitude',
        'latitude',
        'level',
        'error_km',
        'URL',
      ],
      [
        'u1',
        '福井大学',
        'University of Fukui',
        'national_university',
        '福井県福井市',
        '136.2',
        '36.1',
        'town',
        '0.5',
        '',
      ],
    ]);
    expect(roles).toMatchObject({
      id: ['id'],
      name: ['機関名'],
      name_en: ['英語名'],
      kind: ['種別'],
      address: ['所在地'],
      longitude: ['longitude'],
      latitude: ['latitude'],
      level: ['level'],
      error_km: ['error_km'],
    });
  });

  it('links', () => {
    const japanese = [
      ['企業ID', '研究開発機関', '交流回数', '内容'],
      ['A1', '福井大学', '12', '材料'],
    ];
    expect(named('links', japanese)).toEqual({
      firm: ['企業ID'],
      institution: ['研究開発機関'],
      contact_frequency: ['交流回数'],
      topic: ['内容'],
    });
    const dated = [
      ['企業名', '機関名', '年間交流回数', '調査年度'],
      ['甲工業', '福井大学', '12', '2007年度'],
    ];
    expect(named('links', dated)).toEqual({
      firm: ['企業名'],
      institution: ['機関名'],
      contact_frequency: ['年間交流回数'],
      year: ['調査年度'],
    });
    // What is no year is none, whatever it is called.
    expect(named('links', [dated[0], ['甲工業', '福井大学', '12', '第3回']])).not.toHaveProperty(
      'year',
    );
    const english = [
      ['firm_id', 'institution_id', 'frequency', 'topic'],
      ['1', '2', '3', 'x'],
    ];
    expect(named('links', english)).toEqual({
      firm: ['firm_id'],
      institution: ['institution_id'],
      contact_frequency: ['frequency'],
      topic: ['topic'],
    });
  });

  it.each([
    [['date', 'title', 'company'], 'company'],
    [['出願日', '発明の名称', '出願人'], '出願人'],
    [['法人番号', '特許の名称', '法人名'], '法人番号'],
    [['企業名', '新製品'], '企業名'],
  ])('events %j by %s', (header, key) => {
    expect(named('outcomes', [header, header.map(() => 'x')])).toEqual({ key: [key] });
  });
});

describe('an address whose parts are said in brackets or by numbers', () => {
  const rolesOf = (header: string, ...rows: string[]) =>
    readText([header, ...rows, ''].join('\n')).then((read) => suggestRoles('firms', valueOf(read)));

  it.each([
    [
      '法人名,国内所在地（都道府県）,国内所在地（市区町村）,国内所在地（丁目番地等）,特許',
      ['甲,福井県,鯖江市,神中町1-2,3', '乙,福井県,越前市,家久町3-4,1'],
      [1, 2, 3],
    ],
    [
      '会社名,所在地１,所在地２,従業員数',
      ['甲,福井県鯖江市,神中町1-2,3', '乙,福井県越前市,家久町3-4,1'],
      [1, 2],
    ],
    [
      '会社名,住所（本社）,住所（工場）,従業員数',
      ['甲,福井県鯖江市神中町1-2,福井県越前市家久町3,3', '乙,福井県越前市家久町3,石川県,1'],
      [1],
    ],
  ])('%s', async (header, rows, address) => {
    expect((await rolesOf(header, ...rows)).address).toEqual(address);
  });
});

describe('lists of support organisations and offices', () => {
  it.each([
    ['相手先企業', '相手先所在地'],
    ['大学発ベンチャー名', '本社所在地'],
    ['団体名', '所在市町'],
    ['認定企業', '市郡'],
  ])('have their firms under %s and where these are under %s', (name, place) => {
    const rows = [
      ['題目', '所在地区分', '発明の名称', name, place],
      ['眼鏡の研究', '県内', '眼鏡', '甲', '鯖江市'],
      ['和紙の研究', '県外', '和紙', '乙', '越前市'],
    ];
    expect(named('firms', rows)).toMatchObject({ name: [name], address: [place] });
  });
});
