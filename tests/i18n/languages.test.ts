import { describe, expect, it } from 'vitest';
import { isLanguage, LANGUAGES, nameIn, nextLanguage } from '../../src/i18n';

describe('the languages', () => {
  it('lead from one to the next, each once, and back', () => {
    const seen = new Set(LANGUAGES);
    let at = LANGUAGES[0];
    for (let i = 0; i < LANGUAGES.length; i++) {
      seen.delete(at);
      at = nextLanguage(at);
    }
    expect([...seen]).toEqual([]);
    expect(at).toBe(LANGUAGES[0]);
  });

  it('are known by their tag, and by nothing that every object has', () => {
    for (const language of LANGUAGES) expect(isLanguage(language)).toBe(true);
    for (const tag of ['xx', '', 'toString', null]) expect(isLanguage(tag)).toBe(false);
  });

  it('read a name in Japanese or in English', () => {
    expect([nameIn('ja', '鯖江', 'Sabae'), nameIn('en', '鯖江', 'Sabae')]).toEqual([
      '鯖江',
      'Sabae',
    ]);
  });
});
