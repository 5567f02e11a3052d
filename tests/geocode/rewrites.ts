import type { Municipality } from '../../src/model/geodata';
import { renamedMunicipalities } from '../../src/geocode';

/** An address in its parts, as the gazetteer writes them; `lot` is made. */
export interface Parts {
  readonly municipality: Municipality;
  readonly town: string;
  /** 番地, in digits: 12番3号, or 12番地3 where the town has no 丁目. */
  readonly lot: string;
}

/** A way in which people write the same address; null where it does not apply to it. */
export interface Rewrite {
  readonly name: string;
  readonly of: (parts: Parts) => string | null;
}

export function plain({ municipality: m, town, lot }: Parts): string {
  return m.prefecture + m.district + m.name + town + lot;
}

const KANJI = '〇一二三四五六七八九';

function kanji(value: number): string {
  if (value >= 100) {
    const hundreds = Math.floor(value / 100);
    return `${hundreds > 1 ? KANJI[hundreds] : ''}百${value % 100 ? kanji(value % 100) : ''}`;
  }
  if (value < 10) return KANJI[value];
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? KANJI[tens] : ''}十${value % 10 ? KANJI[value % 10] : ''}`;
}

function arabic(text: string): string {
  const [tens, units] = text.includes('十') ? text.split('十') : ['', text];
  const ten = text.includes('十') ? (tens === '' ? 1 : KANJI.indexOf(tens)) * 10 : 0;
  return String(ten + (units === '' ? 0 : KANJI.indexOf(units)));
}

const CHOME = /([一二三四五六七八九十]+)丁目$/;

function chomeInDigits(town: string): string {
  return town.replace(CHOME, (_, number: string) => `${arabic(number)}丁目`);
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
}

function changed(before: Parts, town: string): string | null {
  return town === before.town ? null : plain({ ...before, town });
}

/** N-M-K, the hyphen as given. */
function withHyphen(parts: Parts, hyphen: string): string | null {
  // 十二丁目 alone is a name, not a number.
  if (parts.town.replace(CHOME, '') === '') return null;
  if (!CHOME.test(parts.town)) return null;
  const town = chomeInDigits(parts.town).replace('丁目', hyphen);
  return plain({ ...parts, town, lot: parts.lot.replace(/番地?/, hyphen).replace('号', '') });
}

const OLD_FORMS: readonly (readonly [string, string])[] = [
  ['沢', '澤'],
  ['島', '嶋'],
  ['崎', '﨑'],
  ['高', '髙'],
  ['富', '冨'],
  ['桜', '櫻'],
  ['浜', '濱'],
  ['竜', '龍'],
  ['滝', '瀧'],
  ['広', '廣'],
  ['国', '國'],
  ['条', '條'],
  ['塩', '鹽'],
  ['辺', '邊'],
  ['桧', '檜'],
];

function oldForms(text: string): string {
  let out = text;
  for (const [now, then] of OLD_FORMS) out = out.replaceAll(now, then);
  return out;
}

/** Towns without their 町, where the shorter name is not another town of the municipality. */
function withoutCho(parts: Parts, isTown: (m: Municipality, town: string) => boolean) {
  const short = parts.town.replace(/町(?=[一二三四五六七八九十]+丁目$|$)/, '');
  if (short === parts.town || /[一二三四五六七八九十]$/.test(short.replace(CHOME, ''))) return null;
  const base = short.replace(CHOME, '').replace(/^大?字/, '');
  if (base.length < 2 || isTown(parts.municipality, base)) return null;
  return plain({ ...parts, town: chomeInDigits(short) });
}

/** Old names by today's municipality. */
function oldNames() {
  const byNow = new Map<string, ReturnType<typeof renamedMunicipalities>[number][]>();
  for (const renamed of renamedMunicipalities()) {
    const key = renamed.nowPrefecture + renamed.now[0];
    const known = byNow.get(key);
    if (known) known.push(renamed);
    else byNow.set(key, [renamed]);
  }
  return byNow;
}

const OLD_NAMES = oldNames();

/** 燕市吉田旭町 as 西蒲原郡吉田町旭町: for towns that took the old municipality's name in front. */
function beforeMerger({ municipality: m, town, lot }: Parts): string | null {
  for (const { prefecture, district, old } of OLD_NAMES.get(m.prefecture + m.name) ?? []) {
    const base = old.replace(/[市町村]$/, '');
    for (const prefix of [old, `${base}町`, base]) {
      const rest = town.slice(prefix.length);
      if (prefix.length < 2 || !town.startsWith(prefix) || rest.length < 2) continue;
      if (/^[町村一二三四五六七八九十]/.test(rest)) continue;
      return prefecture + district + old + rest + lot;
    }
  }
  return null;
}

/** Every rule of the matcher as a rewriting. `isTown` tells whether a municipality has a town of this name. */
export function rewrites(isTown: (m: Municipality, town: string) => boolean): Rewrite[] {
  const spaced = (parts: Parts, space: string) =>
    [
      parts.municipality.prefecture,
      parts.municipality.district + parts.municipality.name,
      parts.town,
      parts.lot,
    ].join(space);
  return [
    { name: 'full width', of: (p) => wide(plain({ ...p, town: chomeInDigits(p.town) })) },
    { name: 'half width', of: (p) => plain({ ...p, town: chomeInDigits(p.town) }) },
    {
      name: 'kanji numerals',
      of: (p) => plain({ ...p, lot: p.lot.replace(/\d+/g, (n) => kanji(Number(n))) }),
    },
    { name: 'no 大字 or 字', of: (p) => changed(p, p.town.replace(/^(大字|字)/, '')) },
    { name: 'ヶ for ケ', of: (p) => changed(p, p.town.replace(/ケ|が/g, 'ヶ')) },
    { name: 'が for ケ', of: (p) => changed(p, p.town.replace(/[ケヶ]/g, 'が')) },
    { name: 'ガ for ケ', of: (p) => changed(p, p.town.replace(/[ケヶが]/g, 'ガ')) },
    { name: 'の for ノ', of: (p) => changed(p, p.town.replace(/[ノ之]/g, 'の')) },
    { name: '之 for の', of: (p) => changed(p, p.town.replace(/[ノの]/g, '之')) },
    { name: '丁目 as 2-3-12', of: (p) => withHyphen(p, '-') },
    ...['－', '‐', '−', '―', '–', '—', 'ー', 'ｰ'].map((hyphen) => ({
      name: `hyphen ${hyphen} (U+${hyphen.charCodeAt(0).toString(16)})`,
      of: (p: Parts) => withHyphen(p, hyphen),
    })),
    { name: 'old forms', of: (p) => changed(p, oldForms(p.town)) },
    { name: 'no 町', of: (p) => withoutCho(p, isTown) },
    {
      name: 'no prefecture',
      of: (p) => plain(p).slice(p.municipality.prefecture.length),
    },
    {
      name: 'no 郡',
      of: (p) => {
        const { district, prefecture } = p.municipality;
        return district === '' ? null : prefecture + plain(p).slice((prefecture + district).length);
      },
    },
    { name: '〒 and postcode', of: (p) => `〒123-4567 ${plain(p)}` },
    { name: 'bare postcode', of: (p) => `１２３４５６７\u3000${plain(p)}` },
    { name: 'spaces', of: (p) => spaced(p, ' ') },
    { name: 'wide spaces', of: (p) => spaced(p, '\u3000') },
    { name: 'brackets', of: (p) => `${plain(p)}（第２中央ビル３階）` },
    { name: 'building', of: (p) => `${plain(p)}テクノ本町ビル２Ｆ－１０１` },
    { name: 'prefecture twice', of: (p) => p.municipality.prefecture + plain(p) },
    {
      name: 'prefecture and municipality twice',
      of: (p) =>
        p.municipality.prefecture + p.municipality.district + p.municipality.name + plain(p),
    },
    {
      name: '丁目 for 堺の丁',
      of: (p) => {
        if (!p.municipality.name.startsWith('堺市')) return null;
        const town = p.town.replace(
          /([一二三四五六七八九十]+)丁$/,
          (_, n: string) => `${arabic(n)}丁目`,
        );
        return changed(p, town);
      },
    },
    { name: '番町 for 番丁', of: (p) => changed(p, p.town.replace(/番丁$/, '番町')) },
    {
      name: 'Kyoto streets',
      of: (p) =>
        p.municipality.name.startsWith('京都市')
          ? plain({ ...p, town: `烏丸通四条下る二筋目東入${p.town}` })
          : null,
    },
    {
      name: '条丁目 in digits',
      of: (p) => {
        const match =
          /^([東西南北])([一二三四五六七八九十]+)条([東西南北])([一二三四五六七八九十]+)丁目$/.exec(
            p.town,
          );
        if (!match) return null;
        const [, side, jo, direction, chome] = match;
        return plain({ ...p, town: `${side}${arabic(jo)}条${direction}${arabic(chome)}丁目` });
      },
    },
    { name: 'name from before a merger', of: beforeMerger },
    {
      name: 'city without its ward',
      of: (p) => {
        const match = /^(.+市).+区$/.exec(p.municipality.name);
        return match && CHOME.test(p.town)
          ? p.municipality.prefecture + match[1] + p.town + p.lot
          : null;
      },
    },
  ];
}
