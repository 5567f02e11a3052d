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

const INPUT = { name: 'f', path: 'f', sha256: '0', roles: {} };
const BOUNDARY = { id: 'b', name: '', coordinates: [[[[1, 2], [2, 2], [2, 3], [1, 2]]]] }; // prettier-ignore
const POINT = { id: 'F', kind: 'point', lng: 137, lat: 36, errorKm: 1 };

it.each([
  [{ name: 5 }, 'at:name:text'],
  [{ simulated: 'yes' }, 'at:simulated:flag'],
  [{ inputs: {} }, 'at:inputs.firms:missing'],
  [{ inputs: { firms: INPUT, links: [] } }, 'at:inputs.links.name:missing'],
  [{ inputs: { firms: { ...INPUT, roles: { id: ['x'] } } } }, 'at:inputs.firms.roles.id[0]:number'],
  [{ inputs: { firms: { ...INPUT, roles: { id: [1.5] } } } }, 'at:inputs.firms.roles.id[0]:whole'],
  [{ inputs: { firms: { ...INPUT, roles: { id: [-1] } } } }, 'at:inputs.firms.roles.id[0]:range'],
  [{ inputs: { firms: { ...INPUT, encoding: 'ebcdic' } } }, 'at:inputs.firms.encoding:word'],
  [{ inputs: { firms: { ...INPUT, headerRows: [1] } } }, 'at:inputs.firms.headerRows[1]:missing'],
  [{ inputs: { firms: INPUT, areas: [] } }, 'at:inputs.areas:empty'],
  [{ gazetteer: 'towns' }, 'at:gazetteer:object'],
  [{ clusterNames: { __proto__: 1, constructor: 2 } }, 'at:clusterNames:object'],
  [{ boundaries: [{ ...BOUNDARY, coordinates: [[[[1, 2], [2, 2], [3, 3], [4, 4]]]] }] }, 'at:boundaries[0].coordinates[0][0]:ring'], // prettier-ignore
  [{ boundaries: [{ ...BOUNDARY, coordinates: [[[[1, 2], [1, 2]]]] }] }, 'at:boundaries[0].coordinates[0][0]:short'], // prettier-ignore
  [{ boundaries: [BOUNDARY, BOUNDARY] }, 'at:boundaries[1]:twice'],
  [{ fixes: [POINT, { ...POINT, id: 'G', lat: 95 }] }, 'at:fixes[1].lat:range'],
  [{ fixes: [{ id: 'F', kind: 'guess' }] }, 'at:fixes[0].kind:word'],
  [{ rules: [{ text: 'a', means: 'b' }] }, 'at:rules[0].anywhere:missing'],
  [{ codes: [{ column: 'q', codes: [{ value: '1', means: 'perhaps' }] }] }, 'at:codes[0].codes[0].means:word'], // prettier-ignore
  [{ ranges: [{ column: 'q', take: 'middle' }, { column: 'q', take: 'lower' }] }, 'at:ranges[1]:twice'], // prettier-ignore
  [{ capitalUnit: { column: 'c', yen: 7 } }, 'at:capitalUnit.yen:word'],
  [{ selections: [{ name: ' ', firmIds: ['F'] }] }, 'at:selections[0].name:empty'],
  [{ tried: 'often' }, 'at:tried:number'],
])('%j in study.json is refused with its place in words of both languages', (wrong, reason) => {
  const text = JSON.stringify({ shuseki_study: 1, inputs: { firms: INPUT }, ...wrong });
  const read = readStudyFile('s.json', text);
  expect(read).toMatchObject({ ok: false, problem: { facts: { reason } } });
  if (read.ok) return;
  const place = reason.split(':')[1];
  const [ja, en] = (['ja', 'en'] as const).map((language) =>
    describeProblem(read.problem, language),
  );
  expect(ja).toContain(`「${place}」`);
  expect(en).toContain(`“${place}”`);
  expect(ja).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/i);
});

it.each(['study-file-invalid', 'file-unreadable', 'archive-broken', 'layer-unreadable'] as const)(
  '%s holds no sentence of a library',
  (code) => {
    const reason = 'Cannot read properties of undefined (reading x)';
    const said = describeProblem(problem(code, 'error', {}, { reason }), 'ja');
    expect(said).not.toContain('Cannot');
  },
);
