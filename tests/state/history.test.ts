import { describe, expect, it } from 'vitest';
import { History } from '../../src/state/history.svelte';

function historyOf(...values: string[]): History<string> {
  const history = new History<string>();
  history.restart(values[0]);
  for (const value of values.slice(1)) history.push(value);
  return history;
}

describe('history', () => {
  it('begins with nothing to undo', () => {
    const empty = new History<string>();
    expect(empty.present).toBeNull();
    expect([empty.canUndo, empty.canRedo]).toEqual([false, false]);
    empty.undo();
    empty.redo();
    expect(empty.present).toBeNull();
  });

  it('goes back and forth as far as there is something', () => {
    const history = historyOf('a', 'b', 'c');
    history.undo();
    expect(history.present).toBe('b');
    expect([history.canUndo, history.canRedo]).toEqual([true, true]);
    history.undo();
    history.undo();
    expect(history.present).toBe('a');
    expect(history.canUndo).toBe(false);
    history.redo();
    history.redo();
    history.redo();
    expect(history.present).toBe('c');
    expect(history.canRedo).toBe(false);
  });

  it('forgets what was undone when something new is done', () => {
    const history = historyOf('a', 'b', 'c');
    history.undo();
    history.push('d');
    expect(history.canRedo).toBe(false);
    history.undo();
    expect(history.present).toBe('b');
  });

  it('makes one step of a drag, and another of the next after settling', () => {
    const history = historyOf('a');
    for (const value of ['1', '2', '3']) history.push(value, 'radius');
    history.settle();
    for (const value of ['4', '5']) history.push(value, 'radius');
    expect(history.present).toBe('5');
    history.undo();
    expect(history.present).toBe('3');
    history.undo();
    expect(history.present).toBe('a');
  });

  it('never merges different drags, nor into the first entry', () => {
    const history = historyOf('a');
    history.push('b', 'radius');
    history.push('c', 'minimum');
    history.undo();
    expect(history.present).toBe('b');
    history.undo();
    history.push('d', 'radius');
    history.undo();
    expect(history.present).toBe('a');
  });

  it('starts anew with another study', () => {
    const history = historyOf('a', 'b');
    history.restart('x');
    expect([history.present, history.canUndo, history.canRedo]).toEqual(['x', false, false]);
  });
});
