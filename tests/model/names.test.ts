import { expect, it } from 'vitest';
import { foldFullName, foldName } from '../../src/model/text';

it('folds names of letters that need no folding as it folds all others', () => {
  for (let code = 0x3041; code <= 0x9fff; code++) {
    const letter = String.fromCharCode(code);
    // The space takes the name out of those that are told at once.
    expect(foldFullName(`${letter}甲`)).toBe(foldFullName(` ${letter}甲`));
    expect(foldName(`${letter}甲株式会社`)).toBe(foldName(` ${letter}甲株式会社`));
  }
  expect(foldFullName('髙﨑鉄工')).toBe('高崎鉄工');
  expect(foldName('株式会社第１工業')).toBe('第1工業');
});
