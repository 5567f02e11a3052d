import { topology } from 'topojson-server';
import { encodeNumberPack, encodePack, openGazetteerFolder } from '../../src/geocode';
import { newStudy, sha256Hex, writeArchive, writeFixesFile, writeStudyFile } from '../../src/study';
import { LAYER_FORMATS, writeGeoJson, zippedBytes, type NamedBytes } from '../../src/tables';
import { DEFAULT_OVERLAY, type StudyFile } from '../../src/model';
import { inventedEvents, inventedFirms } from '../../tests/cli/invented';
import { inventedFiles, memorySource } from '../../tests/geocode/gazetteers';
import { JAPAN_IN_SMALL } from '../../tests/geocode/japan-in-small';
import { madeSheets } from '../../tests/tables/made-book';
import { CLUSTERS, FIRMS } from '../../tests/tables/vector/made-layers';

/** Undamaged files of every kind, made here; nothing is taken from elsewhere. */

const encode = (text: string) => new TextEncoder().encode(text);
const FIRMS_CSV = encode(inventedFirms(12));

export function csvSeeds(): NamedBytes[] {
  const quoted =
    '企業ID,企業名,経度,緯度,設立,件数\r\n1,"株式会社""甲"", 乙",136.18,35.95,昭和45年3月,10～20件\r\n2,"二\n行",136°11′3″,35.9,S63.4.1,3\r\n';
  const utf16 = `\ufeff${quoted.replaceAll(',', '\t')}`;
  const codes = '変数,コード,ラベル,欠測\nq1,1,はい,0\nq1,2,いいえ,0\nq1,9,無回答,1\n';
  return [
    { name: 'firms.csv', bytes: FIRMS_CSV },
    { name: 'quoted.csv', bytes: encode(quoted) },
    { name: 'utf16.tsv', bytes: new Uint8Array(Buffer.from(utf16, 'utf16le')) },
    { name: 'events.csv', bytes: encode(inventedEvents(9)) },
    { name: 'codes.csv', bytes: encode(codes) },
  ];
}

export function workbookSeeds(): NamedBytes[] {
  const sheets = [
    {
      name: '一覧',
      merges: ['A1:C1', 'A5:A6'],
      rows: [
        ['令和７年度　調査'],
        [],
        ['企業名', '設立', '件数'],
        ['甲', { v: 45000, z: 'yyyy/m/d' }, 3],
        ['乙', '昭和45年', { v: 0.5, z: '0%' }],
        ['', { v: 1e12, z: '0' }, 1],
        ['合計', '', { v: 4, f: 'SUM(C4:C6)' }],
      ],
    },
    { name: '次', rows: [['企業名'], ['丙']] },
  ];
  return (['xlsx', 'xls', 'ods'] as const).map((type) => ({
    name: `book.${type}`,
    bytes: madeSheets(sheets, type),
  }));
}

