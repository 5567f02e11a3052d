import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import {
  DEFAULT_MODELS,
  DEFAULT_SETTINGS,
  MODEL_FAMILIES,
  type ModelFamily,
  type ModelSettings,
} from '../../src/model';
import { outlinesOf, replayScript, reportHtml } from '../../src/report';
import { quoteR } from '../../src/report/replay-text';
import { COUNTS, surveyed, type Survey } from '../study/surveyed';
import { hasR, runR } from './r';

const HOSTILE = '<img src=x onerror=alert(1)>"\'&';
const outlines = outlinesOf(
  JSON.parse(
    readFileSync(
      resolve(import.meta.dirname, '../../static/geodata/basemap/japan.topo.json'),
      'utf8',
    ),
  ),
);

async function factsOf(survey: Survey, change = {}) {
  const { session } = await surveyed(survey, undefined, change);
  const facts = await session.ask('reportFacts', {});
  return facts!;
}

describe('the report', () => {
  it('allows no style but its own, which the policy names by its hash, and no script', async () => {
    const html = reportHtml(await factsOf(COUNTS), outlines, 'en');
    const style = /<style>([^]*?)<\/style>/.exec(html)![1];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(`content="default-src 'none'; style-src 'sha256-${hash}';`);
    expect(html).not.toMatch(/unsafe-|\sstyle="/);
  });

  it('is one page without network in which no text from data is markup', async () => {
    const industries = [HOSTILE, '繊維'];
    const facts = await factsOf({ ...COUNTS, industries }, { name: HOSTILE, notes: HOSTILE });
    for (const language of ['ja', 'en'] as const) {
      const html = reportHtml(facts, outlines, language);
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(html).not.toMatch(/<(script|link|iframe|object|embed)/i);
      expect(html).not.toMatch(/\b(?:src|href|xlink:href)="/);
      expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toContain('http:');
      expect(html).not.toMatch(/\bNaN\b|undefined|\[object/);
      expect(reportHtml(facts, outlines, language)).toBe(html);
      const { report } = messagesIn(language);
      for (const heading of [
        ...[report.question, report.findings, report.data, report.map, report.clustersHeading],
        ...[report.comparison, report.models, report.curve, report.methods, report.limits],
        ...[report.notes, report.inputs, report.sources],
      ])
        expect(html).toContain(`<h2>${heading}</h2>`);
      expect(html).toContain(facts.study.inputs.firms.sha256);
      expect(html).not.toContain(report.simulated);
      const { positions } = messagesIn(language);
      expect(html).toContain(`<h2>${positions.title}</h2>`);
      for (const sentence of [positions.twice, positions.limit]) expect(html).toContain(sentence);
      expect(html).toContain(positions.method(200, 50, facts.study.settings.seed));
      for (const source of [
        'Welch 1947',
        'Chung and Romano 2013',
        'Freedman and Lane 1983',
        'Rubin 1987',
      ])
        expect(html).toContain(source);
    }
  });

  it('says that data are simulated, and how many settings were tried', async () => {
    const facts = await factsOf(COUNTS, { simulated: true, tried: 12 });
    const html = reportHtml(facts, outlines, 'en');
    const { report } = messagesIn('en');
    expect(html.split(report.simulated).length).toBeGreaterThan(2);
    expect(html).toContain(report.method.tried(12));
  });

  it('claims no clustered errors where all firms are in one municipality, and nothing held constant where nothing is', async () => {
    const facts = await factsOf(
      { ...COUNTS, oneTown: true },
      {
        settings: {
          ...DEFAULT_SETTINGS,
          clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
          models: { family: 'ols', terms: ['frequency'], groups: 'municipality', resamples: 99 },
        },
      },
    );
    const html = reportHtml(facts, [], 'en');
    expect(html).toContain('90 single firms');
    for (const wrong of ['whole municipalities', 'as above', 'read the clustered', 'controls held'])
      expect(html).not.toContain(wrong);
    expect(reportHtml(facts, [], 'ja')).not.toMatch(/市区町村（90）|統制変数をそろえたとき/);
  });

  it('tells a yes/no in shares of the firms, and small numbers with the digits that count', async () => {
    const facts = await factsOf(
      { outcome: ({ chance }) => (chance < 0.07 ? 3 : 0) },
      {
        settings: {
          ...DEFAULT_SETTINGS,
          clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
          yesNo: true,
          models: { ...DEFAULT_MODELS, resamples: 99 },
        },
      },
    );
    const html = reportHtml(facts, [], 'en');
    const plain = html.replaceAll(/<\/?span[^>]*>/g, '');
    expect(plain).toMatch(/特許件数 &gt; 0: [\d.]+% of the 60 firms inside clusters/);
    expect(plain).not.toContain('average 0.0');
  });

  it('says what could not be answered', async () => {
    const facts = await factsOf({ outcome: () => 1 });
    for (const language of ['ja', 'en'] as const) {
      const m = messagesIn(language);
      const html = reportHtml(facts, outlines, language);
      const refusal = m.evidence.problems['outcome-constant']({ value: 1, firms: 90 });
      expect(html).toContain(refusal);
      expect(html).not.toMatch(/\bNaN\b|undefined/);
    }
    const nothing = { ...facts, outcome: null, evidence: null, models: null };
    const rest = { explanation: null, space: null, specifications: null, positions: null };
    expect(reportHtml({ ...nothing, ...rest }, [], 'en')).toContain(
      messagesIn('en').report.noOutcome,
    );
  });
});

const noR = !hasR('MASS');
const noPscl = noR || !hasR('pscl');

/** None for a good third, and many for a few. */
const twoParts: Survey['outcome'] = ({ contacts, chance }) =>
  chance < 0.35 ? 0 : 1 + Math.floor(((chance * 7919) % 1) ** 3 * 12 + contacts * 0.3);

/** By pscl, whose optimum and errors are looser. */
const BY_PSCL: readonly ModelFamily[] = [
  'zero-inflated-poisson',
  'zero-inflated-negative-binomial',
  'hurdle-poisson',
  'hurdle-negative-binomial',
];

/** An outcome that each family takes. */
const OUTCOMES: Readonly<Record<ModelFamily, Survey['outcome']>> = {
  ols: ({ inside, contacts, chance }) => contacts * 0.3 + (inside ? 0.4 : 0) + chance * 3,
  poisson: ({ contacts, chance }) => Math.round(chance * 3 + contacts * 0.2),
  'negative-binomial': COUNTS.outcome,
  'zero-inflated-poisson': ({ contacts, chance }) =>
    chance < 0.45 ? 0 : Math.round((chance - 0.4) * 7 + contacts * 0.3),
  'zero-inflated-negative-binomial': twoParts,
  'hurdle-poisson': twoParts,
  'hurdle-negative-binomial': twoParts,
  logit: ({ contacts, chance }) => (chance + contacts * 0.05 > 0.6 ? 1 : 0),
  probit: ({ contacts, chance }) => (chance + contacts * 0.05 > 0.6 ? 1 : 0),
  'firth-logit': ({ inside, contacts, chance }) =>
    inside && chance + contacts * 0.05 > 0.8 ? 1 : 0,
  'ordered-logit': ({ contacts, chance }) => 1 + Math.floor((chance + contacts * 0.05) * 3),
  'ordered-probit': ({ contacts, chance }) => 1 + Math.floor((chance + contacts * 0.05) * 3),
};

describe.skipIf(noR)('replay.R (skipped where R with MASS is not installed)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-replay-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function replay(
    family: ModelFamily,
    spoil = (script: string) => script,
    errors: Partial<ModelSettings> = {},
  ) {
    const costs = Array.from({ length: 90 }, (_, i) => String((i * 37) % 23));
    const survey = {
      outcome: OUTCOMES[family],
      industries: ['"金属"', '=繊維', 'b\\n'],
      more: { '年間"費用=1': costs },
    };
    // A scale is a number as it stands: said, since it would be asked about.
    const codes = [{ column: '特許件数', codes: [] }];
    const name = 'survey"\nquit(status = 0)';
    const terms = [
      'proximity',
      'frequency',
      'subcontractor',
      'size',
      'industry',
      'interaction',
    ] as const;
    const { session } = await surveyed(survey, { family, terms, ...errors }, { name, codes });
    const facts = await session.ask('replayFacts', {});
    const csv = await session.ask('export', { name: 'analysis.csv' });
    writeFileSync(join(folder, 'analysis.csv'), csv!.join(''));
    const pairs = await session.ask('export', { name: 'gravity.csv' });
    if (pairs) writeFileSync(join(folder, 'gravity.csv'), pairs.join(''));
    const curve = await session.ask('export', { name: 'specifications.csv' });
    if (curve) writeFileSync(join(folder, 'specifications.csv'), curve.join(''));
    writeFileSync(join(folder, 'replay.R'), spoil(replayScript(facts!)));
    const run = runR(join(folder, 'replay.R'));
    const refused = facts!.models!.models.filter(({ result }) => !result.ok);
    return { ...run, refused };
  }

  it.each(MODEL_FAMILIES.filter((family) => !BY_PSCL.includes(family)))(
    'prints the same numbers: %s',
    async (family) => {
      const { status, stdout, stderr, refused } = await replay(family);
      expect(refused).toEqual([]);
      expect(stdout + stderr).not.toContain('DIFFERENT');
      expect(stdout).toContain('All numbers are the same.');
      expect(stdout.match(/ same$/gm)!.length).toBeGreaterThan(45);
      expect(status).toBe(0);
    },
    60_000,
  );

  it.each(['ols', 'poisson', 'negative-binomial', 'logit', 'ordered-logit'] as const)(
    'prints the same spatial errors where a study chose them: %s',
    async (family) => {
      for (const conleyKernel of ['bartlett', 'uniform'] as const) {
        const chosen = { errors: 'conley', conleyKm: 20, conleyKernel } as const;
        const { status, stdout, stderr, refused } = await replay(family, undefined, chosen);
        expect(refused).toEqual([]);
        expect(stdout + stderr).not.toContain('DIFFERENT');
        expect(/inside, Conley error/.test(stdout)).toBe(family !== 'ordered-logit');
        expect(status).toBe(0);
      }
    },
  );

  // The made firms' density goes so much with being inside that a logit of 90 firms is lost in rounding.
  it.each([
    ['ols', ['density']],
    ['negative-binomial', ['density']],
    ['logit', []],
  ] as const)(
    'prints the same numbers with columns of the person’s own: %s',
    async (family, density) => {
      const { status, stdout, stderr, refused } = await replay(family, undefined, {
        terms: ['proximity', 'frequency', 'subcontractor', ...density],
        densityKm: 60,
        own: [
          { column: '従業員数', as: 'log' },
          { column: '業種', as: 'category', base: 'b\\n' },
          { column: '年間"費用=1', as: 'number' },
        ],
      });
      expect(refused).toEqual([]);
      expect(stdout + stderr).not.toContain('DIFFERENT');
      for (const name of [...density, 'own-log:', 'own-category:', 'own-number:'])
        expect(stdout).toContain(name);
      expect(status).toBe(0);
    },
  );

  it.skipIf(noPscl)(
    'prints the same numbers: zero-inflated-poisson (skipped without pscl)',
    async () => {
      const { stdout } = await replay('zero-inflated-poisson');
      expect(stdout).toContain('All numbers are the same.');
    },
  );

  it.skipIf(noPscl)(
    'prints the same numbers of two parts, the zero part with terms of its own (skipped without pscl)',
    async () => {
      const chosen = {
        terms: ['frequency', 'size'],
        zeroTerms: ['inside', 'frequency'],
      } as const;
      for (const family of ['hurdle-poisson', 'hurdle-negative-binomial'] as const) {
        const { stdout, stderr, refused } = await replay(family, undefined, chosen);
        expect(refused).toEqual([]);
        expect(stdout + stderr).not.toContain('DIFFERENT');
        expect(stdout).toContain('zero part: frequency');
        expect(stdout).not.toContain('zero part: size');
        expect(stdout).toContain('All numbers are the same.');
      }
    },
  );

  it('says where a number differs, and ends with status 1', async () => {
    const { status, stdout } = await replay('ols', (script) =>
      script.replace(/(check\("mean inside", r\$m1, )[\d.]+/, '$1123'),
    );
    expect(stdout).toContain('1 numbers differ.');
    expect(status).toBe(1);
  });
});

describe('texts in replay.R', () => {
  it('can’t end their quotation', () => {
    expect(quoteR('a"b\\c\n')).toBe('"a\\"b\\\\c\\u{a}"');
    expect(quoteR('日')).toBe('"\\u{65e5}"');
  });
});
