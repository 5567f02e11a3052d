import { expect, it } from 'vitest';
import { describeProblem } from '../../src/i18n';
import { problem } from '../../src/model';
import { readFixesFile, readStudyFile } from '../../src/study';

it.each([
  ['{', /1/],
  ['{\n "shuseki_study": 1,\n x }', /3/],
  ['[]', /オブジェクト/],
  ['{"shuseki_study":1,"inputs":{}}', /「inputs\.firms」がありません/],
])('%j as a study or as fixes is refused in Japanese, with its place', (text, place) => {
  for (const read of [readStudyFile('s.json', text), readFixesFile('s.json', text)]) {
    if (read.ok) continue;
    const said = describeProblem(read.problem, 'ja');
    expect(said).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
    if (read.problem.code === 'study-file-invalid') expect(said).toMatch(place);
  }
});

it.each(['study-file-invalid', 'file-unreadable', 'archive-broken', 'layer-unreadable'] as const)(
  '%s holds no sentence of a library',
  (code) => {
    const reason = 'Cannot read properties of undefined (reading x)';
    const said = describeProblem(problem(code, 'error', {}, { reason }), 'ja');
    expect(said).not.toContain('Cannot');
  },
);
