import { crc32, deflateRawSync } from 'node:zlib';

/** The XML inside `<c>` elements of a sheet: rows of cells, each with its address, or '' for no cell. */
export interface Sheet {
  readonly name: string;
  /** Row number to the XML of its cells. */
  readonly rows: Readonly<Record<number, string>>;
}

export interface WorkbookParts {
  readonly sheets: readonly Sheet[];
  readonly sharedStrings?: readonly string[];
  /** Formats of cell styles 1, 2, …; style 0 is general. */
  readonly formats?: readonly string[];
  readonly epoch1904?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** An .xlsx workbook, part by part, so that a test decides over every byte that Excel would write. */
export function workbook({ sheets, sharedStrings, formats, epoch1904 }: WorkbookParts): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>${overrides(sheets.length)}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${epoch1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${sheets
      .map((sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}" r:id="s${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${sheets
      .map(
        (_, i) =>
          `<Relationship Id="s${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="st" Type="${RELATIONS}/styles" Target="styles.xml"/>${
      sharedStrings
        ? `<Relationship Id="ss" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>`
        : ''
    }</Relationships>`,
    'xl/styles.xml': stylesXml(formats ?? []),
  };
  if (sharedStrings) {
    files['xl/sharedStrings.xml'] = `<sst xmlns="${MAIN}">${sharedStrings
      .map((item) => `<si>${item}</si>`)
      .join('')}</sst>`;
  }
  sheets.forEach((sheet, i) => {
    const rows = Object.entries(sheet.rows).map(([r, cells]) => `<row r="${r}">${cells}</row>`);
    files[`xl/worksheets/sheet${i + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  });
  return zip(files);
}

/** What each part is, as Excel names it. */
function overrides(sheets: number): string {
  const kind = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  return [
    kind('workbook', 'sheet.main'),
    kind('styles', 'styles'),
    kind('sharedStrings', 'sharedStrings'),
    ...Array.from({ length: sheets }, (_, i) => kind(`worksheets/sheet${i + 1}`, 'worksheet')),
  ].join('');
}

/** Cells of one row as inline text, from column A on. */
export function inlineRow(row: number, ...texts: readonly string[]): string {
  return texts
    .map((text, c) => {
      const address = `${String.fromCharCode(65 + c)}${row}`;
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped}</t></is></c>`;
    })
    .join('');
}

function stylesXml(formats: readonly string[]): string {
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`)];
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

/** A zip archive of deflated files (APPNOTE 6.3, without extensions). */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const name = Buffer.from(path);
    const content = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
    const packed = deflateRawSync(content);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    local.push(Buffer.from('PK\x03\x04'), common, name, packed);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry, name);
    offset += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]));
}
