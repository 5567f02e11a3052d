import { problem, type FirmColumns, type Problem, type Table } from '../../model';
import { at } from './number-column';
import { toldText } from './told-names';

/** Addresses that are told. */
const SHOWN = 5;

/** How addresses abroad begin in Japanese. What may begin a Japanese one too (タイ, インド) needs an end. */
const BEGINNING = new RegExp(
  `^(?:${[
    '中華人民共和国|中国(?!地方|町)|台湾|香港|マカオ|大韓民国|韓国|北朝鮮|モンゴル(?:国)?',
    'ベトナム|タイ王国|タイ(?:国|(?=[\\s・,、]|バンコク|チョンブリ|アユタヤ|ラヨーン))|カンボジア|ラオス|ミャンマー|マレーシア|シンガポール|インドネシア|フィリピン|ブルネイ|東ティモール',
    'インド(?=$|[\\s・,、国共]|(?!ネシア)[ァ-ヴー])|バングラデシュ|スリランカ|ネパール|パキスタン|ブータン|モルディブ',
    'アメリカ|米国|カナダ|メキシコ|ブラジル|アルゼンチン|チリ(?=$|[\\s・,、共])|ペルー|コロンビア',
    'イギリス|英国|ドイツ|フランス|イタリア|スペイン|ポルトガル|オランダ|ベルギー|ルクセンブルク|スイス|オーストリア|アイルランド|デンマーク|スウェーデン|ノルウェー|フィンランド|ポーランド|チェコ|スロバキア|スロベニア|ハンガリー|ルーマニア|ブルガリア|ギリシャ|ロシア|ウクライナ|トルコ',
    'オーストラリア|豪州|ニュージーランド|イスラエル|サウジアラビア|アラブ首長国連邦|ドバイ|カタール|エジプト|南アフリカ|ケニア|ナイジェリア|モロッコ',
    '(?:上海|北京|天津|重慶|深圳|深セン|大連|青島|蘇州|無錫|広州|東莞|南京|杭州|寧波|瀋陽|武漢|成都|西安|厦門|長春|哈爾濱|常州|南通|温州|仏山|珠海|中山)市(?!場)',
    '(?:江蘇|浙江|広東|山東|遼寧|福建|安徽|湖北|湖南|河北|河南|四川|陝西|江西|吉林|黒龍江|黒竜江|海南|雲南|貴州|甘粛|山西)省',
  ].join('|')})`,
);
/** How addresses abroad end in English. */
const END =
  /[,\s](?:P\.?\s?R\.?\s?China|China|Taiwan|Hong Kong|(?:South |Republic of )?Korea|Vietnam|Viet Nam|Thailand|Cambodia|Myanmar|Malaysia|Singapore|Indonesia|Philippines|India|Bangladesh|Sri Lanka|U\.?S\.?A\.?|United States(?: of America)?|Canada|Mexico|Brazil|U\.?K\.?|United Kingdom|England|Germany|France|Italy|Spain|Netherlands|Belgium|Switzerland|Austria|Denmark|Sweden|Norway|Finland|Poland|Czech Republic|Czechia|Hungary|Romania|Russia|Turkey|Türkiye|Australia|New Zealand|Israel|U\.?A\.?E\.?)(?:[\s,.]*\d{4,6})?[\s.]*$/i;
/** What stands in front: a mark that it is abroad, or a postcode. */
const FRONT = /^(?:[([【]?(?:海外|国外)[)\]】]?[:\s]*|〒?\s*\d{3,6}(?:-\d{4})?\s+)/;
const MARKED = /^[([【]?(?:海外|国外)(?:[)\]】:]|$)/;

/** Whether an address is one of another country, as far as it says so itself. */
export function isAbroad(address: string): boolean {
  const text = address.normalize('NFKC').trim();
  if (text === '') return false;
  return MARKED.test(text) || BEGINNING.test(text.replace(FRONT, '')) || END.test(text);
}

/** What is told of firms whose address is abroad: no town of Japan is theirs, so that they have no place; null where there are none. */
export function firmsAbroad(
  table: Table,
  { name, address }: Pick<FirmColumns, 'name' | 'address'>,
): Problem | null {
  const rows = address.flatMap((text, row) => (isAbroad(text) ? [row] : []));
  if (rows.length === 0) return null;
  const shown = rows.slice(0, SHOWN);
  const facts = {
    rows: rows.length,
    names: shown.map((row) => toldText(name[row])).join('\n'),
    addresses: shown.map((row) => toldText(address[row])).join('\n'),
    more: rows.length - shown.length,
  };
  return problem('addresses-abroad', 'warning', at(table, rows[0]), facts);
}
