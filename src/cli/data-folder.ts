import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** Where this person's own data of Shuseki is kept: SHUSEKI_DATA, else where the system keeps such data. */
function dataFolder(): string {
  const { SHUSEKI_DATA, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (SHUSEKI_DATA) return SHUSEKI_DATA;
  if (platform() === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Shuseki');
  if (platform() === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'Shuseki');
  return join(XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'shuseki');
}

/** Where `gazetteer fetch` keeps the gazetteer. */
export function keptGazetteerPath(): string {
  return join(dataFolder(), 'gazetteer.shuseki-pack');
}

/** The gazetteer that was fetched before; undefined without one. */
export function keptGazetteer(): string | undefined {
  const path = keptGazetteerPath();
  return existsSync(path) ? path : undefined;
}
