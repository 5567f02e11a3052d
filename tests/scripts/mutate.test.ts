import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { drawn, wilson } from '../../scripts/mutate/draw';
import { ImportGraph } from '../../scripts/mutate/graph';
import { mutantsOf } from '../../scripts/mutate/mutants';
import { createRandom } from '../../src/stats/random';

const ROOT = join(import.meta.dirname, '../..');
const changed = (code: string): string[] =>
  mutantsOf('a.ts', code).map(
    ({ start, end, text }) => code.slice(0, start) + text + code.slice(end),
  );

describe('wrong changes of a file', () => {
  it.each([
    ['a < b;', ['a <= b;']],
    ['a + 1;', ['a - 1;', 'a + 2;']],
    ['a ?? b;', ['(b);']],
    ['!a;', ['a;']],
    ['i++;', ['i--;']],
    ['a ? b : c;', ['a ? c : b;']],
    ['if (a) b = true;', ['if (!(a)) b = true;', 'if (a) b = false;']],
    ['b = Math.min(a, c);', ['b = Math.max(a, c);']],
    ['tell(a);', [';']],
  ])('%s', (code, wanted) => {
    expect(changed(code)).toEqual(wanted);
  });

  it('leave types, imports and words alone', () => {
    expect(changed("import { a } from './a';\ninterface B { readonly c: 1 | true }")).toEqual([]);
    expect(changed("type D = -1;\nconst e = 'x' + f;")).toEqual([]);
  });

  it('of a real file are all TypeScript', () => {
    const code = readFileSync(join(ROOT, 'src/stats/ranks.ts'), 'utf8');
    const all = mutantsOf('ranks.ts', code);
    expect(all.length).toBeGreaterThan(10);
    for (const { start, end, text, before } of all) {
      const whole = code.slice(0, start) + text + code.slice(end);
      const { diagnostics } = ts.transpileModule(whole, { reportDiagnostics: true });
      expect(diagnostics, `${before} -> ${text}`).toEqual([]);
    }
  });
});

describe('what is run', () => {
  it('is drawn by a seed, nothing twice', () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const some = drawn(items, 20, createRandom(7));
    expect(drawn(items, 20, createRandom(7))).toEqual(some);
    expect(new Set(some).size).toBe(20);
    expect(drawn(items, 99, createRandom(7)).sort((a, b) => a - b)).toEqual(items);
  });

  it('are the tests that reach the file', () => {
    const graph = new ImportGraph();
    const at = (path: string) => join(ROOT, path);
    expect(graph.reaches(at('tests/stats/random.test.ts'), at('src/stats/random.ts'))).toBe(true);
    expect(graph.reaches(at('tests/stats/random.test.ts'), at('src/ui/index.ts'))).toBe(false);
  });

  it('gives a share with the interval of Wilson', () => {
    const [low, high] = wilson(8, 10);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
    expect(wilson(0, 0)).toEqual([0, 1]);
  });
});
