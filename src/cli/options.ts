import { parseArgs } from 'node:util';
import { DELIMITERS, ENCODINGS, type NumberLimits } from '../model';
import type { TableOptions } from '../tables';
import { wrongOption } from './refusal';

/** Options of a command by name: `text` takes a value, `texts` too and may come again, `flag` takes none. */
export type OptionKinds = Readonly<Record<string, 'text' | 'texts' | 'flag'>>;

type Given = string | boolean | readonly string[] | undefined;

const COMMON: OptionKinds = { language: 'text', timing: 'text', help: 'flag' };

export const READING: OptionKinds = {
  encoding: 'text',
  delimiter: 'text',
  sheet: 'text',
  'no-header': 'flag',
  'header-row': 'text',
};

/** What was asked for, looked up by name. Every wrong value is refused with status 2. */
export class Options {
  readonly positionals: readonly string[];
  readonly #values: Readonly<Record<string, Given>>;

  constructor(positionals: readonly string[], values: Readonly<Record<string, Given>>) {
    this.positionals = positionals;
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    if (value === '') throw wrongOption((usage) => usage.missingValue(`--${name}`));
    return typeof value === 'string' ? value : undefined;
  }

  /** All values of an option that may come again; none where it was not given. */
  texts(name: string): readonly string[] {
    const values = this.#values[name] ?? [];
    if (!Array.isArray(values)) throw new Error(`--${name} is not of several values`);
    if (values.includes('')) throw wrongOption((usage) => usage.missingValue(`--${name}`));
    return values as readonly string[];
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw wrongOption((usage) => usage.missingOption(`--${name}`));
    return value;
  }

  /** Names of the given ones that were used. */
  used(...names: readonly string[]): readonly string[] {
    return names.filter((name) => this.#values[name] !== undefined);
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T | undefined {
    const value = this.text(name);
    if (value === undefined || choices.includes(value as T)) return value as T | undefined;
    throw wrongOption((usage) => usage.notOneOf(`--${name}`, value, choices));
  }

  /** Some of the choices joined by commas, in their order, repeated ones once. */
  someOf<T extends string>(name: string, choices: readonly T[]): readonly T[] | undefined {
    const words = this.text(name)
      ?.split(',')
      .map((word) => word.trim());
    const wrong = words?.find((word) => !choices.includes(word as T));
    if (wrong !== undefined)
      throw wrongOption((usage) => usage.notOneOf(`--${name}`, wrong, choices));
    return words && [...new Set(words as T[])];
  }

  number(name: string, limits: NumberLimits): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : numberFrom(`--${name}`, value, limits);
  }

  requiredNumber(name: string, limits: NumberLimits): number {
    return numberFrom(`--${name}`, this.required(name), limits);
  }

  /** Numbers joined by commas, in their order, repeated ones once. */
  numbers(name: string, limits: NumberLimits): readonly number[] | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const numbers = value.split(',').map((part) => numberFrom(`--${name}`, part.trim(), limits));
    return [...new Set(numbers)];
  }
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function numberFrom(name: string, text: string, { least, most, whole }: NumberLimits): number {
  if (!NUMBER.test(text)) throw wrongOption((usage) => usage.notANumber(name, text));
  const value = Number(text);
  if (!(value >= least && value <= most))
    throw wrongOption((usage) => usage.outOfRange(name, text, least, most));
  if (whole && !Number.isInteger(value)) throw wrongOption((usage) => usage.notWhole(name, text));
  return value;
}

/** Reads a command's arguments strictly: unknown options and surplus arguments are refused with status 2. */
export function parseOptions(
  argv: readonly string[],
  kinds: OptionKinds,
  mostPositionals: number,
): Options {
  const all = { ...COMMON, ...kinds };
  const options = Object.fromEntries(
    Object.entries(all).map(([name, kind]) => [
      name,
      {
        type: kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: kind === 'texts',
      },
    ]),
  );
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: withValuesAttached(argv, all),
      options,
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    throw refusalFor(error as Error & { code?: string });
  }
  const { values, positionals } = parsed;
  if (positionals.length > mostPositionals)
    throw wrongOption((usage) => usage.surplusArgument(positionals[mostPositionals]));
  return new Options(positionals, values as Record<string, Given>);
}

/** `--name value` as `--name=value`, so that a negative number is a value, and out of range, rather than an unknown option. */
function withValuesAttached(argv: readonly string[], kinds: OptionKinds): string[] {
  const out: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const next = argv[i + 1];
    const isText = argv[i].startsWith('--') && ['text', 'texts'].includes(kinds[argv[i].slice(2)]);
    if (argv[i] === '--') return [...out, ...argv.slice(i)];
    if (isText && next !== undefined && /^-[\d.]/.test(next)) {
      out.push(`${argv[i]}=${next}`);
      i++;
    } else out.push(argv[i]);
  }
  return out;
}

function refusalFor(error: Error & { code?: string }) {
  const name = /'(-[^' ]*)/.exec(error.message)?.[1] ?? '';
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return wrongOption((usage) => usage.unknownOption(name));
  if (error.code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return wrongOption((usage) =>
      /does not take/.test(error.message) ? usage.noValue(name) : usage.missingValue(name),
    );
  return error;
}

const DELIMITER_NAMES = Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[];

/** `--sheet NAME`, `--sheet A,B` stacked, or `--sheet all`. */
function sheetsOf(text: string | undefined): Pick<TableOptions, 'sheet' | 'sheets'> {
  if (text === 'all') return { sheets: 'all' };
  if (!text?.includes(',')) return { sheet: text };
  return { sheets: text.split(',').map((name) => ({ name: name.trim() })) };
}

/** How the person wants a table read. */
export function readingOptions(options: Options): TableOptions {
  const delimiter = options.oneOf('delimiter', DELIMITER_NAMES);
  const headerRow = options.number('header-row', { least: 1, most: 1e6, whole: true });
  return {
    encoding: options.oneOf('encoding', ENCODINGS),
    ...(delimiter ? { delimiter: DELIMITERS[delimiter] } : {}),
    ...sheetsOf(options.text('sheet')),
    ...(options.flag('no-header') ? { header: false } : {}),
    ...(headerRow === undefined ? {} : { headerRows: [headerRow, headerRow] }),
  };
}
