import type { Municipality } from '../../model';

/** Text that ends within a word. */
const IN_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/**
 * The one municipality that a text names; null for none and for several. Where several prefectures have one of the name, the one whose prefecture the
 * text names too. Of towns and villages without their district or prefecture in front the name begins the text or a word of it: 町 ends many words.
 */
export function municipalityIn(
  text: string,
  municipalities: readonly Municipality[],
): Municipality | null {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ');
  const found: { readonly at: number; readonly end: number; readonly row: Municipality }[] = [];
  for (const row of municipalities) {
    const isTown = /[町村]$/.test(row.name);
    for (const front of ['', row.district, row.prefecture, row.prefecture + row.district]) {
      const name = front + row.name;
      const at = plain.indexOf(name);
      if (at < 0 || (isTown && front === '' && IN_WORD.test(plain.slice(0, at)))) continue;
      found.push({ at, end: at + name.length, row });
    }
  }
  // 大阪市 within 東大阪市 is not named.
  const whole = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.at <= one.at && other.end >= one.end && other.end - other.at > one.end - one.at,
      ),
  );
  const rows = [...new Set(whole.map(({ row }) => row))];
  return rows.length === 1 ? rows[0] : null;
}
