import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';
import { hasR, runR } from '../report/r';

const folder = new Folder();
const answers = JSON.parse(
  readFileSync(new URL('../reference/spatial-answers.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, { spatial: number; terms: Record<string, number> }>>;

const COSINE = Math.cos((35.03 * Math.PI) / 180);

/** The reference firms of a set on about 11 by 7 km, so that the six nearest are those of R. */
function firmsOf(set: string): string {
  const text = readFileSync(new URL('../reference/spatial.csv', import.meta.url), 'utf8');
  const [, ...rows] = text.trim().split('\n');
  const lines = rows
    .map((line) => line.split(','))
    .filter(([own]) => own === set)
    .map(([, x, y, ...cells], i) =>
      // A hundredth of the plane's size, as long both ways at 35° north.
      [`f${i}`, 135 + Number(x) / 1000 / COSINE, 35 + Number(y) / 1000, ...cells].join(','),
    );
  return folder.write(
    `${set}.csv`,
    ['id,lon,lat,size,inside,distance,industry,sales', ...lines, ''].join('\n'),
  );
}
const firms = firmsOf('made');
const isR = hasR();

const evidence = (name: string, ...more: string[]) =>
  shuseki(
    ...['evidence', firms, '--outcome', 'sales', '--out', folder.at(`${name}.json`)],
    ...['--errors', 'classical', '--language', 'en'],
    ...more,
  );
const LEAST_SQUARES = ['--family', 'ols', '--terms', 'inside,size,distance,industry'];

interface Answer {
  readonly spatial_model: {
    readonly form: string;
    readonly n: number;
    readonly spatial: { readonly estimate: number };
    readonly terms: readonly { name: string; of: string; estimate: number }[];
    readonly tests: { readonly points_to: string };
  };
}

describe('evidence --spatial', () => {
  it.each(['lag', 'error', 'durbin'])('fits the model of R: %s', async (form) => {
    const done = await evidence(form, ...LEAST_SQUARES, '--spatial', form, '--neighbours', '6');
    expect(done.status).toBe(0);
    const found = (folder.json(`${form}.json`) as unknown as Answer).spatial_model;
    expect(found.form).toBe(form);
    expect(found.n).toBe(300);
    expect(found.tests.points_to).toBe('lag');
    const known = answers.made[form];
    expect(found.spatial.estimate).toBeCloseTo(known.spatial, 6);
    for (const { name, of, estimate } of found.terms)
      expect(estimate).toBeCloseTo(known.terms[of === 'firm' ? name : `lag.${name}`], 6);
  });

  it.each([
    [1, [...LEAST_SQUARES, '--spatial', 'lag', '--neighbours-km', '0.3'], 'have no neighbour'],
    [1, ['--family', 'poisson', '--terms', 'inside', '--spatial', 'lag'], 'whole number'],
    [2, ['--spatial', 'lag', '--inside', 'inside'], '--spatial needs --family'],
    [2, [...LEAST_SQUARES, '--spatial', 'sar'], 'lag, error, durbin, slx'],
    [2, [...LEAST_SQUARES, '--neighbours', '4'], '--neighbours needs --spatial'],
    [
      2,
      [...LEAST_SQUARES, '--spatial', 'lag', '--neighbours', '4', '--neighbours-km', '4'],
      "don't go together",
    ],
  ] as const)('refuses with status %i: %j', async (status, options, sentence) => {
    const done = await evidence('refused', ...options);
    expect(done.status).toBe(status);
    expect(done.err).toContain(sentence);
  });

  it('refuses a family that is not linear, and says what to choose', async () => {
    const done = await shuseki(
      ...['evidence', firms, '--outcome', 'inside', '--out', folder.at('logit.json')],
      ...['--family', 'logit', '--terms', 'size', '--spatial', 'lag', '--language', 'en'],
      ...['--errors', 'classical'],
    );
    expect(done.status).toBe(1);
    expect(done.err).toContain('Choose least squares');
  });
});

describe('run --spatial', () => {
  const run = (name: string, ...more: string[]) =>
    shuseki(
      ...['run', '--firms', firms, '--outcome', 'sales', '--out', folder.at(name)],
      ...['--radius-km', '0.3', '--min-firms', '4', '--no-report', ...more],
    );
  const found = (name: string) =>
    (folder.json(`${name}/findings.json`) as unknown as Answer).spatial_model;

  it('writes the model of the study’s own terms to findings.json and keeps the choice', async () => {
    const done = await run('kept', '--spatial', 'lag', '--neighbours', '6', '--family', 'ols');
    expect(done.status).toBe(0);
    expect(found('kept')).toMatchObject({ form: 'lag', n: 300, regression: 'with' });
    const { settings } = folder.json('kept/study.json') as unknown as {
      settings: Record<string, unknown>;
    };
    expect(settings).toMatchObject({
      spatialModel: 'lag',
      weights: { kind: 'nearest', neighbours: 6 },
    });
  });

  it.each(['durbin', 'slx'])('reports it, and replay.R repeats it: %s', async (form) => {
    const done = await shuseki(
      ...['run', '--firms', firms, '--outcome', 'sales', '--out', folder.at(form)],
      ...['--radius-km', '0.3', '--min-firms', '4', '--family', 'ols', '--spatial', form],
      ...['--neighbours', '6', '--language', 'en', '--resamples', '99'],
    );
    expect(done.status).toBe(0);
    for (const name of ['report.html', 'tables.csv', 'tables.html', 'tables.tex'])
      expect(folder.read(`${form}/${name}`)).toContain('On all others together');
    expect(folder.read(`${form}/report.html`)).toContain('LeSage and Pace 2009');
    if (!isR) return;
    const replay = runR(folder.at(`${form}/replay.R`));
    expect(replay.stdout).toContain('All numbers are the same.');
    if (form === 'slx') {
      expect(replay.stdout).toMatch(/neighbours: inside, error .* same/);
      expect(replay.stdout).not.toContain('package spatialreg');
    } else expect(replay.stdout).toMatch(/\n[1-9]\d of the numbers need the package spatialreg/);
  });

  it('says why there is none, and writes all else', async () => {
    const done = await run('none', '--spatial', 'lag', '--neighbours-km', '0.3', '--family', 'ols');
    expect(done.status).toBe(0);
    expect(done.err).toContain('have no neighbour');
    expect(found('none')).toMatchObject({ form: 'lag', refused: { code: 'spatial-isolated' } });
  });
});
