/** What is read of an issue of valibot, which says more. */
interface SchemaIssue {
  readonly type: string;
  readonly input: unknown;
  readonly received: string;
  readonly message: string;
  readonly path?: readonly { readonly key: unknown }[];
}

/** What a value in a file is not, by the kind of valibot's issue; a check of our own names it as its message. */
const FAULT_OF = {
  string: 'text',
  number: 'number',
  boolean: 'flag',
  array: 'list',
  strict_tuple: 'list',
  tuple: 'list',
  object: 'object',
  custom: 'object',
  picklist: 'word',
  literal: 'word',
  variant: 'word',
  min_value: 'range',
  max_value: 'range',
  safe_integer: 'whole',
  non_empty: 'empty',
  min_length: 'short',
  length: 'length',
} as const;
export type SchemaFault = (typeof FAULT_OF)[keyof typeof FAULT_OF] | 'missing' | 'twice' | 'ring';

/** Where a file is not as its schema says, and how, as a code that a sentence is made of: `at:fixes[3].lng:number`. */
export function schemaFault(issue: SchemaIssue): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
  const kinds: Partial<Record<string, SchemaFault>> = FAULT_OF;
  const isAbsent = issue.input === undefined && issue.received === 'undefined';
  const fault = isAbsent ? 'missing' : (kinds[issue.type] ?? (issue.message as SchemaFault));
  return `at:${place}:${fault}`;
}
