import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** A file written whole under a passing name, and the name it is to get in the same folder. */
export interface Draft {
  readonly draft: string;
  readonly target: string;
}

/** What an ended command left behind was brought to: all of its files, or none. */
export type Recovery = 'finished' | 'undone';

/** What lies in every folder of a switch while it goes on. */
interface Journal {
  /** Names of the files in this folder. */
  readonly names: readonly string[];
  /** The folders of the switch as seen from this one; the first holds the mark. */
  readonly folders: readonly string[];
}

const hostWord = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const ownWord = (): string => `${hostWord}-${process.pid}`;

const DRAFT = /^\..+\.([0-9a-f]{6}-\d+)\.part$/;
const MARK = /^\.shuseki-([0-9a-f]{6}-\d+)\.done$/;
const JOURNAL = /^\.shuseki-([0-9a-f]{6}-\d+)\.journal$/;

const draftOf = (folder: string, name: string, owner: string): string =>
  join(folder, `.${name}.${owner}.part`);
const journalIn = (folder: string, owner: string): string =>
  join(folder, `.shuseki-${owner}.journal`);
const markIn = (folder: string, owner: string): string => join(folder, `.shuseki-${owner}.done`);

/** The passing name of a file in its folder: this process's own, so that the next command knows it from others'. */
export function draftName(folder: string, name: string): string {
  return draftOf(folder, name, ownWord());
}

/**
 * Gives all drafts their names, or none: a process that is ended midway leaves what `recover` brings to the one or the other.
 * What the files replace steps aside first; then one empty file, the mark, is the switch; then the drafts get their names. Throws
 * the system's error, with `target` set, when a name can't be given; then all is as it was.
 */
export function switchAll(drafts: readonly Draft[]): void {
  if (drafts.length === 1) return giveName(drafts[0]);
  if (drafts.length === 0) return;
  const folders = [...new Set(drafts.map(({ target }) => dirname(target)))];
  const owner = ownWord();
  for (const folder of folders) {
    const names = drafts
      .filter(({ target }) => dirname(target) === folder)
      .map(({ target }) => basename(target));
    const journal: Journal = { names, folders: folders.map((other) => relative(folder, other)) };
    writeFileSync(journalIn(folder, owner), JSON.stringify(journal));
  }
  const named: Draft[] = [];
  try {
    for (const each of drafts) stepAside(each);
    writeFileSync(markIn(folders[0], owner), '');
    for (const each of drafts) {
      giveName(each);
      named.push(each);
    }
  } catch (error) {
    for (const { draft, target } of named.reverse()) renameSync(target, draft);
    rmSync(markIn(folders[0], owner), { force: true });
    settle(folders, owner);
    throw error;
  }
  settle(folders, owner);
}

function stepAside({ draft, target }: Draft): void {
  try {
    if (existsSync(target)) renameSync(target, `${draft}.old`);
  } catch (error) {
    throw Object.assign(error as Error, { target });
  }
}

function giveName({ draft, target }: Draft): void {
  try {
    renameSync(draft, target);
  } catch (error) {
    throw Object.assign(error as Error, { target });
  }
}

/**
 * Brings what commands that were ended left in a folder to its end: a switch that had its mark is finished, one that had not is
 * undone, drafts and marks that belong to none are taken away. Commands still at work are left alone. Touches nothing but a journal's own
 * folder and passing names, so that a journal of a stranger can't reach any other file. Null where there was no switch.
 */
export function recover(folder: string): Recovery | null {
  let found: Recovery | null = null;
  for (const name of namesIn(folder)) {
    const owner = JOURNAL.exec(name)?.[1];
    if (owner === undefined || isAtWork(owner)) continue;
    const folders = readJournal(folder, owner)?.folders.map((other) => resolve(folder, other));
    found = settle(folders ?? [folder], owner);
  }
  for (const name of namesIn(folder)) {
    const owner = (DRAFT.exec(name) ?? MARK.exec(name))?.[1];
    if (owner !== undefined && !isAtWork(owner)) rmSync(join(folder, name), { force: true });
  }
  return found;
}

/** Finishes or undoes, as the mark in the first folder says. May be repeated after it was ended itself. */
function settle(folders: readonly string[], owner: string): Recovery {
  const mark = markIn(folders[0], owner);
  const isMarked = existsSync(mark);
  for (const folder of folders) {
    for (const name of readJournal(folder, owner)?.names ?? []) {
      const draft = draftOf(folder, name, owner);
      const [target, old] = [join(folder, name), `${draft}.old`];
      if (isMarked && existsSync(draft)) renameSync(draft, target);
      if (!isMarked && existsSync(old) && !existsSync(target)) renameSync(old, target);
      rmSync(draft, { force: true });
      rmSync(old, { force: true });
    }
  }
  for (const folder of folders) rmSync(journalIn(folder, owner), { force: true });
  rmSync(mark, { force: true });
  return isMarked ? 'finished' : 'undone';
}

/** Null where there is none, or where it was not written to its end: then nothing had been moved. */
function readJournal(folder: string, owner: string): Journal | null {
  try {
    const { names, folders } = JSON.parse(
      readFileSync(journalIn(folder, owner), 'utf8'),
    ) as Partial<Journal>;
    const isText = (each: unknown): each is string => typeof each === 'string';
    if (!names?.every((name) => isText(name) && name === basename(name) && !/^\.*$/.test(name)))
      return null;
    return folders?.every(isText) && folders.length > 0 ? { names, folders } : null;
  } catch {
    return null;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether a process that gave such names still runs; what another machine wrote may still be at work there. */
function isAtWork(owner: string): boolean {
  const [host, id] = owner.split('-');
  if (host !== hostWord) return true;
  if (Number(id) === process.pid) return true;
  try {
    process.kill(Number(id), 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
