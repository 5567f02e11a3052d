import { parseYesNo, type ParsedCell } from './cells';
import { parseDate } from './dates';

/** What lists of addressees say of a questionnaire, beside yes and no; compared with widths folded, in lower case, without spaces. */
const CAME_BACK = new Set(
  `回収 回収済 回収済み 回収あり 回収有 回収有り 回答 回答済 回答済み 回答あり 回答有 回答有り 返送 返送済 返送済み 返送あり 有効 有効回答 完了
   responded response returned answered complete completed respondent`.split(/\s+/),
);
const DID_NOT = new Set(
  `未回収 未回答 未返送 未着 無回答 回収なし 回収無 回収無し 回答なし 回答無 回答無し 返送なし 返送無し 拒否 回答拒否 辞退 白票 無効 無効回答 未提出
   notreturned notresponded noresponse nonresponse nonrespondent refused refusal incomplete`.split(
    /\s+/,
  ),
);
/** The questionnaire did not reach a firm that could have answered. */
const NOT_ASKED = new Set(
  `宛先不明 宛先不明返送 宛所不明 あて先不明 宛先不明返戻 返戻 転居 転居先不明 移転 廃業 倒産 休業 解散 閉鎖 対象外 調査対象外
   undeliverable returnedtosender outofscope ineligible closed`.split(/\s+/),
);

/** A cell that says whether a firm answered: 1 or 0, missing where it was not asked or nothing is said. */
export function parseResponse(cell: string): ParsedCell {
  const word = cell.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');
  if (CAME_BACK.has(word)) return { kind: 'number', value: 1 };
  if (DID_NOT.has(word)) return { kind: 'number', value: 0 };
  if (NOT_ASKED.has(word)) return { kind: 'missing' };
  return parseYesNo(cell);
}

/** A day, and not a mere year or number. */
export function isDay(cell: string): boolean {
  return parseDate(cell)?.precision === 'day';
}

export function saysResponse(cell: string): boolean {
  const word = cell.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');
  return parseResponse(cell).kind === 'number' || NOT_ASKED.has(word) || isDay(cell);
}
