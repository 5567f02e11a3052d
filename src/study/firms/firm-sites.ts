import {
  foldFullName,
  problem,
  type FirmColumns,
  type FirmRole,
  type FirmSites,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { addressKey } from './list-doubts';
import { toldText } from './told-names';

/** Firms that are told by name and line. */
const SHOWN = 5;
/** What stands behind a firm's name where a row is one of its sites: 株式会社甲 鯖江工場, 甲（本社）. */
const SITE =
  /(?:^|.)(?:本社|本店|本部|工場|支店|支社|営業所|事業所|支所|出張所|製作所|研究所|開発センター|物流センター|配送センター|店|倉庫)$/;
const BEHIND = /^(.*?\S)[\s\u3000]*(?:[\s\u3000]|[(（【])([^()（）【】\s]{2,15})[)）】]?$/;
const HEAD = /本社|本店|本部|主たる事務所|head ?(?:office|quarters)/i;
const CORPORATE_NUMBER = /法人番号|corporate.?num/i;

/** A name without the site that it ends with, and that site; '' for none. */
function partedName(name: string): readonly [string, string] {
  const match = BEHIND.exec(name.trim());
  return match && SITE.test(match[2]) ? [match[1], match[2]] : [name, ''];
}

/** Rows of one firm at different addresses, for the person to say what a row is. */
export interface SitesFound {
  readonly sites: FirmSites;
  readonly told: Problem;
}

/**
 * Firms that stand in several rows with different addresses: of one corporate number, else of one name (with its form of organisation, without a site behind it) as long as the
 * table's own ids do not tell the rows apart. Null where there are none. Linear in the rows.
 */
export function firmSites(
  table: Table,
  roles: Roles<FirmRole>,
  firms: Pick<FirmColumns, 'id' | 'name' | 'address' | 'outcomes'>,
): SitesFound | null {
  // A list by coordinates alone says nothing of sites.
  if (firms.address.every((address) => address === '')) return null;
  const numbers = table.columns[table.header.findIndex((name) => CORPORATE_NUMBER.test(name))];
  const given = table.columns[roles.id?.[0] ?? -1];
  const parted = firms.name.map(partedName);
  const groups = new Map<string, number[]>();
  parted.forEach(([name, site], row) => {
    const number = numbers?.[row].normalize('NFKC').trim() ?? '';
    const folded = foldFullName(name);
    // An own id of each row says that the rows are different things, unless the name says that they are sites.
    const apart = given && site === '' && number === '' ? given[row].trim() : '';
    if (folded === '' && number === '') return;
    const key = number !== '' ? number : `${folded} ${apart}`;
    const rows = groups.get(key);
    if (rows) rows.push(row);
    else groups.set(key, [row]);
  });
  const several = [...groups.values()].filter((rows) => {
    const places = new Set(rows.map((row) => addressKey(firms.address[row])));
    places.delete('');
    return rows.length > 1 && places.size > 1;
  });
  if (several.length === 0) return null;
  const isHead = (row: number) =>
    HEAD.test(parted[row][1]) ||
    table.columns.some((cells) => HEAD.test(cells[row]) && cells[row].trim().length <= 8);
  const others = several.flatMap((rows) => {
    const kept = rows.find(isHead) ?? rows[0];
    return rows.filter((row) => row !== kept);
  });
  const lineOf = (row: number) => table.lines?.[row] ?? row + 1;
  const shown = several.slice(0, SHOWN);
  const repeated = firms.outcomes.find(({ values }) =>
    several.some((rows) => rows.every((row) => values[row] > 0 && values[row] === values[rows[0]])),
  );
  const facts = {
    firms: several.length,
    rows: several.reduce((sum, rows) => sum + rows.length, 0),
    names: shown.map(([row]) => toldText(parted[row][0])).join('\n'),
    lines: shown.map((rows) => rows.slice(0, 10).map(lineOf).join(', ')).join('\n'),
    more: several.length - shown.length,
    repeated: repeated?.label ?? '',
  };
  const ids = others.map((row) => firms.id[row]);
  return {
    sites: { firms: several.length, rows: facts.rows, filter: { kind: 'firms', ids, not: true } },
    told: problem('firms-several-sites', 'warning', { file: table.name }, facts),
  };
}
