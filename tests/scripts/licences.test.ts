import { expect, it } from 'vitest';
import { isKnown, licenceOf } from '../../scripts/licences.mjs';

it('knows a licence where one choice is known whole', () => {
  for (const known of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC', '(EPL-1.0 OR EDL-1.0)'])
    expect(isKnown(known), known).toBe(true);
  for (const unknown of ['', 'GPL-3.0', 'MIT AND GPL-3.0', 'SEE LICENSE IN x', 'UNLICENSED'])
    expect(isKnown(unknown), unknown).toBe(false);
});

it('reads a licence as older packages say it, too', () => {
  expect(licenceOf({ license: 'MIT' })).toBe('MIT');
  expect(licenceOf({ license: { type: 'ISC' } })).toBe('ISC');
  expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'ISC' }] })).toBe('MIT AND ISC');
  expect(licenceOf({})).toBe('');
});
