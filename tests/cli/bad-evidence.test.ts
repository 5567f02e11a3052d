import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const OUT = folder.at('answer.json');

/** 40 firms; each column is one of the faults that an outcome, a group or a term may have. */
const table = folder.write(
  'faulty.csv',
  [
    'ok,odd,giant,vast,same,words,below,half,inside,alone,nobody,yes,parts,size,twice,triple,municipality',
    ...Array.from({ length: 40 }, (_, i) => {
      const inside = i % 2;
      const size = (i * 7) % 13;
      return [
        (i * 5) % 7,
        (i * i * 7) % 11,
        i === 7 ? '1000000000000000' : i % 3,
        i === 7 ? '1e200' : i % 3,
        4,
        i % 2 ? 'とても多い' : '少ない',
        i === 5 ? -2 : 3 + (i % 4),
        inside === 1 ? '' : (i * 3) % 5,
        inside,
        i === 8 ? 1 : 0,
        0,
        size > 6 ? 1 : 0,
        ((i * 5) % 7) + 0.5,
        size,
        2 * size + 1,
        size + ((i * 5) % 7),
        i % 8,
      ].join(',');
    }),
    '',
  ].join('\n'),
);
const few = folder.write(
  'few.csv',
  [
    'y,a,b,c,d,e',
    ...Array.from({ length: 5 }, (_, i) =>
      [i * i, i, i % 2, (i * 3) % 5, (i * 7) % 4, (i * 2) % 3].join(','),
    ),
    '',
  ].join('\n'),
);

const en = messagesIn('en').evidence.problems;
const compare = (outcome: string, inside = 'inside') => [
  table,
  '--outcome',
  outcome,
  '--inside',
  inside,
  '--draws',
  '99',
];
const fit = (outcome: string, family: string, terms: string) => [
  table,
  '--outcome',
  outcome,
  '--family',
  family,
  '--terms',
  terms,
];

/** What is asked, and the one sentence that is answered: the reason and the way out. */
const REFUSED: readonly [string, readonly string[], string][] = [
  ['a constant outcome', compare('same'), en['outcome-constant']({ value: 4, firms: 40 })],
  [
    'a constant outcome of a model',
    fit('same', 'ols', 'size'),
    en['outcome-constant']({ value: 4, firms: 40 }),
  ],
  ['a text', compare('words'), '少ない'],
  [
    'a negative count',
    fit('below', 'poisson', 'size'),
    en['outcome-negative']({ rows: 1, example: -2 }),
  ],
  [
    'a count that is not whole',
    fit('parts', 'negative-binomial', 'size'),
    en['outcome-not-count']({ rows: 40, example: 0.5 }),
  ],
  [
    'all missing in one group',
    compare('half'),
    en['group-empty']({ group: 'inside', missing: 20 }),
  ],
  [
    'one firm inside',
    compare('ok', 'alone'),
    en['group-too-small']({ group: 'inside', firms: 1, least: 2 }),
  ],
  ['no firm inside', compare('ok', 'nobody'), en['group-empty']({ group: 'inside', missing: 0 })],
  [
    'perfect separation',
    fit('yes', 'logit', 'size'),
    en.separation({ terms: ['size'], instead: 'firth-logit' }),
  ],
  [
    'perfect separation, probit',
    fit('yes', 'probit', 'size'),
    en.separation({ terms: ['size'], instead: 'firth-logit' }),
  ],
  [
    'collinear terms',
    fit('ok', 'ols', 'size,twice'),
    en.collinear({ term: 'twice', others: ['size'] }),
  ],
  [
    'a term that never varies',
    fit('ok', 'ols', 'size,same'),
    en['term-constant']({ term: 'same' }),
  ],
  ['a sum of the terms', fit('triple', 'ols', 'size,ok'), en['perfect-fit']({ firms: 40 })],
  ['a model that does not converge', fit('giant', 'poisson', 'odd,ok'), 'did not converge after'],
  ['values beyond computing', fit('vast', 'ols', 'odd'), 'did not converge after'],
  [
    'more terms than rows',
    [few, '--outcome', 'y', '--family', 'ols', '--terms', 'a,b,c,d,e'],
    en['too-many-terms']({ firms: 5, parameters: 6 }),
  ],
];

describe('shuseki evidence on what has no answer', () => {
  it.each(REFUSED)(
    '%s: the reason and the way out in one line, and no file',
    async (_, asked, sentence) => {
      const answer = await shuseki('evidence', ...asked, '--out', OUT);
      expect(answer.status).toBe(1);
      const said = answer.err.trimEnd().split('\n');
      expect(said.at(-1)).toContain(sentence);
      expect(said.length).toBeLessThanOrEqual(2);
      expect(folder.names('.')).not.toContain('answer.json');
    },
  );
});
