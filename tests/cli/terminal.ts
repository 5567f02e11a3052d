import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, vi } from 'vitest';
import { main } from '../../src/cli/main';

export const ROOT = resolve(import.meta.dirname, '../..');
export const SHARED = resolve(ROOT, '../shared');

export interface Answer {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line inside the test, in English unless the arguments say otherwise. */
export async function shuseki(...argv: readonly string[]): Promise<Answer> {
  const out: string[] = [];
  const err: string[] = [];
  const catchIn = (list: string[]) => (piece: string | Uint8Array) => list.push(String(piece)) > 0;
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(catchIn(out));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(catchIn(err));
  try {
    const language = argv.some((word) => word.startsWith('--language'));
    const status = await main(language ? argv : [...argv, '--language', 'en']);
    return { status, out: out.join(''), err: err.join('') };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

/** A folder for the files of one test file. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'shuseki-test-'));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  at(name: string): string {
    return join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  read(name: string): string {
    return readFileSync(this.at(name), 'utf8');
  }

  json(name: string): Record<string, unknown> {
    return JSON.parse(this.read(name)) as Record<string, unknown>;
  }

  names(sub = '.'): string[] {
    return readdirSync(this.at(sub)).sort();
  }
}

/** Lines of a plain CSV without quotes, as records by header. */
export function records(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  const header = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(header.map((name, c) => [name, cells[c]]));
  });
}
