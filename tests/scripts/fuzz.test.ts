import { describe, expect, it } from 'vitest';
import { faultWith, fileOf, inputOf, sealedValueOf } from '../../scripts/fuzz/judge';
import { READERS } from '../../scripts/fuzz/readers';

const SEED = 18;
const INPUTS = 10_000;
const NAMES = Object.keys(READERS);
const TOTAL = NAMES.reduce((sum, name) => sum + (READERS[name].weight ?? 1), 0);

describe.each(NAMES)('damaged files: %s', (name) => {
  it('are read, or refused in a sentence', async () => {
    const reader = READERS[name];
    const seeds = await reader.seeds();
    for (const seed of seeds) expect(await faultWith(reader, seed), seed.name).toBeNull();
    const inputs = Math.ceil((INPUTS * (reader.weight ?? 1)) / TOTAL);
    const faults: string[] = [];
    for (let index = 0; index < inputs; index++) {
      const input = inputOf(SEED, index, seeds.length);
      const file = fileOf(reader, seeds, input);
      const fault = await faultWith(reader, file, await sealedValueOf(reader, seeds, input));
      if (fault) faults.push(`${index}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});
