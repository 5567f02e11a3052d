import { formatFixed } from '../numbers';

const FAULTS = {
  space: 'the browser has no space left for it',
  silent: 'the browser does not answer',
  refused: 'the browser refuses, as in a private window',
};

/** How studies are kept in the browser, and what of them could not be. */
export const keeping = {
  kept: (time: string) =>
    `Kept in this browser with its files${time ? `, last at ${time}` : ''}. Nothing leaves this machine; “Save study” writes a file.`,
  untouched:
    'Kept in this browser from your first change on, with its files. Nothing leaves this machine; “Save study” writes a file.',
  isCopy:
    'Kept as a study of its own, since another tab works on the one that was opened. Both are in the list.',
  failed: (why: keyof typeof FAULTS) =>
    `Your last changes are not kept: ${FAULTS[why]}. What was kept before is still there. Save the study as a file.`,
  off: (why: keyof typeof FAULTS) =>
    `Nothing is kept in this browser: ${FAULTS[why]}. Save the study as a file before you close the page.`,
  elsewhere:
    'Another tab works on this study. What you change here becomes a copy of its own; nothing is written over.',
  takeOver: 'Work on it here',
  copy: 'Work on a copy',
  again: 'Try again',
  panelFailed: (name: string, reason: string) =>
    `“${name}” can’t be shown: something went wrong inside Shuseki (${reason}). All else works on, and the study is as it was.`,
  retry: 'Show it again',
  reload: 'Reload the page',
  newVersion: 'A newer version of Shuseki is there. Your study stays as it is.',
  takeVersion: 'Use it now',
  newVersionLater:
    'A newer version of Shuseki is there. It is used once all tabs of Shuseki were closed; save the study as a file before.',
  unopened: (name: string) =>
    `“${name}” is kept in this browser, but can't be opened. It stays as it is.`,
  gone: 'What was kept can’t be read, or was removed in another tab.',
  saveFile: 'Save its file',
  list: 'Kept in this browser',
  proceed: (name: string) => `Continue “${name}”`,
  about: (date: string, megabytes: number) =>
    `${date}, ${megabytes < 0.1 ? 'under 0.1' : formatFixed(megabytes, 1)} MB`,
  remove: (name: string) => `Remove “${name}” from this browser`,
  removeAsk: 'Remove for good?',
  more: (count: number) => `${count} older`,
};

export type KeepingMessages = typeof keeping;
