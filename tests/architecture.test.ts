import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../src');

/**
 * Who may import whom (docs/architecture.md). A room may also import what lies below the rooms it may import, except the
 * stage rooms: their one door is `study`. Everything may import `model`.
 */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['App', 'ui'],
  App: ['ui', 'state', 'map', 'i18n'],
  ui: ['state', 'study', 'map', 'figures', 'i18n'],
  state: ['study', 'report', 'i18n'],
  api: ['study', 'i18n'],
  cli: ['study', 'report', 'tables', 'map', 'i18n'],
  report: ['figures', 'i18n'],
  map: ['geo', 'stats', 'i18n'],
  figures: ['geo', 'stats', 'i18n'],
  study: ['tables', 'geocode', 'cluster', 'linkage', 'innovation', 'evidence'],
  tables: ['geo', 'stats'],
  geocode: ['geo', 'stats'],
  cluster: ['geo', 'stats'],
  linkage: ['geo', 'stats'],
  innovation: ['geo', 'stats'],
  evidence: ['geo', 'stats'],
  geo: ['model'],
  stats: ['model'],
  i18n: ['model'],
  model: [],
};
const STAGES = ['tables', 'geocode', 'cluster', 'linkage', 'innovation', 'evidence'];

/** Rooms that draw findings may name the types of what they draw, and nothing that runs. */
const TYPES_ONLY: Readonly<Record<string, readonly string[]>> = {
  figures: ['study'],
  map: ['study'],
  report: ['study'],
};

/** Rooms that know no DOM, no framework, no network, no clock and no chance but a seeded one. */
const PURE = ['model', 'geo', 'stats', ...STAGES, 'study', 'figures', 'report', 'i18n'];

/** Which rooms know which packages; a package that is not here is known to nobody yet. */
const PACKAGES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^maplibre-gl/, ['map']],
  [/^terra-draw/, ['map']],
  [/^topojson-/, ['map', 'figures', 'tables']],
  [/^geojson$/, ['map', 'tables', 'geo', 'cluster']],
  [/^@turf\//, ['geo', 'cluster', 'map']],
  [/^d3-delaunay$/, ['geo']],
  [/^d3-scale$/, ['map', 'figures', 'innovation']],
  [/^(papaparse|@e965\/xlsx|fflate|shapefile$)/, ['tables']],
  [/^(flatbuffers|flatgeobuf|hyparquet|@placemarkio|@sqlite\.org)/, ['tables']],
  [/^(@tmcw\/togeojson|@xmldom\/xmldom|proj4)$/, ['tables']],
  [/^(@stdlib\/|ml-matrix|quickselect)/, ['stats']],
  [/^@noble\/hashes/, ['study', 'report']],
  [/^valibot$/, ['geocode', 'study']],
  [/^(comlink|idb-keyval)$/, ['state']],
  [/^(bits-ui|virtua|@lucide\/svelte)/, ['ui']],
  [/^svelte(\/|$)/, ['ui', 'App', 'main.ts']],
  [/^node:/, ['cli', 'api']],
];

interface Import {
  readonly file: string;
  readonly room: string;
  /** Room for a path, else the package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typesOnly: boolean;
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => /\.(ts|svelte)$/.test(path));

function roomOf(path: string): string {
  const [first] = path.split('/');
  return first.replace(/^App(\.svelte)?$/, 'App');
}

/** Code of a file; of a component its scripts. */
function sourceOf(path: string): ts.SourceFile {
  const text = readFileSync(join(SRC, path), 'utf8');
  const code = path.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((found) => found[1]).join('\n')
    : text;
  return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true);
}

