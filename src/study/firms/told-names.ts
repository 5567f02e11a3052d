import type { FirmColumns } from '../../model';

/** Characters of a text that a sentence shows. */
const MOST = 60;

/** A cell's text on one line, as sentences show it. */
export const toldText = (text: string, most = MOST): string =>
  text.trim().replace(/\s+/g, ' ').slice(0, most);

/** What a firm is called in sentences: its name, else its address. */
export const toldFirm = (
  { name, address }: Pick<FirmColumns, 'name' | 'address'>,
  row: number,
): string => toldText(name[row]) || toldText(address[row]);
