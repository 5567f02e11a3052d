import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';
import { hasR, runR } from '../report/r';

const folder = new Folder();
/** 40 firms near each other and 40 apart; every eleventh has no weight, the fifth has 0. */
function table(name: string, weightOf: (i: number) => string): string {
  return folder.write(
    name,
    [
      'id,lon,lat,products,size,w',
      ...Array.from({ length: 80 }, (_, i) => {
        const at = i % 40;
        const place =
          i < 40 ? `${136.2 + at * 1e-4},35.95` : `${138 + (at % 8) * 0.3},${36 + at * 0.05}`;
        return `f${i},${place},${(i * 7) % 5},${3 + ((i * 11) % 60)},${weightOf(i)}`;
      }),
      '',
    ].join('\n'),
  );
}
const firms = table('firms.csv', (i) => (i % 11 === 0 ? '' : i === 5 ? '0' : String(1 + (i % 7))));
const even = table('even.csv', () => '4');

const run = (list: string, out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--firms', list, '--lon', 'lon', '--lat', 'lat', '--outcome', 'products'],
    ...['--radius-km', '2', '--min-firms', '5', '--out', folder.at(out), '--language', 'en'],
    ...['--resamples', '99'],
    ...more,
  );

interface Compared {
  evidence: { comparison: Record<string, { mean: number }> & { difference: number } };
}
const comparedIn = (out: string) =>
  (folder.json(`${out}/findings.json`) as unknown as Compared).evidence.comparison;

const hasSurvey = hasR('survey');

describe('run with survey weights', () => {
  it('uses them, and says so wherever it does not', async () => {
    const ran = await run(firms, 'weighted', '--survey-weights', 'w', '--errors', 'hc1');
    expect(ran.err).toContain('Survey weights: column “w”');
    expect(ran.err).toContain('8 firms without a weight are left out');
    expect(ran.status).toBe(0);
    const study = folder.json('weighted/study.json') as unknown as {
      inputs: { firms: { roles: Record<string, number[]> } };
    };
    expect(study.inputs.firms.roles.survey_weight).toEqual([5]);
    expect(comparedIn('weighted').weighted).toMatchObject({ without_weight: 8, weight_zero: 1 });
    const report = folder.read('weighted/report.html');
    for (const words of [
      'by the survey weights, with design-based errors',
      'effective sample size',
      'Welch’s t, unweighted',
      'Effective sample size (Kish)',
      'weighted pseudo-likelihood',
    ])
      expect(report).toContain(words);
    // Like firms, the distribution, neighbours and the specification curve.
    const unused = report.split('Survey weights are not used here').length - 1;
    expect(unused).toBe(4);
    expect(report).not.toContain('AIC</');
    expect(folder.read('weighted/analysis.csv')).toMatch(
      /lng,lat,survey_weight,neighbours,definitions\r\n/,
    );
  });

  it.skipIf(!hasSurvey)('is repeated by R (skipped where it has no survey package)', async () => {
    if (!folder.names().includes('weighted'))
      await run(firms, 'weighted', '--survey-weights', 'w', '--errors', 'hc1');
    const replayed = runR(folder.at('weighted/replay.R'));
    expect(replayed.stdout).toMatch(/\n[1-9]\d+ of the numbers need the package survey\./);
    expect(replayed.stdout).toContain('All numbers are the same.');
    expect(replayed.status).toBe(0);
  });

  it('gives the difference without weights where all are equal', async () => {
    await run(even, 'even', '--survey-weights', 'w', '--no-report');
    await run(even, 'plain', '--no-report');
    const [weighted, plain] = [comparedIn('even').weighted, comparedIn('plain')];
    expect(weighted).toMatchObject({ difference: plain.difference, effective_n: 80 });
    expect(plain).not.toHaveProperty('weighted');
  });

  it.each([
    ['negative ones', (i: number) => (i === 3 ? '-2' : '1'), 'can’t be negative (for example -2'],
    ['none above 0', () => '0', 'No firm has a survey weight above 0'],
    ['text', () => 'heavy', 'No firm has a survey weight above 0'],
  ])('refuses %s in one sentence', async (name, weightOf, said) => {
    const bad = table(`${name}.csv`, weightOf);
    const ran = await run(bad, 'refused', '--survey-weights', 'w');
    expect(ran.err).toContain(said);
    expect(ran.status).toBe(1);
    expect(folder.names()).not.toContain('refused');
  });

  it('names a column that is not there', async () => {
    const ran = await run(firms, 'refused', '--survey-weights', 'heft');
    expect(ran.err).toContain('heft');
    expect(ran.status).not.toBe(0);
  });
});

describe('evidence with survey weights', () => {
  const list = folder.write(
    'sides.csv',
    ['y,inside,w,t', '3,1,2,x', '4,1,1,y', '1,0,3,z', '2,0,1,1', '5,1,,2', '2,0,0,3', ''].join(
      '\n',
    ),
  );
  const ask = (...more: string[]) =>
    shuseki(
      ...['evidence', list, '--outcome', 'y', '--out', folder.at('answer.json')],
      ...['--language', 'en', ...more],
    );

  it('compares and fits by them', async () => {
    expect((await ask('--inside', 'inside', '--survey-weights', 'w')).status).toBe(0);
    const compared = folder.json('answer.json') as Record<string, unknown>;
    expect(compared.weighted).toMatchObject({
      inside: { mean: 3.333333333, effective_n: 1.8 },
      outside: { mean: 1.25 },
      difference: 2.083333333,
      df: 2,
      without_weight: 1,
      weight_zero: 1,
    });
    await ask('--family', 'ols', '--terms', 'inside', '--survey-weights', 'w');
    const fitted = folder.json('answer.json') as { terms: { estimate: number }[] };
    expect(fitted).toMatchObject({ n: 4, robust: 'design', aic: null });
    expect(fitted.terms[1].estimate).toBe(2.083333333);
  });

  it('refuses families without weights, and text', async () => {
    const family = ['--family', 'ordered-logit', '--terms', 'inside', '--survey-weights', 'w'];
    expect((await ask(...family)).err).toContain('not available with this model (ordered logit)');
    const text = await ask('--inside', 'inside', '--survey-weights', 't');
    expect(text.err).toContain('"x" is not a number');
    expect(text.status).toBe(1);
  });
});
