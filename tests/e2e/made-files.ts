import type { MadeFile } from './app-page';

/** A UTF-8 table as a test writes it. */
export function csvFile(name: string, text: string): MadeFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
}
