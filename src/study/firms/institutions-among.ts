import { problem, type FirmRole, type Problem, type Roles, type Table } from '../../model';
import { foldHeader } from '../../tables';
import { plain, rowsTold } from './doubtful-rows';

/** What a row is: 種別, 区分, 会員区分, Type. */
const KIND =
  /^(?:(?:機関|組織|団体|会員|法人|参加者?|事業者|主体)?(?:種別|区分|分類|種類|属性)|kind|type|category|membertype|organi[sz]ationtype)$/;

/** Words for who does research or supports it, and for offices; of firms none is said so. */
const INSTITUTION =
  /^(?:[国公私]立)?(?:大学(?:等|・高専等?|・研究機関)?|大学院|短期大学|高専|高等専門学校|学校|教育機関|学術機関|公設試(?:験研究機関)?|試験研究機関|(?:公的)?(?:研究|支援|産業支援|教育|金融|行政|公的)機関|研究所|研究開発(?:機関|法人)|国立研究開発法人|支援団体|経済団体|業界団体|商工団体|商工会議所|商工会|自治体|地方公共団体|行政|官公庁|官庁|学|官|金)(?:等|\(.*\))?$|^(?:universit(?:y|ies)|college|academia|research (?:institute|institution|organi[sz]ation|cent(?:er|re))s?|institut(?:e|ion)s?|government|public(?: body)?|support (?:organi[sz]ation|body)|bank)$/i;

/**
 * What is told of universities, laboratories and offices that stand among the firms of a list, as the members of a cluster do: they count as firms until
 * a person leaves them out. Null where no column of kinds says so, or says it of most rows, which then is another kind of list.
 */
export function institutionsAmong(table: Table, roles: Roles<FirmRole>): Problem | null {
  for (const [column, name] of table.header.entries()) {
    if (!KIND.test(foldHeader(name))) continue;
    const cells = table.columns[column];
    const rows = cells.flatMap((cell, row) => (INSTITUTION.test(plain(cell)) ? [row] : []));
    if (rows.length === 0 || rows.length > cells.length / 2) continue;
    const values = [...new Set(rows.map((row) => plain(cells[row])))];
    const found = { column, rows, only: `${name}!=${values.join(',')}` };
    return problem('institutions-among', 'warning', ...rowsTold(table, roles, found));
  }
  return null;
}