function importsOf(path: string): Import[] {
  const found: Import[] = [];
  const add = (to: string, typesOnly: boolean): void => {
    const isPackage = !to.startsWith('.');
    const resolved = relative(SRC, join(dirname(join(SRC, path)), to))
      .split(sep)
      .join('/');
    const target = isPackage ? to : roomOf(resolved);
    found.push({ file: path, room: roomOf(path), target, isPackage, typesOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const clause = node.importClause;
      const named = clause?.namedBindings;
      const eachIsType =
        clause?.name === undefined &&
        named !== undefined &&
        ts.isNamedImports(named) &&
        named.elements.every((element) => element.isTypeOnly);
      add(
        (node.moduleSpecifier as ts.StringLiteral).text,
        clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || eachIsType,
      );
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add((node.moduleSpecifier as ts.StringLiteral).text, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add((node.argument.literal as ts.StringLiteral).text, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add((node.arguments[0] as ts.StringLiteral).text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(sourceOf(path));
  return found;
}

const IMPORTS = FILES.flatMap(importsOf);

/** Rooms that can be reached by arrows. */
function below(room: string, seen = new Set<string>()): Set<string> {
  for (const next of ARROWS[room] ?? [])
    if (!seen.has(next)) {
      seen.add(next);
      below(next, seen);
    }
  return seen;
}

function mayImport({ room, target, typesOnly }: Import): boolean {
  if (target === room || target === 'model') return true;
  if (STAGES.includes(target)) return ARROWS[room].includes(target);
  if (typesOnly && TYPES_ONLY[room]?.includes(target)) return true;
  return below(room).has(target);
}

const told = (imports: readonly Import[]) =>
  imports.map(({ file, target }) => `${file} imports ${target}`);

describe('who may import whom', () => {
  it('sees the imports: of modules, of components, of types and of dynamic ones', () => {
    expect(IMPORTS.length).toBeGreaterThan(300);
    const has = (file: string, target: string) =>
      IMPORTS.some((each) => each.file === file && each.target === target);
    expect(has('ui/map/MapPane.svelte', 'map')).toBe(true);
    expect(has('state/app.svelte.ts', 'study')).toBe(true);
    expect(has('map/map-view.ts', 'maplibre-gl')).toBe(true);
    expect(IMPORTS.some(({ typesOnly }) => typesOnly)).toBe(true);
  });

  it('every room is in the table', () => {
    const unknown = FILES.map(roomOf).filter((room) => !(room in ARROWS));
    expect([...new Set(unknown)].filter((room) => room !== 'app.d.ts')).toEqual([]);
  });

  it('arrows point down only: no room lies below itself', () => {
    const circular = Object.keys(ARROWS).filter((room) => below(room).has(room));
    expect(circular).toEqual([]);
  });

  it('no import goes against the arrows', () => {
    const wrong = IMPORTS.filter((each) => !each.isPackage && each.target in ARROWS);
    expect(told(wrong.filter((each) => !mayImport(each)))).toEqual([]);
  });

  it('no import leaves src, but for the version', () => {
    const outside = IMPORTS.filter((each) => !each.isPackage && !(each.target in ARROWS));
    expect(outside.map(({ file }) => file)).toEqual(['study/files/version.ts']);
  });

  it('the stage rooms never import each other', () => {
    const siblings = IMPORTS.filter(
      ({ room, target }) => room !== target && STAGES.includes(room) && STAGES.includes(target),
    );
    expect(told(siblings)).toEqual([]);
  });

  it('model imports nothing', () => {
    expect(told(IMPORTS.filter(({ room, target }) => room === 'model' && target !== room))).toEqual(
      [],
    );
  });

  it('a package is known only to the rooms whose thing it is', () => {
    const strange = IMPORTS.filter((each) => {
      if (!each.isPackage) return false;
      const rule = PACKAGES.find(([name]) => name.test(each.target));
      return !rule?.[1].includes(each.room);
    });
    expect(told(strange)).toEqual([]);
  });
});

/** Names of the page, of Node, of the clock and of chance. */
const WORLD = new Set([
  'document',
  'window',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'performance',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'process',
  'Buffer',
  'crypto',
  'require',
]);

/** Free uses of a name of the world, of the present time and of Math.random. */
function worldlyUses(path: string): string[] {
  const source = sourceOf(path);
  const own = new Set<string>();
  const uses: string[] = [];
  const collect = (node: ts.Node): void => {
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node);
    if (declares && node.name && ts.isIdentifier(node.name)) own.add(node.name.text);
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (['Math.random', 'Date.now'].includes(node.getText())) uses.push(node.getText());
      return visit(node.expression);
    }
    const isNow =
      ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length;
    if (isNow) uses.push('new Date()');
    const isKey =
      (ts.isPropertyAssignment(node.parent ?? node) ||
        ts.isPropertySignature(node.parent ?? node) ||
        ts.isMethodSignature(node.parent ?? node)) &&
      (node.parent as ts.PropertyAssignment).name === node;
    if (ts.isIdentifier(node) && !isKey && WORLD.has(node.text) && !own.has(node.text))
      uses.push(node.text);
    ts.forEachChild(node, visit);
  };
  collect(source);
  visit(source);
  return uses;
}

describe('what the computing rooms know of the world', () => {
  it('finds such uses where they are', () => {
    expect(worldlyUses('state/start.ts')).toContain('fetch');
    expect(worldlyUses('state/preferences.svelte.ts')).toContain('document');
  });

  it('no page, no Node, no network, no clock, no chance', () => {
    const found = FILES.filter((path) => PURE.includes(roomOf(path))).flatMap((path) =>
      worldlyUses(path).map((name) => `${path} uses ${name}`),
    );
    expect(found).toEqual([]);
  });
});

const SPOKEN = /\p{L}{3,}/u;
const READ_ALOUD = new Set(['aria-label', 'title', 'placeholder', 'alt']);

interface Node {
  readonly type?: string;
  readonly data?: string;
  readonly name?: string;
  readonly value?: unknown;
}

/** Texts that a component writes into the page by itself, not through the catalogue. */
function ownWords(path: string): string[] {
  const { fragment } = parse(readFileSync(join(SRC, path), 'utf8'), { modern: true });
  const words: string[] = [];
  const visit = (node: unknown, counts: boolean): void => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, counts));
    if (typeof node !== 'object' || node === null) return;
    const { type, data, name } = node as Node;
    if (type === 'Text' && counts && SPOKEN.test(data ?? '')) words.push(data!.trim());
    const inside = type === 'Attribute' ? READ_ALOUD.has(name ?? '') : counts;
    for (const [key, value] of Object.entries(node)) if (key !== 'parent') visit(value, inside);
  };
  visit(fragment, true);
  return words;
}

describe('only i18n holds sentences', () => {
  it('no component has words of its own', () => {
    const found = FILES.filter((path) => path.endsWith('.svelte')).flatMap((path) =>
      ownWords(path).map((words) => `${path}: ${words}`),
    );
    expect(found).toEqual([]);
  });

  it('no Japanese stands in the code of the components', () => {
    const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/u;
    const found = FILES.filter((path) => ['ui', 'App'].includes(roomOf(path))).filter((path) => {
      let has = false;
      const visit = (node: ts.Node): void => {
        if (ts.isStringLiteralLike(node) && japanese.test(node.text)) has = true;
        ts.forEachChild(node, visit);
      };
      visit(sourceOf(path));
      return has;
    });
    expect(found).toEqual([]);
  });
});
