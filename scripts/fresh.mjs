/** Whether what was built is as new as what it is made of. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When anything there changed last, in milliseconds: a file, or a folder with all that is in it. */
function changed(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  // A folder's own time tells of files that were added, renamed or taken away.
  return readdirSync(path).reduce(
    (last, name) => Math.max(last, changed(join(path, name))),
    found.mtimeMs,
  );
}

/** Whether `built` is there and newer than every one of `sources`, files or folders; one that is missing makes it old. */
export function isNewer(built, sources) {
  const made = statSync(built, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  try {
    return sources.every((path) => changed(path) < made);
  } catch {
    return false;
  }
}
