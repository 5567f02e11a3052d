import { foldCode, HYPHEN, isDigit } from './fold';

const POST_MARK = '〒'.charCodeAt(0);
const DROPPED = 0xffff;

/** What a cell may say in front of an address, of which office it is: 本社：, 【工場】, （本店）. */
const LABEL =
  /^[\s]*(?:[（(【［[〔](?:本社|本店|本所|本部|工場|事業所|営業所|支店|支社|所在地|住所|登記)(?:所在地|住所)?[）)】］\]〕][\s]*[:：]?|(?:本社|本店|本所|本部|工場|事業所|営業所|支店|支社|所在地|住所|登記)(?:所在地|住所)?[\s]*[:：])/;
/** The characters that a label begins with: most addresses begin with none of them. */
const LABEL_BEGINS = /[（(【［[〔本工事営支所住登\s]/;

/** Position in the address after what says whose it is, and after a 〒 and a postcode; 0 where there is neither. */
export function addressBegins(address: string): number {
  const label = LABEL_BEGINS.test(address[0] ?? '') ? LABEL.exec(address) : null;
  if (!label) return afterPostcode(address);
  const end = label[0].length;
  return end + afterPostcode(address.slice(end));
}

/** Position in the address after a 〒 and a postcode in front of it (〒916-0041, ９１６００４１); 0 where there is none. */
function afterPostcode(address: string): number {
  let i = skipDropped(address, 0);
  let marked = false;
  if (address.charCodeAt(i) === POST_MARK) {
    marked = true;
    i = skipDropped(address, i + 1);
  }
  const first = i;
  let digits = 0;
  while (i < address.length) {
    const code = foldCode(address.charCodeAt(i));
    if (isDigit(code)) digits++;
    else if (!(digits === 3 && (code === HYPHEN || address[i] === 'ー'))) break;
    i++;
  }
  if (digits === 7) return i;
  return marked ? first : 0;
}

function skipDropped(address: string, from: number): number {
  let i = from;
  while (i < address.length && foldCode(address.charCodeAt(i)) === DROPPED) i++;
  return i;
}
