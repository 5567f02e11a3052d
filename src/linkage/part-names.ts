import { foldName } from '../model/text';
import type { NameIndex } from './name-index';
import { UNMATCHED } from './name-index';

/** What people call national laboratories and universities for short, folded, and what lists call them. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  産総研: '産業技術総合研究所',
  AIST: '産業技術総合研究所',
  理研: '理化学研究所',
  RIKEN: '理化学研究所',
  農研機構: '農業食品産業技術総合研究機構',
  物材機構: '物質材料研究機構',
  NIMS: '物質材料研究機構',
  量研機構: '量子科学技術研究開発機構',
  QST: '量子科学技術研究開発機構',
  原子力機構: '日本原子力研究開発機構',
  JAEA: '日本原子力研究開発機構',
  JAXA: '宇宙航空研究開発機構',
  JAMSTEC: '海洋研究開発機構',
  NICT: '情報通信研究機構',
  森林総研: '森林総合研究所',
  中小機構: '中小企業基盤整備機構',
  東大: '東京大学',
  京大: '京都大学',
  阪大: '大阪大学',
  名大: '名古屋大学',
  九大: '九州大学',
  北大: '北海道大学',
  東工大: '東京工業大学',
  JAIST: '北陸先端科学技術大学院大学',
  北陸先端大: '北陸先端科学技術大学院大学',
  北陸先端科学技術大: '北陸先端科学技術大学院大学',
  NAIST: '奈良先端科学技術大学院大学',
  奈良先端大: '奈良先端科学技術大学院大学',
  奈良先端科学技術大: '奈良先端科学技術大学院大学',
  OIST: '沖縄科学技術大学院大学',
  総研大: '総合研究大学院大学',
  長岡技大: '長岡技術科学大学',
  長岡技科大: '長岡技術科学大学',
  豊橋技科大: '豊橋技術科学大学',
  名工大: '名古屋工業大学',
  九工大: '九州工業大学',
  室工大: '室蘭工業大学',
  京工繊大: '京都工芸繊維大学',
  農工大: '東京農工大学',
  電通大: '電気通信大学',
  横国大: '横浜国立大学',
  横浜国大: '横浜国立大学',
  阪公大: '大阪公立大学',
  東理大: '東京理科大学',
  早大: '早稲田大学',
};
const SHORTS = Object.keys(SHORT_NAMES).sort((a, b) => b.length - a.length);

/** A part of an institution: a faculty, a department, a laboratory, a branch, or a person there. */
const PART =
  /(?:学部|学科|学校|研究科|研究室|研究所|研究部|研究部門|センター|本部|部|課|科|室|係|班|学域|学系|学類|学環|専攻|講座|機構|キャンパス|支所|支部|支場|分室|分場|事業所|病院|図書館|グループ|チーム|オフィス|ラボ|領域|ユニット|窓口|教授|准教授|講師|助教|先生|氏)$|^(?:THE)?(?:FACULTY|SCHOOL|GRADUATESCHOOL|DEPARTMENT|DEPT|COLLEGE|CENTER|CENTRE|INSTITUTE|LAB|OFFICE|CAMPUS|HEADQUARTERS|DIVISION)/;
/** 大学院大学 and the like go on with the name. */
const GOES_ON = /^(?:院大学|大学(?!院))/;
/** No institution has a shorter name. */
const SHORTEST = 3;

/** What a text was found to be, and whether its own name says it or only that of a part or a short form. */
export interface PartFound {
  readonly row: number;
  readonly isPart: boolean;
}

/**
 * Finds institutions as `NameIndex` does, and where nobody has the name also by the institution that a department belongs to (福井大学 工学部, 福井県工業技術センター
 * 機械・金属部) and by what people call it for short (産総研 つくばセンター, 福井大, 福井高専). The longest name that the text begins with counts; one that several have
 * is ambiguous.
 */
export class PartNames {
  readonly #index: NameIndex;
  readonly #known = new Map<string, PartFound>();

  constructor(index: NameIndex) {
    this.#index = index;
  }

  find(text: string): PartFound {
    const known = this.#known.get(text);
    if (known) return known;
    const whole = this.#index.find(text);
    const found =
      whole === UNMATCHED
        ? { row: this.#findPart(text), isPart: true }
        : { row: whole, isPart: false };
    this.#known.set(text, found);
    return found;
  }

  #findPart(text: string): number {
    const spellings = spellingsOf(foldName(text));
    for (const spelling of spellings.slice(1)) {
      const row = this.#index.find(spelling);
      if (row !== UNMATCHED) return row;
    }
    for (const spelling of spellings)
      for (let length = spelling.length - 1; length >= SHORTEST; length--) {
        const rest = spelling.slice(length);
        if (!PART.test(rest) || GOES_ON.test(rest)) continue;
        const row = this.#index.find(spelling.slice(0, length));
        if (row !== UNMATCHED) return row;
      }
    return UNMATCHED;
  }
}

/** A folded name, and what it is where it is a short form: 産総研, 福井大, 県工技センター. */
export function spellingsOf(folded: string): readonly string[] {
  const spellings = [folded];
  const short = SHORTS.find((each) => folded.startsWith(each));
  if (short !== undefined) spellings.push(SHORT_NAMES[short] + folded.slice(short.length));
  const written = [
    folded.replace(/^(.{2,}?)工大(?!学)/, '$1工業大学'),
    folded.replace(/^(.{2,}?)大(?![学阪分])/, '$1大学'),
    folded.replace(/^(.{2,}?)高専/, '$1工業高等専門学校'),
    folded.replace(/^(.{2,}?)高専/, '$1高等専門学校'),
    folded.replace(/工技(?=センター|研)/, '工業技術').replace(/産技(?=センター|研)/, '産業技術'),
  ];
  return [...spellings, ...new Set(written.filter((each) => each !== folded))];
}
