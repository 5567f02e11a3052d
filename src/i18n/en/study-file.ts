import { formatCount, formatFixed } from '../numbers';

/** The one file that carries a study, and what a study lacks that is to be opened. */
export const studyFile = {
  saveHint:
    'One file with the study, its tables and the rows of the gazetteer that it used. Without the data: study.json, under Export.',
  carried: (bytes: number) =>
    `The study with its tables and the rows of the gazetteer that it used, to open elsewhere (tables: ${formatFixed(bytes / 1e6, 1)} MB).`,
  waits: (name: string) => `“${name}” is not open yet`,
  lacksFiles: (names: readonly string[]) =>
    `The study names ${names.length === 1 ? 'a file' : `${formatCount(names.length)} files`} that did not come with it: ${names.join(', ')}. Choose ${names.length === 1 ? 'it' : 'them'} here, or drop ${names.length === 1 ? 'it' : 'them'} on this page.`,
  giveFiles: 'Choose files …',
  lacksGazetteer: (source: string, date: string) =>
    `Its places were found with the town gazetteer ${source}${date ? ` (${date})` : ''}, which is not in use here. Nothing is computed before you give it or go on without it.`,
  otherGazetteer: (source: string, date: string) =>
    `In use now: ${source}${date ? ` (${date})` : ''}.`,
  giveFolder: 'Give its folder …',
  givePack: 'Give a pack …',
  without: 'Go on without: addresses to their municipality',
  withOther: 'Go on with the one in use',
  ofStudy:
    'Only the rows that this study used are here. For other addresses, add the gazetteer again.',
};

export type StudyFileMessages = typeof studyFile;
