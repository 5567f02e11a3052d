import {
  UNATTENDED,
  type InputKind,
  type InputSpec,
  type ReadOptions,
  type Roles,
  type StudyFile,
} from '../../src/model';
import { DEFAULT_SETTINGS } from '../../src/model';
import { StudySession } from '../../src/study';
import { createRandom } from '../../src/stats/random';

const encode = (text: string) => new TextEncoder().encode(text);

/** Three invented municipalities; the tests need no real place. */
export const MUNICIPALITIES = encode(
  [
    'code,prefecture,district,name,kind,kana,romaji,label_en,lon,lat,error_km,estimated',
    '18901,福井県,,松川市,city,マツカワシ,Matsukawa-shi,Matsukawa,137.00,36.00,6,0',
    '18902,福井県,,竹原市,city,タケハラシ,Takehara-shi,Takehara,137.20,36.00,6,0',
    '18991,福井県,南郡,梅沢町,town,ウメザワマチ,Umezawa-machi,Umezawa,137.40,36.20,8,1',
  ].join('\n'),
);

export const INSTITUTIONS = encode(
  [
    'id,name_ja,name_en,kind,prefecture,municipality_code,postcode,address,lon,lat,level,error_km,homepage',
    'univ-kitayama,北山大学,Kitayama University,national_university,福井県,18901,,福井県松川市,137.01,36.01,town,1.5,',
    'itc-kitayama,北山工業技術センター,Kitayama Technology Centre,public_technology_centre,福井県,18902,,福井県竹原市,137.21,36.01,point,0.05,',
  ].join('\n'),
);

export interface MadeInput {
  readonly kind: InputKind;
  readonly name: string;
  readonly text: string;
  readonly options?: ReadOptions;
  /** Instead of the suggested roles. */
  readonly roles?: Roles;
}

/** A session with these inputs read, and the study that uses them as suggested. */
export async function prepare(
  inputs: readonly MadeInput[],
  change: Partial<StudyFile> = {},
): Promise<{ session: StudySession; study: StudyFile }> {
  const session = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
  const specs: Partial<Record<InputKind, InputSpec>> = {};
  for (const { kind, name, text, options, roles } of inputs) {
    const read = await session.readInput(kind, name, encode(text), options ?? {}, UNATTENDED);
    if (!read.ok) throw new Error(`${name}: ${read.problem.code}`);
    const { sha256, origin } = read.value;
    const { encoding, delimiter } = origin;
    specs[kind] = {
      name,
      path: name,
      sha256,
      encoding,
      delimiter,
      roles: roles ?? read.value.roles,
    };
  }
  const study: StudyFile = {
    format: 1,
    name: 'test',
    simulated: false,
    inputs: specs as StudyFile['inputs'],
    gazetteer: null,
    settings: DEFAULT_SETTINGS,
    clusterNames: {},
    notes: '',
    ...change,
  };
  return { session, study };
}

/**
 * Firms with coordinates: `dense` of them within a kilometre of 松川市's point, `sparse` scattered far apart, then one without a
 * place. Ids F1, F2, …
 */
export function firmsCsv(dense: number, sparse: number, seed = 7): string {
  const random = createRandom(seed);
  const rows = ['企業ID,企業名,住所,経度,緯度,業種,従業員数,下請,特許件数'];
  const row = (n: number, lng: string, lat: string, address: string) =>
    rows.push(
      `F${n},第${n}工業株式会社,${address},${lng},${lat},${n % 3 ? '金属' : '繊維'},${10 + n},${n % 2 ? 'はい' : 'いいえ'},${random.below(4)}`,
    );
  for (let n = 1; n <= dense; n++)
    row(
      n,
      (137 + random.uniform() * 0.01).toFixed(5),
      (36 + random.uniform() * 0.01).toFixed(5),
      '福井県松川市',
    );
  for (let n = dense + 1; n <= dense + sparse; n++)
    row(n, (137.2 + (n - dense) * 0.1).toFixed(5), '36.00000', '福井県竹原市');
  row(dense + sparse + 1, '', '', 'どこか');
  return rows.join('\n') + '\n';
}
