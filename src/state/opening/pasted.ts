/** What the clipboard holds, as a paste event gives it. */
interface Clipboard {
  getData(format: string): string;
  readonly files: ArrayLike<File>;
}

/**
 * Files out of a paste: cells that were copied from a spreadsheet as a table, a GeoJSON or a study's text, else the files themselves. Spreadsheets
 * put a picture of the cells beside their text: the text is meant. Empty for a word or a line that is no table.
 */
export function pastedFiles(clipboard: Clipboard, name: string): File[] {
  const text = clipboard.getData('text/plain');
  const said = text.trim();
  if (/^\{[\s\S]*\}$/.test(said)) return [new File([text], `${name}.json`)];
  if (/[\t\r\n]/.test(said)) return [new File([text], `${name}.tsv`)];
  return Array.from(clipboard.files);
}
