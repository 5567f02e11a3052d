const FAULTS = {
  json: 'the text is no JSON',
  'no-object': 'it holds no object',
  'not-an-object': 'it holds no object',
  features: '“features” is no list',
  feature: 'the feature is no object',
  depth: 'too many values inside each other',
  zip: 'the archive’s structure',
  checksum: 'a checksum does not match',
  'workbook-structure': 'the workbook’s structure',
  compressed: 'it is compressed once more',
  'too short': 'it is too short',
  'not a pack': 'it is not a pack',
  'cut off': 'its end is missing',
  header: 'its header',
  counts: 'its counts do not match its contents',
  other: 'of another kind, or damaged',
};
export type Faults = Record<keyof typeof FAULTS, string>;

/**
 * What is wrong with a file, in words: from a code, `json:12` for a line, `missing:inputs.firms`, or the place in the file that can't be
 * used, such as `fixes[3]`. A sentence of a library becomes the general words.
 */
export function faultOf(reason: string): string {
  const [code, rest] = reason.split(/:(.*)/s);
  if (code === 'json' && rest) return `${FAULTS.json}, line ${rest}`;
  if (code === 'missing' && rest) return `no “${rest}”`;
  if (code === 'type') return `its type is “${rest}”`;
  if (Object.hasOwn(FAULTS, reason)) return FAULTS[reason as keyof Faults];
  const version = /^version (\d+)$/.exec(reason);
  if (version) return `its version is ${version[1]}`;
  return /^"?[\w.[\]]+"?$/.test(reason) ? reason : FAULTS.other;
}