/** A page with tables, as office systems give it out under the ending .xls. */
export function pageSeeds(): NamedBytes[] {
  const rows = inventedFirms(12)
    .trimEnd()
    .split('\n')
    .map(
      (line) =>
        `<tr>${line
          .split(',')
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    );
  const text = `<!DOCTYPE html><html><head><meta charset="utf-8"><style>td{}</style></head><body><!-- --><table><tr><td rowspan="2">題</td></tr>${rows.join('')}</table></body></html>`;
  return [{ name: 'page.xls', bytes: encode(text) }];
}

export async function geoJsonSeeds(): Promise<NamedBytes[]> {
  const texts = await Promise.all(
    [FIRMS, CLUSTERS].map(async (one) => (await writeGeoJson(one)).join('')),
  );
  const topo = topology({ areas: JSON.parse(texts[1]) as GeoJSON.FeatureCollection }, 1e5);
  return [
    { name: 'firms.geojson', bytes: encode(texts[0]) },
    { name: 'clusters.geojson', bytes: encode(texts[1]) },
    { name: 'areas.topojson', bytes: encode(JSON.stringify(topo)) },
  ];
}

/** Files of one format of GIS programs, as the app writes them. */
export async function layerSeeds(
  format: (typeof LAYER_FORMATS)[number]['name'],
): Promise<NamedBytes[]> {
  const { write } = LAYER_FORMATS.find(({ name }) => name === format)!;
  const titles = { title: 'x', description: '', fields: new Map() };
  const files: NamedBytes[] = [];
  for (const layer of [FIRMS, CLUSTERS]) {
    const made = await write([layer], { name: layer.name, titlesOf: () => titles as never });
    if (!made.ok) throw new Error(made.problem.code);
    for (const { name, bytes } of made.value)
      files.push({ name, bytes: new Uint8Array(Buffer.concat(bytes)) });
  }
  return files;
}

export async function kmlSeeds(): Promise<NamedBytes[]> {
  const files = await layerSeeds('kml');
  return [
    ...files,
    { name: 'a.kmz', bytes: zippedBytes([{ name: 'doc.kml', bytes: files[0].bytes }]) },
  ];
}

const input = (name: string, bytes: Uint8Array, roles: Record<string, number[]>) => ({
  name,
  path: name,
  sha256: sha256Hex(bytes),
  roles,
});

/** A study that has all the parts that a study may have. */
function fullStudy(): StudyFile {
  const study = newStudy({
    firms: input('firms.csv', FIRMS_CSV, { id: [0], name: [1], address: [2] }),
    outcomes: input('events.csv', encode(inventedEvents(9)), { key: [1] }),
    areas: [{ name: 'a.geojson', path: 'a.geojson', sha256: '0' }],
  });
  const ring: [number, number][] = [
    [136, 35],
    [137, 35],
    [137, 36],
    [136, 35],
  ];
  return {
    ...study,
    gazetteer: { source: 'x', date: '2024-01-01' },
    settings: {
      ...study.settings,
      scope: [{ kind: 'values', column: '企業名', values: ['甲'] }],
      weights: { kind: 'nearest', neighbours: 3 },
      overlay: { ...DEFAULT_OVERLAY, shown: true },
    },
    clusterNames: { F1: 'named' },
    boundaries: [{ id: 'b1', name: '', overrides: 'nobody', coordinates: [[ring]] }],
    fixes: [
      { id: 'F1', kind: 'point', lng: 137.3, lat: 36, errorKm: 0.1 },
      { id: 'F2', kind: 'address', address: '福井県鯖江市' },
    ],
    rules: [{ text: '福井', means: '福 井', anywhere: false }],
    linkFixes: [{ end: 'firm', text: 'F1', id: null }],
    codes: [{ column: '従業員数', codes: [{ value: '9', means: 'missing' }] }],
    ranges: [{ column: '従業員数', take: 'middle' }],
    selections: [{ name: 'some', firmIds: ['F1'] }],
    notes: 'a',
    tried: 3,
  };
}

export function studySeeds(): NamedBytes[] {
  return [{ name: 'study.json', bytes: encode(writeStudyFile(fullStudy())) }];
}

export function fixesSeeds(): NamedBytes[] {
  const { fixes = [], rules = [] } = fullStudy();
  return [{ name: 'fixes.json', bytes: encode(writeFixesFile({ fixes, rules })) }];
}

export async function packSeeds(): Promise<NamedBytes[]> {
  const opened = await openGazetteerFolder(memorySource(inventedFiles(JAPAN_IN_SMALL)));
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure(opened.value.places.keys());
  const towns = encodePack(opened.value);
  const numbers = new Uint8Array(Buffer.concat(encodeNumberPack(opened.value, towns)));
  return [
    { name: 'towns.pack', bytes: towns },
    { name: 'numbers.pack', bytes: numbers },
  ];
}

export function townSeeds(): NamedBytes[] {
  const files = [...inventedFiles(JAPAN_IN_SMALL)];
  return files
    .filter(([, text]) => text.length < 5000)
    .slice(0, 12)
    .map(([name, text]) => ({ name, bytes: encode(text) }));
}

export async function archiveSeeds(): Promise<NamedBytes[]> {
  const bytes = [FIRMS_CSV, encode(inventedEvents(9))];
  const files = bytes.map((one, i) => ({ name: ['firms.csv', 'events.csv'][i], bytes: one }));
  const [{ bytes: pack }] = await packSeeds();
  return [{ name: 'a.shuseki', bytes: writeArchive(fullStudy(), files, pack) }];
}
