import { deflateSync, crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { withResolution } from '../../src/figures/png';

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, tail]);
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
/** Two grey pixels. */
const HEADER = chunk('IHDR', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 1, 8, 0, 0, 0, 0));
const PIXELS = chunk('IDAT', deflateSync(Uint8Array.of(0, 10, 200)));
const END = chunk('IEND', new Uint8Array(0));
const resolution = (perMetre: number) => {
  const data = Buffer.alloc(9);
  data.writeUInt32BE(perMetre, 0);
  data.writeUInt32BE(perMetre, 4);
  data[8] = 1;
  return chunk('pHYs', data);
};

describe('the resolution of a PNG', () => {
  it('stands after the header, with a checksum as zlib has it', () => {
    const plain = Buffer.concat([SIGNATURE, HEADER, PIXELS, END]);
    // 300 dpi are 11811.02 pixels per metre.
    const wanted = Buffer.concat([SIGNATURE, HEADER, resolution(11811), PIXELS, END]);
    expect(Buffer.from(withResolution(plain, 300))).toEqual(wanted);
  });

  it('replaces one that is there', () => {
    const before = Buffer.concat([SIGNATURE, HEADER, resolution(2835), PIXELS, END]);
    const wanted = Buffer.concat([SIGNATURE, HEADER, resolution(3780), PIXELS, END]);
    expect(Buffer.from(withResolution(before, 96))).toEqual(wanted);
  });

  it('is refused for what is no PNG', () => {
    expect(() => withResolution(Uint8Array.of(1, 2, 3), 300)).toThrow('not a PNG');
    expect(() => withResolution(new Uint8Array(40), 300)).toThrow('not a PNG');
  });
});
