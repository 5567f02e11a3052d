import { spawn } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { platform } from 'node:os';
import { StudySession, writeArchive } from '../../study';
import type { Job } from '../job';
import { reasonOf, unusable } from '../refusal';
import { serveApp, type Opened, type Served } from '../serve-app';
import { appFolder, readGeodata } from '../static-data';
import type { Command } from './command';
import { inputBytes, replayed } from './replay';

/** The app on this machine's own address, with a study in it, in the person's browser; until it is ended. */
export const open: Command = {
  name: 'open',
  options: { port: 'text', 'no-browser': 'flag' },
  positionals: 1,
  async run(job: Job): Promise<void> {
    const { options, terminal } = job;
    const [path] = options.positionals;
    const port = options.number('port', { least: 1, most: 65_535, whole: true });
    const folder = appFolder();
    if (folder === null) throw unusable((input) => input.appNotBuilt);
    const opened = path === undefined ? null : await openedOf(path, job);
    const { address, server } = await servedAt(port, (at) => serveApp(folder, opened, at));
    process.stdout.write(`${terminal.messages.cli.notice.ready(address)}\n`);
    if (!options.flag('no-browser')) openBrowser(address);
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    });
    server.close();
    server.closeAllConnections();
  },
};

/** The same address each time, where it can be: the browser keeps studies by it. */
const FIRST_PORT = 4174;
const MOST_PORTS = 20;

/** Serves at the port that was asked for, else at the first that is free. */
async function servedAt(
  asked: number | undefined,
  serve: (port: number) => Promise<Served>,
): Promise<Served> {
  for (let port = asked ?? FIRST_PORT; ; port++) {
    try {
      return await serve(port);
    } catch (error) {
      const isLast = asked !== undefined || port === FIRST_PORT + MOST_PORTS;
      if (isLast) throw unusable((input) => input.portTaken(port, reasonOf(error)));
    }
  }
}

/** What the page opens: a study.json with what lies beside it as one file, any other file as it is. */
async function openedOf(path: string, job: Job): Promise<Opened> {
  const name = basename(path);
  if (!/\.json$/i.test(path)) return { name, bytes: job.readWhole(path) };
  const session = new StudySession(readGeodata());
  const found = await replayed(path, job, session, dirname(path));
  const bytes = writeArchive(found.study, inputBytes(found), null);
  return { name: name.replace(/json$/i, 'shuseki'), bytes };
}

/** Hands an address to the system's browser. Where there is none, the address that was told has to do. */
function openBrowser(address: string): void {
  const [program, ...words] =
    platform() === 'darwin'
      ? ['open', address]
      : platform() === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const child = spawn(program, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
