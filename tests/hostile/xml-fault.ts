import { DOMParser } from '@xmldom/xmldom';

/** What keeps a text from being whole XML 1.0; null for nothing. */
export function xmlFault(text: string): string | null {
  const faults: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => level !== 'warning' && faults.push(message),
  });
  try {
    parser.parseFromString(text, 'text/xml');
  } catch (error) {
    faults.push(String(error));
  }
  // What the parser lets pass.
  if (/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/u.test(text)) faults.push('a control character');
  if (text.replaceAll(/<!\[CDATA\[[^]*?\]\]>/g, '').includes(']]>')) faults.push(']]>');
  return faults[0] ?? null;
}
