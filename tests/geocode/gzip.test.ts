import { describe, expect, it } from 'vitest';
import { gunzip, gzip } from '../../src/geocode';

describe('gzip', () => {
  it('gives back what it was given, and leaves other bytes alone', async () => {
    const bytes = new TextEncoder().encode('集積'.repeat(1000));
    const packed = await gzip(bytes);
    expect(packed.size).toBeLessThan(bytes.length);
    expect(await gunzip(new Uint8Array(await packed.arrayBuffer()))).toEqual(bytes);
    expect(await gunzip(bytes)).toBe(bytes);
  });
});
