/** The part of Trusted Types that is used; not every browser has them. */
interface TrustedTypes {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): unknown;
}

/** Text with links and nothing else, as MapLibre has the map's credits parsed. */
const CREDITS = /^(?:[^<]|<a href="https:\/\/[^"<>]*"(?: (?:target|rel)="[\w ]*")*>|<\/a>)*$/;

/**
 * Under the page's policy a string becomes a worker's address or markup only if this allows it, whichever library asks: addresses of the app's own
 * files, and credits of a map. Code from strings is allowed by nobody; Svelte has a policy of its own for its templates.
 */
export function trustOwnStrings(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML(markup) {
      if (CREDITS.test(markup)) return markup;
      throw new TypeError('markup from a string');
    },
    createScriptURL(address) {
      if (new URL(address, location.href).origin === location.origin) return address;
      throw new TypeError(`no script of the app: ${address}`);
    },
  });
}
