/**
 * `npm run licences`: the parts that ship and their licences as CycloneDX 1.6 in build/parts.cdx.json, by the imports of src and package-lock.json. Ends with status 1 where a part's licence
 * is none of those that a program under MIT may carry, or is not said.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './setup.mjs';

/** SPDX names of licences whose parts may ship with this program. */
const KNOWN = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  // Boost's, and Eclipse's distribution licence, which is the BSD's of three clauses.
  'BSL-1.0',
  'EDL-1.0',
]);

/** Parts whose manifest says none, or no SPDX name: what the licence file in the package says. */
const BY_ITS_FILE = {
  arc: 'BSD-2-Clause',
  'splaytree-ts': 'BSD-3-Clause',
  'svelte-toolbelt': 'MIT',
};

/** The licence of a part as its own package says it; older ones have an object or a list. */
export function licenceOf({ license, licenses }) {
  const said = license ?? licenses;
  const names = (Array.isArray(said) ? said : [said]).map((one) => one?.type ?? one);
  return names.every((name) => typeof name === 'string') ? names.join(' AND ') : '';
}

/** `A OR B` needs one that is known, `A AND B` both. */
export function isKnown(expression) {
  const plain = expression.replace(/[()]/g, '').trim();
  if (plain === '') return false;
  return plain
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((name) => KNOWN.has(name)));
}

/** Packages that the sources name. Those for types and tests alone are not among them. */
function named(folder) {
  const found = new Set();
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.(ts|svelte)$/.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, type, from, , alone] of text.matchAll(IMPORT)) {
      const name = from ?? alone;
      if (!type && !name.startsWith('node:'))
        found.add(name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
    }
  }
  return found;
}

const IMPORT =
  /\b(?:import|export)\b(\s+type\b)?[^'";]*?\bfrom '([^.'][^']*)'|\bimport\(?\s*(?!type)()'([^.'][^']*)'/g;

/** Where the lock file has what a package finds under this name: in its own folder first, then further out. */
function placeOf(lock, from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${folder && `${folder}/`}node_modules/${name}`;
    if (lock.packages[path]) return path;
    if (folder === '') return null;
  }
}

/** What the sources name, with all that it needs, in the order of the names. */
export function parts(lock, roots) {
  const paths = new Set();
  const add = (from, name) => {
    const path = placeOf(lock, from, name);
    if (!path || paths.has(path)) return;
    paths.add(path);
    for (const inner of Object.keys(lock.packages[path].dependencies ?? {})) add(path, inner);
  };
  for (const name of roots) add('', name);
  return [...paths]
    .map((path) => {
      const { version, integrity } = lock.packages[path];
      const manifest = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
      return {
        name: manifest.name,
        version,
        integrity,
        licence: BY_ITS_FILE[manifest.name] ?? licenceOf(manifest),
      };
    })
    .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

function component({ name, version, integrity, licence }) {
  const purl = `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
  const [algorithm, digest] = integrity?.split(' ')[0].split(/-(.*)/s) ?? [];
  const hashes =
    algorithm === 'sha512'
      ? [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }]
      : [];
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    hashes,
    licenses: licence === '' ? [] : [{ expression: licence }],
  };
}

function main() {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const all = parts(lock, named(join(ROOT, 'src')));
  const unknown = all.filter(({ licence }) => !isKnown(licence));
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        name: lock.name,
        version: lock.version,
        licenses: [{ expression: 'MIT' }],
      },
    },
    components: all.map(component),
  };
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  writeFileSync(join(ROOT, 'build', 'parts.cdx.json'), `${JSON.stringify(list, null, 2)}\n`);
  process.stdout.write(`${all.length} parts, ${unknown.length} with a licence that is not known\n`);
  for (const { name, version, licence } of unknown)
    process.stdout.write(`${name} ${version}: ${licence || 'says none'}\n`);
  if (unknown.length > 0) process.exitCode = 1;
}

if (import.meta.main ?? process.argv[1]?.endsWith('licences.mjs')) main();
