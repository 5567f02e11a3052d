import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { shuseki, type Folder } from '../cli/terminal';
import { firmId, hostileFirms, hostileInstitutions, hostileLinks, MEASURE } from './study';
import { HOSTILE, KINDS, writable } from './texts';

export interface StudyText {
  name: string;
  notes: string;
  clusterNames: Record<string, string>;
  settings: Record<string, unknown>;
}

/** Study.json of a study whose firms, columns, institutions, ties, clusters, name and notes are texts of the list, in the folder with its tables. */
export async function hostileStudy(folder: Folder): Promise<string> {
  const tables = {
    firms: folder.write('firms.geojson', hostileFirms()),
    institutions: folder.write('institutions.geojson', hostileInstitutions()),
    links: folder.write('links.geojson', hostileLinks()),
  };
  const options = Object.entries(tables).flatMap(([kind, path]) => [`--${kind}`, path]);
  const settings = [
    '--radius-km',
    '1',
    '--min-firms',
    '3',
    '--errors',
    'hc1',
    '--outcome',
    MEASURE,
  ];
  const made = await shuseki(
    'run',
    ...options,
    ...settings,
    '--out',
    folder.at('made'),
    '--no-report',
  );
  expect(made.status, made.err).toBe(0);
  const study = JSON.parse(readFileSync(folder.at('made/study.json'), 'utf8')) as StudyText;
  // A cluster is named by the first of its firms.
  study.clusterNames = Object.fromEntries(
    KINDS.map((kind) => [firmId(kind, 0), writable(HOSTILE[kind])]),
  );
  study.settings.outcome = MEASURE;
  study.settings.models = { family: 'poisson', terms: ['proximity', 'size'] };
  study.settings.certainty = { redraws: 30, spotBandKm: 5 };
  study.name = Object.values(HOSTILE)
    .map((text) => writable(text).slice(0, 40))
    .join(' ');
  study.notes = Object.values(HOSTILE)
    .map((text) => writable(text))
    .join('\n\n');
  return folder.write('made/study.json', JSON.stringify(study));
}
