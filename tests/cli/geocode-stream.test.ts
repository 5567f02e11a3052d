import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, ROOT, shuseki } from './terminal';

const folder = new Folder();
const towns = writeGazetteer(folder.at('towns'));

/** More rows than are handed on together, so that threads take part. */
const MANY = 5000;
const list = folder.write('many.csv', inventedFirms(MANY));

/** The program itself, with its pipes. */
function program(args: readonly string[], input?: string | Uint8Array) {
  const done = spawnSync(
    process.execPath,
    ['bin/shuseki.mjs', ...args, '--gazetteer', towns, '--language', 'en'],
    { cwd: ROOT, input, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { status: done.status, out: done.stdout, err: done.stderr };
}

describe('shuseki geocode of a long list', () => {
  it('gives every row in its order, with any number of threads, from a file or through a pipe', async () => {
    const whole = await shuseki(
      ...['geocode', list, '--gazetteer', towns, '--out', folder.at('here.csv')],
    );
    expect(whole.status).toBe(0);
    expect(whole.err).toContain('4,999 of 5,000 rows');
    const expected = folder.read('here.csv');
    const rows = expected.trimEnd().split('\n');
    expect(rows).toHaveLength(MANY + 1);
    rows.slice(1).forEach((row, i) => expect(row.startsWith(`F${i + 1},`)).toBe(true));
    // Row for row what the list's own parts give by themselves.
    const tail = inventedFirms(MANY).trimEnd().split('\n');
    folder.write('tail.csv', [tail[0], ...tail.slice(-40), ''].join('\n'));
    await shuseki(
      ...['geocode', folder.at('tail.csv'), '--gazetteer', towns, '--out', folder.at('t.csv')],
    );
    expect(folder.read('t.csv').trimEnd().split('\n').slice(1)).toEqual(rows.slice(-40));

    for (const threads of ['1', '2']) {
      const out = folder.at(`out-${threads}.csv`);
      const done = program(['geocode', list, '--out', out, '--threads', threads]);
      expect(done).toMatchObject({ status: 0 });
      expect(readFileSync(out, 'utf8')).toBe(expected);
    }
    const piped = program(['geocode', '-', '--out', '-'], inventedFirms(MANY));
    expect(piped).toMatchObject({ status: 0 });
    expect(piped.out).toBe(expected);
  });

  it('reads a pipe in any encoding and cut anywhere', () => {
    const text = inventedFirms(30).replaceAll('\n', '\r\n');
    const plain = program(['geocode', '-', '--out', '-'], text);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(program(['geocode', '-', '--out', '-'], utf16)).toMatchObject({ out: plain.out });
    expect(plain.out.trimEnd().split('\n')).toHaveLength(31);
  });

  it('leaves nothing behind where a later part is no table, the disk is full or there is no input', () => {
    const broken = `${inventedFirms(MANY)}${'x,'.repeat(3000)}\n`;
    const out = folder.at('none.csv');
    const refused = program(['geocode', '-', '--out', out], broken);
    expect(refused.status).toBe(1);
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(out)).toBe(false);
    expect(folder.names().filter((name) => name.includes('.part'))).toEqual([]);
    for (const input of ['', '企業名,所在地\n']) {
      const nothing = program(['geocode', '-', '--out', out], input);
      expect(nothing.status).toBe(1);
      expect(nothing.err.trimEnd().split('\n')).toHaveLength(1);
    }
    if (!existsSync('/dev/full')) return;
    const full = program(['geocode', list, '--out', '/dev/full']);
    expect(full.status).toBe(1);
    expect(full.err).toContain('ENOSPC');
    expect(full.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says a broken gazetteer once, whichever thread finds it', () => {
    const pack = folder.write('broken.pack', 'no pack at all');
    const done = spawnSync(
      process.execPath,
      [
        ...['bin/shuseki.mjs', 'geocode', list, '--gazetteer', pack, '--threads', '2'],
        ...['--out', folder.at('broken.csv'), '--language', 'en'],
      ],
      { cwd: ROOT, encoding: 'utf8' },
    );
    expect(done.status).toBe(1);
    expect(done.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(folder.at('broken.csv'))).toBe(false);
  });
});
