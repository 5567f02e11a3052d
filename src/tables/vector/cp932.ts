/**
 * Text as CP932 (Windows' Shift_JIS), which older GIS programs in Japan expect in a Shapefile. The table is the platform's own decoder,
 * turned round: where two codes decode to one character the first is taken, as Windows does for NEC's and IBM's doubles.
 */
let table: Map<string, readonly number[]> | null = null;

function codes(): Map<string, readonly number[]> {
  if (table) return table;
  const decoder = new TextDecoder('shift_jis');
  table = new Map();
  for (let byte = 0; byte < 0x100; byte++) {
    if ((byte >= 0x80 && byte < 0xa1) || byte > 0xdf) continue;
    table.set(decoder.decode(Uint8Array.of(byte)), [byte]);
  }
  // IBM's rows 0xfa to 0xfc come before NEC's copies of them in 0xed and 0xee.
  const leads = [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xfa, 0xfc), 0xed, 0xee];
  for (const lead of leads)
    for (const trail of [...range(0x40, 0x7e), ...range(0x80, 0xfc)]) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if ([...text].length === 1 && text !== '\ufffd' && !table.has(text))
        table.set(text, [lead, trail]);
    }
  for (const [other, known] of Object.entries(ALIKE)) table.set(other, table.get(known)!);
  return table;
}

/** The bytes of `text`; a character that CP932 lacks becomes 〓 and is counted. */
export function encodeCp932(text: string): { readonly bytes: Uint8Array; readonly lost: number } {
  const known = codes();
  const bytes: number[] = [];
  let lost = 0;
  for (const character of text) {
    const code = known.get(character);
    if (!code) lost++;
    bytes.push(...(code ?? GETA));
  }
  return { bytes: Uint8Array.from(bytes), lost };
}

/** Characters for which CP932 has one that looks the same under another Unicode number. */
const ALIKE = { '〜': '～', '−': '－', '—': '―', '‖': '∥', '¢': '￠', '£': '￡', '¬': '￢' };

/** 〓, which printers set for a character that they lack. */
const GETA = [0x81, 0xac];

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
