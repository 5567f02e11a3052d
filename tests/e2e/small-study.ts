import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { InputSpec } from '../../src/model';

const SAMPLE = join(import.meta.dirname, '../../static/sample');

/** Degrees: west, south, east, north; and how many firms are taken from there. */
const AREAS = [
  { name: 'Osaka', bounds: [135.3, 34.5, 135.8, 34.9], firms: 140 },
  { name: 'Tsubame and Sanjo', bounds: [138.8, 37.55, 139.05, 37.75], firms: 80 },
  { name: 'Sabae and Echizen', bounds: [136.1, 35.88, 136.3, 36.02], firms: 80 },
] as const;

const lines = (name: string): string[] =>
  readFileSync(join(SAMPLE, name), 'utf8').trimEnd().split('\n');

/**
 * The sample study in small: 300 of its firms from three districts, with their ties, as the files that the app fetches at the
 * start. What a test wants of a study in general it finds here too, sooner.
 */
export function smallStudy(): ReadonlyMap<string, Buffer> {
  const [head, ...rows] = lines('firms.csv');
  const firms = AREAS.flatMap(({ bounds: [west, south, east, north], firms: most }) =>
    rows
      .filter((row) => {
        const [lat, lon] = row.split(',').slice(4, 6).map(Number);
        return lon > west && lon < east && lat > south && lat < north;
      })
      .slice(0, most),
  );
  const ids = new Set(firms.map((row) => row.split(',')[0]));
  const [linkHead, ...links] = lines('links.csv');
  const ties = links.filter((row) => ids.has(row.split(',')[0]));
  const bytes = (all: readonly string[]) => Buffer.from(`${all.join('\n')}\n`);
  const files = { firms: bytes([head, ...firms]), links: bytes([linkHead, ...ties]) };
  const study = JSON.parse(readFileSync(join(SAMPLE, 'study.json'), 'utf8')) as {
    inputs: Record<keyof typeof files, InputSpec>;
  };
  for (const kind of ['firms', 'links'] as const) {
    const sha256 = createHash('sha256').update(files[kind]).digest('hex');
    study.inputs[kind] = { ...study.inputs[kind], sha256 };
  }
  return new Map([
    ['sample/firms.csv', files.firms],
    ['sample/links.csv', files.links],
    ['sample/study.json', Buffer.from(JSON.stringify(study))],
  ]);
}

/** Puts the small study into a folder, for the command line, and gives the folder. */
export function writeSmallStudy(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of smallStudy()) writeFileSync(join(folder, basename(path)), bytes);
  return folder;
}
