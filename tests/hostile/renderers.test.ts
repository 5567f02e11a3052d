import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { distributionFigure } from '../../src/figures/distribution-figure';
import { figureSheet, sheetFile } from '../../src/figures/sheet';
import { element, fileNameOf, label, svgText } from '../../src/figures/svg';
import { tableText } from '../../src/figures/table-text';
import { messagesIn } from '../../src/i18n';
import { withinXml } from '../../src/model';
import { paragraph, tag } from '../../src/report/markup';
import { check, comment, quoteR } from '../../src/report/replay-text';
import { tablesHtml, tablesLatex, tablesRows } from '../../src/report/write-tables';
import { plainFileName } from '../../src/study';
import { qgisProject } from '../../src/tables/vector/qgis-project';
import { layerStyle } from '../../src/tables/vector/qgis-style';
import { FORMULA, HOSTILE, KINDS, TRACE, writable } from './texts';
import { xmlFault } from './xml-fault';

const m = messagesIn('en');
const tableWith = (text: string) => ({
  title: text,
  head: [text, text, 'x'],
  rows: [
    [text, text, '1'],
    ['plain', '2', text],
  ],
  note: text,
  errorRows: new Set<number>(),
});

/** Names of the elements that a page has, in their order, and of their attributes. */
const skeleton = (html: string) =>
  Array.from(html.matchAll(/<(\/?[^\s>]*)((?:[^>"]|"[^"]*")*)>/g), ([, name, rest]) => [
    name,
    ...Array.from(rest.matchAll(/\s([\w-]+)="/g), ([, attribute]) => attribute),
  ]);

describe.each(KINDS)('%s', (kind) => {
  const text = HOSTILE[kind];

  it('is text in the report and its tables as a page', () => {
    const page = (of: string) =>
      tablesHtml([tableWith(of)], 'en', m) + tag('p', of, { title: of }).text + paragraph(of)!.text;
    expect(skeleton(page(text))).toEqual(skeleton(page('x')));
  });

  it('is text in LaTeX: the same commands, groups and columns as of any word', () => {
    const bare = (of: string) =>
      tablesLatex([tableWith(of)])
        .replaceAll(/\\text(backslash|ascii\w+|less|greater)\{\}|\\[{}$&#%_]|\$-\$/g, '')
        .replaceAll(/^\{([[*])\}/gm, '$1')
        .replaceAll(/[^\\{}$&#%_^~\n]/g, '');
    expect(bare(text)).toBe(bare('x'));
    expect(tablesLatex([tableWith(text)])).not.toMatch(/(\\\\|rule)\s*\n\s*[[*]/);
  });

  it('is text in a figure and its sheet', () => {
    const groups = [Float64Array.of(0, 1, 2, 2), Float64Array.of(0, 0, 1)] as const;
    const words = {
      title: text,
      description: text,
      language: 'en' as const,
      source: [text],
      mark: text,
    };
    const sheet = sheetFile(figureSheet(distributionFigure(text, ...groups, m), words), {
      unit: 'px',
      width: 688,
    });
    const small = svgText(element('g', { id: text }, [label(text, 1, 2)]));
    for (const svg of [sheet, small]) {
      expect(xmlFault(svg)).toBeNull();
      expect(svg).not.toMatch(/<(img|script|b|i|x)\b|\son\w+="/);
    }
  });

  it('is text in what QGIS is given', () => {
    const look = {
      layer: 'firms',
      visible: true,
      field: text,
      column: { title: text, values: [0] },
      classes: [
        {
          value: text,
          label: text,
          symbol: { kind: 'marker' as const, fill: '#000000', stroke: null, strokeMm: 0 },
        },
      ],
      label: { field: text, colour: '#111111', halo: '#ffffff', sizePt: 8 },
    };
    const titles = { title: text, fields: new Map([[text, text]]) };
    const map = {
      ...{ title: text, heading: text, credits: [text], background: '#ffffff' },
      ...{ bounds: [135, 35, 136, 36] as const, layers: [look] },
    };
    const project = qgisProject(`${plainFileName(text)}.gpkg`, map, [
      { look, titles, geometry: 'Point' },
    ]);
    for (const xml of [layerStyle(look, titles), project]) {
      expect(xmlFault(xml.replace(/<!DOCTYPE[^>]*>/, ''))).toBeNull();
      expect(xml).not.toMatch(/<(img|script|b|i|x)\b/);
    }
  });

  it('is no formula on its way to a spreadsheet', () => {
    const copied = tableText({ head: [text], rows: [[text]] });
    expect(copied.split(/[\t\n]/)).toHaveLength(2);
    for (const cell of copied.split('\n'))
      expect(cell === '+1+1' || FORMULA.test(cell)).toBe(false);
    expect(tablesRows([tableWith(text)], m).flat()).toContain(text.replaceAll('\u200b', ''));
  });

  it('is a name of a file, in its folder', () => {
    for (const name of [`${plainFileName(text)}.zip`, `${fileNameOf(text)}.svg`]) {
      expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}]|^\.\./u);
      expect(Buffer.byteLength(name)).toBeLessThan(255);
    }
    expect(plainFileName(text)).not.toMatch(/^(con|nul|aux)$|^[\s.]|[\s.]$/i);
  });
});

const noR = spawnSync('Rscript', ['-e', '1']).status !== 0;
const folder = mkdtempSync(join(tmpdir(), 'shuseki-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.skipIf(noR)(
  'R reads every text as it is, and runs none (skipped where R is not installed)',
  () => {
    const hex = (text: string) => Buffer.from(writable(text).replaceAll('\0', '')).toString('hex');
    const script = KINDS.flatMap((kind) => [
      comment(HOSTILE[kind]),
      `x <- ${quoteR(HOSTILE[kind])}`,
      `cat(paste(as.character(charToRaw(enc2utf8(x))), collapse = ""), "\\n", sep = "")`,
      check(HOSTILE[kind], '1', 1),
    ]);
    const lines = ['check <- function(name, got, expected) stopifnot(got == expected)', ...script];
    writeFileSync(join(folder, 'texts.R'), `${lines.join('\n')}\n`);
    const run = spawnSync('Rscript', [join(folder, 'texts.R')], { encoding: 'utf8', cwd: folder });
    expect(run.stderr).toBe('');
    expect(run.stdout.trimEnd().split('\n')).toEqual(KINDS.map((kind) => hex(HOSTILE[kind])));
    expect(readdirSync(folder)).not.toContain(TRACE);
  },
);

it('XML is found to be broken where it is', () => {
  expect(xmlFault('<a>]]></a>')).not.toBeNull();
  expect(xmlFault('<a>\u0001</a>')).not.toBeNull();
  expect(xmlFault('<a><b></a>')).not.toBeNull();
  expect(xmlFault(`<a>${withinXml('\u0001\ufffe')}</a>`)).toBeNull();
});
