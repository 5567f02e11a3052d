/** What parts the names in one cell for certain. A comma in front of Ltd. does not. */
const SURE = /\s*(?:[;；｜|\n／/]|[、,，](?!\s*(?:ltd|inc|llc|co\b|corp|kk\b)))\s*/i;
/** What may also stand within a name: these part only where every part is known. */
const PERHAPS = /\s*(?:[・･&＆+＋]|と|及び|および|並びに|ならびに)\s*/;
/** 他2名, ほか３社, 外１名, など: further ones that are not named. */
const OTHERS =
  /[\s、,(（]*(?:(?:他|ほか|外)\s*(?:[\d０-９]+|数|[一二三四五六七八九十])\s*(?:名|社|者|人|件|機関|団体)?|ほか$|他$|など$|等$)[)）]?\s*$/;
/** Cells that say that there is nobody. */
const NOBODY =
  /^(?:なし|無し|無|ない|無い|特になし|特に無し|特にない|特に無い|該当なし|該当無し|該当せず|ありません|未定|不明|わからない|分からない|無回答|未回答|none|no|nothing|nil|n\/a|na|[-－―–—ー‐−─×✕・.…*]+)$/i;

/** Whether a cell says that there is nobody, or nothing at all. */
export function namesNobody(cell: string): boolean {
  const text = cell.normalize('NFKC').trim();
  return text === '' || NOBODY.test(text);
}

/** A cell's text without 他2名 and the like; the very text where nothing of it stands there. */
export const withoutOthers = (cell: string): string => cell.trim().replace(OTHERS, '').trim();

/**
 * The names in a cell that holds several: apart by ; ； 、 , ／ | and line ends, without further ones that are only counted (他2名). `isKnown` tells the names that somebody bears; ・ and & part only where
 * every part is known, as they stand in names too. One name, or none, for other cells.
 */
export function namesIn(cell: string, isKnown: (name: string) => boolean): readonly string[] {
  const text = withoutOthers(cell);
  const parts = parted(text, SURE)
    .map(withoutOthers)
    .filter((part) => !namesNobody(part));
  return parts.flatMap((part) => {
    if (isKnown(part)) return [part];
    const smaller = parted(part, PERHAPS);
    return smaller.length > 1 && smaller.every(isKnown) ? smaller : [part];
  });
}

function parted(text: string, between: RegExp): string[] {
  return text.split(between).filter((part) => part !== '');
}
