import { afterEach, expect, it, vi } from 'vitest';
import { trustOwnStrings } from '../../src/ui/trusted-strings';

type Rules = Record<'createHTML' | 'createScriptURL', (text: string) => string>;

function rules(): Rules {
  let made: Rules | undefined;
  vi.stubGlobal('location', new URL('https://shuseki.test/at/'));
  vi.stubGlobal('trustedTypes', { createPolicy: (_: string, own: Rules) => (made = own) });
  trustOwnStrings();
  return made!;
}
afterEach(() => vi.unstubAllGlobals());

it.each(['./assets/engine.worker.js', 'https://shuseki.test/sw.js', '/at/a.mjs'])(
  '%s is a script of the app',
  (address) => expect(rules().createScriptURL(address)).toBe(address),
);

it.each(['https://other.test/a.js', 'data:text/javascript,1', '//other.test/a.js', 'blob:x'])(
  '%s is none',
  (address) => expect(() => rules().createScriptURL(address)).toThrow(TypeError),
);

it('credits with links pass as markup, and nothing else does', () => {
  const { createHTML } = rules();
  const credits =
    'Made with <a href="https://a.test/b" target="_blank">Natural Earth</a>, © 地理院';
  expect(createHTML(credits)).toBe(credits);
  for (const markup of [
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://a.test/" onclick="alert(1)">x</a>',
    '<script>alert(1)</script>',
    '<a href="https://a.test/"><svg onload=alert(1)>',
  ])
    expect(() => createHTML(markup), markup).toThrow(TypeError);
});
