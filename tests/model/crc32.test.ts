import { crc32 as known } from 'node:zlib';
import { expect, it } from 'vitest';
import { crc32 } from '../../src/model/crc32';

it.each([0, 1, 3, 4, 5, 7, 8, 1001])('CRC-32 of %i bytes is that of zlib', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 151 + length) & 0xff);
  expect(crc32(bytes)).toBe(known(bytes));
});
