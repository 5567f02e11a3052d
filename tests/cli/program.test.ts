import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/i18n';
import { problem } from '../../src/model';
import { pipeBytes, pipePieces } from '../../src/cli/pipe-pieces';
import { Refusal } from '../../src/cli/refusal';
import { Folder, ROOT, shuseki } from './terminal';

const folder = new Folder();

/** Runs the program as a person does: a process of its own, from another folder. */
function program(environment: Record<string, string>, ...argv: readonly string[]) {
  const { PATH = '', HOME = '' } = process.env;
  return spawnSync(process.execPath, [join(ROOT, 'bin/shuseki.mjs'), ...argv], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { PATH, HOME, ...environment },
  });
}

describe('the shuseki program', () => {
  it('works from any folder, on relative paths, and ends with its status', () => {
    folder.write('list.csv', '住所\n福井県鯖江市\n');
    const done = program({ LANG: 'C' }, 'geocode', 'list.csv', '--out', 'placed.csv');
    expect(done).toMatchObject({ status: 0, stdout: '' });
    expect(done.stderr).toMatch(
      /^shuseki: 0 of 1 row located to town level or better\n.*gazetteer fetch --only-for list\.csv.*\n$/,
    );
    expect(folder.read('placed.csv')).toContain('18207');
    expect(program({}, 'geocode', 'list.csv').status).toBe(2);
  });

  it.skipIf(!existsSync('/dev/fd'))('reads the pipe of a shell', () => {
    const { PATH = '', HOME = '' } = process.env;
    const script = `printf '住所\\n福井県鯖江市\\n' | "$0" "$@"`;
    const argv = [join(ROOT, 'bin/shuseki.mjs'), 'geocode', '/dev/fd/0', '--out', 'piped.csv'];
    const done = spawnSync('sh', ['-c', script, process.execPath, ...argv], {
      ...{ cwd: folder.path, encoding: 'utf8', env: { PATH, HOME, LANG: 'C' } },
    });
    expect(done.status, done.stderr).toBe(0);
    expect(folder.read('piped.csv')).toContain('18207');
  });

  it('speaks the language of the environment, or the one asked for', () => {
    folder.write('empty.csv', '');
    const empty = problem('file-empty', 'error', { file: 'empty.csv' }, {});
    const ja = `shuseki: ${describeProblem(empty, 'ja')}\n`;
    const en = `shuseki: ${describeProblem(empty, 'en')}\n`;
    const argv = ['geocode', 'empty.csv', '--out', 'out.csv'];
    const inJapanese = program({ LANG: 'C', LC_ALL: 'ja_JP.UTF-8' }, ...argv);
    expect(inJapanese).toMatchObject({ status: 1, stderr: ja, stdout: '' });
    const inEnglish = program({ LANG: 'ja_JP.UTF-8' }, ...argv, '--language', 'en');
    expect(inEnglish).toMatchObject({ status: 1, stderr: en });
  });

  it('says all of itself in both languages', async () => {
    const commands = [
      'geocode',
      'cluster',
      'proximity',
      'evidence',
      'run',
      'share',
      'gazetteer build',
    ];
    for (const language of ['ja', 'en']) {
      const whole = await shuseki('--language', language, '--help');
      expect(whole).toMatchObject({ status: 0, err: '' });
      for (const command of commands) {
        expect(whole.out).toContain(command);
        const answer = await shuseki(...command.split(' '), '--help', '--language', language);
        expect(answer).toMatchObject({ status: 0, err: '' });
        expect(answer.out).toContain(`shuseki ${command}`);
        expect(answer.out).toContain('--timing');
        const asked = await shuseki('help', ...command.split(' '), '--language', language);
        expect(asked.out).toBe(answer.out);
      }
    }
  });

  it('says its version', async () => {
    expect((await shuseki('version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.skipIf(!existsSync('/dev/full'))('says in one line that help has no room to go to', () => {
    const full = openSync('/dev/full', 'w');
    const { PATH = '', HOME = '' } = process.env;
    for (const argv of [['--help'], ['version']]) {
      const done = spawnSync(process.execPath, [join(ROOT, 'bin/shuseki.mjs'), ...argv], {
        ...{ encoding: 'utf8', env: { PATH, HOME, LANG: 'C' }, stdio: ['ignore', full, 'pipe'] },
      });
      expect(done).toMatchObject({
        ...{ status: 1, stderr: "shuseki: -: can't be written (ENOSPC)\n" },
      });
    }
    closeSync(full);
  });

  it.skipIf(process.platform === 'win32')(
    'reads what comes through a named pipe, however late, and does not wait for nobody',
    async () => {
      const pipe = folder.at('list.csv.pipe');
      execFileSync('mkfifo', [pipe]);
      for (const patience of [0, 60]) expect(() => pipeBytes(pipe, patience)).toThrow(Refusal);
      await expect(pipePieces(pipe, 60).next()).rejects.toBeInstanceOf(Refusal);
      const text = '住所\n福井県鯖江市\n';
      const script = `printf '住所\\n' > "$1.tmp"; exec 3> "$1"; cat "$1.tmp" >&3; sleep 0.1; printf '福井県鯖江市\\n' >&3`;
      const writer = () => spawn('sh', ['-c', script, 'sh', pipe], { stdio: 'ignore' });
      writer();
      expect(Buffer.from(pipeBytes(pipe)).toString()).toBe(text);
      writer();
      const read = await shuseki('geocode', pipe, '--out', folder.at('placed.csv'));
      expect(read.status).toBe(0);
      folder.write('plain.csv', text);
      await shuseki('geocode', folder.at('plain.csv'), '--out', folder.at('plain-placed.csv'));
      expect(folder.read('placed.csv')).toBe(folder.read('plain-placed.csv'));
    },
  );
});
