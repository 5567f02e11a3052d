import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { withinXml } from '../../src/model';
import { readArchive } from '../../src/study';
import { readTable } from '../../src/tables';
import { Folder, shuseki } from '../cli/terminal';
import { hostileStudy, type StudyText } from './made';
import { firmName, institutionName, MEASURE, PER_KIND } from './study';
import { FORMULA, HOSTILE, KINDS, TRACE, writable } from './texts';
import { xmlFault } from './xml-fault';
import { hasR, runR } from '../report/r';

const FORMATS = ['gpkg', 'fgb', 'parquet', 'shp', 'shp-cp932', 'kml', 'csv'];
const folder = new Folder();
const bytesOf = (name: string) => new Uint8Array(readFileSync(folder.at(`out/${name}`)));

let study = '';
let said = '';

beforeAll(async () => {
  study = await hostileStudy(folder);
  mkdirSync(folder.at('out'));
  const answer = await shuseki(
    ...['run', study, '--out', folder.at('out'), '--format', FORMATS.join(',')],
    ...['--zip', folder.at('out/all.zip'), '--save', folder.at('out/one.shuseki')],
    ...['--resamples', '99'],
  );
  expect(answer.status, answer.err).toBe(0);
  said = answer.err;
}, 600_000);

/** A file's cells by column, in the order of its rows. */
async function columnsIn(name: string, sheet?: string): Promise<Map<string, readonly string[]>> {
  const read = await readTable(name, bytesOf(name), sheet ? { sheet } : {});
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.problem)}`);
  return new Map(read.value.header.map((title, c) => [title, read.value.columns[c]]));
}

/** Firms of each kind have its name, and its own column has its text in their rows alone. */
function expectFirms(
  columns: ReadonlyMap<string, readonly string[]>,
  held: (text: string) => string = writable,
): void {
  const lists = [...columns.values()];
  const names = lists.find(([first]) => first === held(firmName(KINDS[0], 0)))!;
  expect(names).toHaveLength(KINDS.length * PER_KIND);
  KINDS.forEach((kind, k) => {
    for (let n = 0; n < PER_KIND; n++)
      expect(names[k * PER_KIND + n], kind).toBe(held(firmName(kind, n)));
    const text = held(HOSTILE[kind]);
    const isOwn = (cells: readonly string[]) =>
      cells.every((cell, row) => cell === (Math.floor(row / PER_KIND) === k ? text : ''));
    expect(lists.some(isOwn), `the column of ${kind}`).toBe(true);
  });
}

describe('every hostile text, through every file of the terminal', () => {
  it('leaves no trace of having run, and can’t steer the terminal that warns of it', () => {
    expect(existsSync(folder.at(`out/${TRACE}`)) || existsSync(TRACE)).toBe(false);
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
    for (const line of said.trimEnd().split('\n')) expect(line).toMatch(/^shuseki: /);
  });

  it.each(['firms', 'clusters', 'institutions', 'links'])('GeoJSON: %s', (layer) => {
    const { features } = JSON.parse(folder.read(`out/${layer}.geojson`)) as {
      features: { properties: Record<string, unknown> }[];
    };
    const texts = new Set(features.flatMap(({ properties }) => Object.values(properties)));
    for (const kind of KINDS) {
      const text = {
        firms: firmName(kind, 0),
        clusters: HOSTILE[kind],
        institutions: institutionName(kind),
        links: HOSTILE[kind],
      }[layer]!;
      // A name of spaces is no name; ties of ids that are one without their spaces are left out, and told.
      const isOne = layer === 'links' && /^\s|[=＝]1\+1$/.test(text);
      if (text.trim() !== '' && !isOne) expect(texts.has(writable(text)), kind).toBe(true);
    }
  });

  it.each(['firms.geojson', 'firms.fgb', 'firms.parquet', 'study.gpkg'])(
    'firms and their columns are read from %s as they were given',
    async (name) => {
      // Those that read UTF-8 take a mark at the beginning of a text for what it is elsewhere.
      const held = (text: string) =>
        name.endsWith('json') ? writable(text) : writable(text).replace(/^\ufeff/, '');
      expectFirms(await columnsIn(name, name.endsWith('gpkg') ? 'firms' : undefined), held);
    },
  );

  it('CSV for Excel has one row a firm and no formula, and is read back as it was', async () => {
    expectFirms(await columnsIn('firms-excel.csv'), (text) => writable(text).replaceAll('\0', ''));
    for (const name of readdirSync(folder.at('out')).filter((file) => file.endsWith('.csv'))) {
      const text = folder.read(`out/${name}`).replace(/^\ufeff/, '');
      const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\r\n' });
      expect(errors, name).toEqual([]);
      const rows = data.slice(0, -1);
      expect(new Set(rows.map(({ length }) => length)).size, name).toBe(1);
      const formulas = rows
        .flat()
        .filter((cell) => FORMULA.test(cell) && !/^[+-]\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell));
      expect(formulas, name).toEqual([]);
      expect(text, name).not.toContain('\0');
    }
  });

  it('KML is whole XML, with every name as text', () => {
    const text = folder.read('out/study.kml');
    expect(xmlFault(text)).toBeNull();
    const names = new Set(
      Array.from(
        new DOMParser().parseFromString(text, 'text/xml').getElementsByTagName('name'),
        (element) => element.textContent,
      ),
    );
    // As XML reads ends of lines.
    const lines = (name: string) =>
      withinXml(name).replaceAll(/\r\n|[\r\u0085\u2028\u2029]/g, '\n');
    for (const kind of KINDS)
      expect(names.has(firmName(kind, 0)) || names.has(lines(firmName(kind, 0))), kind).toBe(true);
  });

  it.each(['study-shp.zip', 'study-shp-cp932.zip'])(
    '%s holds files of plain names, and rows as many',
    async (name) => {
      const entries = unzipSync(bytesOf(name));
      for (const entry of Object.keys(entries))
        expect(entry).toMatch(/^[a-z]+\.(shp|shx|dbf|prj|cpg|csv)$/);
      const read = await readTable(name, bytesOf(name), { sheet: 'firms' });
      if (!read.ok) throw new Error(JSON.stringify(read.problem));
      expect(read.value.rowCount).toBe(KINDS.length * PER_KIND);
      expect(new Set(read.value.header).size).toBe(read.value.header.length);
    },
  );

  it('tables.tex has no command of the data, and rows as wide as their tables', () => {
    const text = folder.read('out/tables.tex');
    const commands = new Set(text.match(/\\[A-Za-z]+/g));
    expect([...commands].sort()).toEqual(
      [
        ...['\\begin', '\\bottomrule', '\\caption', '\\centering', '\\end', '\\footnotesize'],
        ...['\\midrule', '\\par', '\\textasciicircum', '\\textasciitilde', '\\textbackslash'],
        ...['\\textgreater', '\\textless', '\\toprule', '\\usepackage'],
      ].sort(),
    );
    const bare = text.replaceAll(/\\[{}$&#%_]/g, '');
    expect(bare.split('{').length).toBe(bare.split('}').length);
    expect(bare.split('\n').slice(1).join('\n')).not.toMatch(/[#%_^~]/);
    expect(bare.replaceAll('$-$', '')).not.toContain('$');
    // What begins a row would be an option of the command before it.
    expect(text).not.toMatch(/(\\\\|rule)\s*\n\s*[[*]/);
    expect(text).toContain('{[}2cm] x');
    expect(text).toContain('{*} x');
    for (const block of text.split('\\begin{tabular}').slice(1)) {
      const width = /^\{(l?r*|lr*)\}/.exec(block)![1].length;
      const table = block.slice(0, block.indexOf('\\end{tabular}'));
      for (const line of table.split('\n').filter((one) => one.endsWith(' \\\\')))
        expect(line.replaceAll('\\&', '').split(' & '), line).toHaveLength(width);
    }
  });

  it('replay.R is run with no call but its own, and finds the same numbers', () => {
    const script = folder.read('out/replay.R');
    expect(script).not.toMatch(/^\s*file\.create/m);
    if (!hasR('MASS')) return;
    const run = runR(folder.at('out/replay.R'));
    expect(run.stdout + run.stderr).not.toContain('DIFFERENT');
    expect(run.stderr).toBe('');
    expect(run.stdout).toContain('All numbers are the same.');
    expect(run.status).toBe(0);
    expect(existsSync(folder.at(`out/${TRACE}`))).toBe(false);
  });

  it('findings.json and study.json are JSON with names as they are', () => {
    const findings = folder.read('out/findings.json');
    for (const kind of KINDS)
      if (HOSTILE[kind].trim() !== '')
        expect(findings, kind).toContain(JSON.stringify(writable(HOSTILE[kind])));
    expect(() => JSON.parse(findings) as unknown).not.toThrow();
    const again = JSON.parse(folder.read('out/study.json')) as { clusterNames: object };
    const before = JSON.parse(readFileSync(study, 'utf8')) as { clusterNames: object };
    expect(again.clusterNames).toEqual(before.clusterNames);
  });

  it('one.shuseki opens as the study, and everything as one archive has no path out of its folder', () => {
    const opened = readArchive('one.shuseki', bytesOf('one.shuseki'));
    if (!opened.ok || !opened.value) throw new Error('no archive');
    const { name, notes, clusterNames } = opened.value.study;
    const {
      name: given,
      notes: noted,
      clusterNames: named,
    } = JSON.parse(readFileSync(study, 'utf8')) as StudyText;
    expect({ name, notes, clusterNames: { ...clusterNames } }).toEqual({
      name: given,
      notes: noted,
      clusterNames: named,
    });
    for (const entry of Object.keys(unzipSync(bytesOf('all.zip')))) {
      expect(entry).not.toMatch(/^[/\\]|\.\.[/\\]|[:\\]/);
      expect(entry).not.toMatch(/[\p{Cc}<>"|?*]/u);
      expect(new TextEncoder().encode(entry).length).toBeLessThan(255);
    }
  });

  it('a study to give away has none of the names, and runs', async () => {
    const shared = await shuseki('share', study, '--out', folder.at('shared'));
    expect(shared.status, shared.err).toBe(0);
    const texts = readdirSync(folder.at('shared')).map((name) => folder.read(`shared/${name}`));
    for (const kind of KINDS) expect(texts.join('\n'), kind).not.toContain(firmName(kind, 0));
    const rerun = await shuseki(
      ...['run', folder.at('shared/study.json'), '--out', folder.at('rerun'), '--no-report'],
    );
    expect(rerun.status, rerun.err).toBe(0);
  });
});

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;

describe.skipIf(!hasGdal)('the same files in GDAL (skipped where it is not installed)', () => {
  it.each(['study.gpkg', 'firms.fgb', 'study.kml', 'firms.geojson'])('%s', (name) => {
    const read = spawnSync(
      'ogr2ogr',
      ['-f', 'GeoJSON', '/vsistdout/', folder.at(`out/${name}`), 'firms'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    expect(read.status, read.stderr.slice(0, 500)).toBe(0);
    const { features } = JSON.parse(read.stdout) as { features: unknown[] };
    expect(features).toHaveLength(KINDS.length * PER_KIND);
  });
});

it('the measure is named as it was given', () => {
  expect(folder.read('out/findings.json')).toContain(JSON.stringify(MEASURE));
});
