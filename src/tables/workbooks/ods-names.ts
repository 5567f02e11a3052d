import type { WorkBook } from '@e965/xlsx';

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Text of an XML attribute. What is no entity of XML stays. */
function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, ...found) => {
      const [hex, decimal, name] = found as (string | undefined)[];
      if (name !== undefined) return ENTITIES[name.toLowerCase()];
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The sheets of an OpenDocument workbook under the names that people see: the library leaves them as XML writes them (製造&amp;卸). */
export function withPlainNames(book: WorkBook): void {
  const escaped = book.SheetNames;
  book.SheetNames = escaped.map(unescaped);
  book.SheetNames.forEach((name, at) => {
    const sheet = book.Sheets[escaped[at]];
    if (name === escaped[at] || !sheet) return;
    delete book.Sheets[escaped[at]];
    book.Sheets[name] = sheet;
  });
}
