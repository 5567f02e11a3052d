import { execFileSync } from 'node:child_process';
import type * as fs from 'node:fs';
import { existsSync, linkSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { Folder } from './terminal';

const folder = new Folder();
const NAMES = ['a.csv', 'b.csv', 'c.csv'];
const OTHER = ['a.csv', 'd.csv'];

/** What a process does at its n-th change of a file: it is gone. */
const gone = vi.hoisted(() => ({ after: Infinity }));
class Killed extends Error {}

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const counted =
    <A extends unknown[], R>(change: (...args: A) => R) =>
    (...args: A): R => {
      if (gone.after-- <= 0) throw new Killed();
      return change(...args);
    };
  return {
    ...real,
    renameSync: counted(real.renameSync),
    rmSync: counted(real.rmSync),
    writeFileSync: counted(real.writeFileSync),
  };
});

// Other files of tests may have loaded it, with the real functions.
vi.resetModules();
const { draftName, recover, switchAll } = await import('../../src/cli/output-switch');

/** The number of a process that has ended: the passing names are made to be of it. */
const ended = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
const here = process.pid;
const asProcess = (id: number) => Object.defineProperty(process, 'pid', { value: id });

function prepare(round: string): {
  folders: string[];
  drafts: { draft: string; target: string }[];
} {
  const folders = [folder.at(round), folder.at(`${round}-beside`)];
  for (const each of folders) mkdirSync(each);
  const drafts = [NAMES, OTHER].flatMap((names, f) =>
    names.map((name) => {
      const draft = draftName(folders[f], name);
      writeFileSync(draft, 'new');
      // One of each folder is not there before.
      if (name !== 'c.csv' && name !== 'd.csv') writeFileSync(join(folders[f], name), 'old');
      return { draft, target: join(folders[f], name) };
    }),
  );
  return { folders, drafts };
}

const contents = (round: string) =>
  [round, `${round}-beside`].map((name) =>
    Object.fromEntries(folder.names(name).map((file) => [file, folder.read(join(name, file))])),
  );
const ALL_OLD = [{ 'a.csv': 'old', 'b.csv': 'old' }, { 'a.csv': 'old' }];
const ALL_NEW = [
  { 'a.csv': 'new', 'b.csv': 'new', 'c.csv': 'new' },
  { 'a.csv': 'new', 'd.csv': 'new' },
];

afterAll(() => vi.resetModules());
afterEach(() => {
  gone.after = Infinity;
  asProcess(here);
});

describe('a switch of several files in two folders', () => {
  it('leaves all or none, wherever its process ends and wherever the one that mends it ends', () => {
    const seen = new Set<string>();
    let isWhole = false;
    for (let end = 0; !isWhole; end++)
      for (const mendEnd of [0, 2, 5, Infinity]) {
        const round = `at-${end}-${mendEnd}`;
        asProcess(ended);
        const { folders, drafts } = prepare(round);
        gone.after = end;
        try {
          switchAll(drafts);
          isWhole = true;
        } catch (error) {
          // A process that is gone undoes nothing: the switch's own undoing meets the same end.
          expect(error).toBeInstanceOf(Killed);
        }
        asProcess(here);
        gone.after = mendEnd;
        try {
          recover(folders[1]);
        } catch (error) {
          expect(error).toBeInstanceOf(Killed);
        }
        gone.after = Infinity;
        for (const each of [...folders].reverse()) recover(each);
        const found = contents(round);
        seen.add(JSON.stringify(found));
        expect([ALL_OLD, ALL_NEW], round).toContainEqual(found);
      }
    expect(seen.size).toBe(2);
  });

  it('puts everything back where a name can’t be given', () => {
    const { drafts } = prepare('blocked');
    mkdirSync(join(folder.at('blocked-beside'), 'd.csv', 'within'), { recursive: true });
    symlinkSync('nowhere', `${drafts.at(-1)!.draft}.old`);
    mkdirSync(`${drafts[3].draft}.old`);
    expect(() => switchAll(drafts)).toThrow();
    expect(folder.read('blocked/a.csv')).toBe('old');
    expect(folder.read('blocked/b.csv')).toBe('old');
    expect(existsSync(folder.at('blocked/c.csv'))).toBe(false);
  });
});

describe('recover', () => {
  it('leaves the drafts of a command at work alone, and takes away those of one that ended', () => {
    const at = folder.at('drafts');
    mkdirSync(at);
    writeFileSync(draftName(at, 'mine.csv'), '');
    asProcess(ended);
    writeFileSync(draftName(at, 'theirs.csv'), '');
    asProcess(here);
    expect(recover(at)).toBeNull();
    expect(readdirSync(at)).toHaveLength(1);
  });

  it('lets a journal of a stranger reach no other file', () => {
    const at = folder.at('stranger');
    mkdirSync(at);
    const kept = folder.write('kept.txt', 'mine');
    linkSync(kept, join(at, 'here.txt'));
    asProcess(ended);
    const draft = draftName(at, 'x');
    asProcess(here);
    const owner = /([0-9a-f]{6}-\d+)\.part$/.exec(draft)![1];
    for (const names of [['../kept.txt'], ['here.txt'], [''], ['..'], 'kept.txt', [7]]) {
      writeFileSync(
        join(at, `.shuseki-${owner}.journal`),
        JSON.stringify({ names, folders: [''] }),
      );
      recover(at);
      expect(folder.read('kept.txt')).toBe('mine');
      expect(readdirSync(at)).toEqual(['here.txt']);
    }
  });
});
