import { Cancelled, type Problem, type Result, type Table } from '../../src/model';
import { describeProblem } from '../../src/i18n';
import { createRandom } from '../../src/stats/random';
import type { NamedBytes } from '../../src/tables';
import { damaged, type Step } from './mutate';
import type { Reader } from './readers';

/** Seconds and bytes that reading one input may take. */
export const MOST_SECONDS = 10;
export const MOST_BYTES = 1e9;

/** An input: which seed file, and what was done to it. The number of the input and the seed of the run give it again. */
export interface Input {
  readonly seed: number;
  readonly steps: readonly Step[];
}

export function inputOf(run: number, index: number, seeds: number): Input {
  const random = createRandom(run * 1e8 + index);
  const steps = Array.from({ length: 1 + random.below(4) }, (): Step => ({
    kind: random.below(4) === 0 ? 'raw' : 'structure',
    draw: random.nextUint32(),
  }));
  return { seed: random.below(seeds), steps };
}

export function fileOf(
  reader: Reader,
  seeds: readonly NamedBytes[],
  { seed, steps }: Input,
): NamedBytes {
  const { name, bytes } = seeds[seed];
  return {
    name,
    bytes: steps.reduce(
      (left, step) => damaged(left, reader.form, step, createRandom(step.draw)),
      bytes,
    ),
  };
}

/** What is wrong with how the reader took the file, in words that are the same for the same fault; null for nothing. */
export async function faultWith(
  reader: Reader,
  file: NamedBytes,
  sealedValue?: string,
): Promise<string | null> {
  let result: Result<unknown>;
  try {
    result = await reader.read(file);
  } catch (error) {
    if (error instanceof Cancelled) return null;
    const { name, message, stack = '' } = error as Error;
    const place = /\((?:file:\/\/)?[^()]*?((?:src|node_modules)\/[^()]+)\)/.exec(stack)?.[1] ?? '';
    return `untyped ${name}: ${message.slice(0, 120)} at ${place.replace(/:\d+$/, '')}`;
  }
  const problems = result.ok ? result.problems : [result.problem];
  for (const one of problems) {
    const fault = faultOfSentence(one);
    if (fault) return fault;
  }
  if (!result.ok) return null;
  if (sealedValue !== undefined && problems.length === 0 && valueText(result) !== sealedValue)
    return 'other values than the undamaged file, without a word';
  return faultOfTable(result.value);
}

/** Values as text, to compare; two that are equal have one text. */
export function valueText(result: Result<unknown>): string {
  return result.ok
    ? JSON.stringify(result.value, (_, value: unknown) =>
        ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value,
      )
    : result.problem.code;
}

/** A Japanese sentence has no English of a library in it: its reason is a code, or a place in the file. */
function faultOfSentence(found: Problem): string | null {
  const { reason } = found.facts as { readonly reason?: unknown };
  const texts = (['ja', 'en'] as const).map((language) => describeProblem(found, language));
  if (texts.some((text) => text.includes('[object ') || /(^|\W)undefined(\W|$)/.test(text)))
    return `a sentence of ${found.code} lacks a fact`;
  if (
    typeof reason === 'string' &&
    texts[0].includes(reason) &&
    /[a-z]{2,} [a-z]{2,}/i.test(reason)
  )
    return `raw words in a sentence of ${found.code}: ${reason.slice(0, 80)}`;
  return null;
}

function faultOfTable(value: unknown): string | null {
  const { columns, header, rowCount, points } = (value ?? {}) as Partial<Table>;
  if (!columns || !header || rowCount === undefined) return null;
  if (columns.length !== header.length) return 'a table whose header has another length';
  if (new Set(header).size !== header.length) return 'a table with two columns of one name';
  if (columns.some((column) => column.length !== rowCount)) return 'columns of other lengths';
  if (columns.some((column) => column.some((cell) => typeof cell !== 'string')))
    return 'a cell that is no text';
  if (points && (points.lng.length !== rowCount || points.lat.length !== rowCount))
    return 'points of another length';
  return null;
}

/** The fewest steps, and then bytes, that still show the fault. */
export async function shrunk(
  reader: Reader,
  seeds: readonly NamedBytes[],
  input: Input,
  fault: string,
): Promise<{ readonly input: Input; readonly file: NamedBytes }> {
  const sealed = await sealedValueOf(reader, seeds, input);
  const shows = async (file: NamedBytes) => (await faultWith(reader, file, sealed)) === fault;
  let { steps } = input;
  for (let i = steps.length - 1; i >= 0 && steps.length > 1; i--) {
    const fewer = steps.filter((_, at) => at !== i);
    if (await shows(fileOf(reader, seeds, { ...input, steps: fewer }))) steps = fewer;
  }
  let file = fileOf(reader, seeds, { ...input, steps });
  let tries = 400;
  for (let size = file.bytes.length >> 1; size >= 1 && tries > 0; size >>= 1)
    for (let at = 0; at < file.bytes.length && tries-- > 0;) {
      const bytes = new Uint8Array([
        ...file.bytes.subarray(0, at),
        ...file.bytes.subarray(at + size),
      ]);
      if (await shows({ ...file, bytes })) file = { ...file, bytes };
      else at += size;
    }
  return { input: { ...input, steps }, file };
}

/** Values of undamaged sealed files: each is read once. */
const sealedValues = new WeakMap<NamedBytes, Promise<string>>();

/** The value that a sealed file must have after damage to its bytes alone; undefined where other values are right. */
export async function sealedValueOf(
  reader: Reader,
  seeds: readonly NamedBytes[],
  { seed, steps }: Input,
): Promise<string | undefined> {
  if (!reader.sealed || steps.some(({ kind }) => kind !== 'raw')) return undefined;
  const file = seeds[seed];
  if (!sealedValues.has(file)) sealedValues.set(file, reader.read(file).then(valueText));
  return sealedValues.get(file);
}
