import { foldCode, HYPHEN, isDigit } from './fold';

const POST_MARK = '〒'.charCodeAt(0);
const DROPPED = 0xffff;

/** Position in the address after a 〒 and a postcode in front of it (〒916-0041, ９１６００４１); 0 where there is none. */
export function afterPostcode(address: string): number {
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
