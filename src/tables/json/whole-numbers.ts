/** A whole number of more digits than a double surely holds; no decimals of another number. */
const LONG = /(?<![\d.eE+])\d{16,}(?![\d.eE])/;
/** Texts, and numbers beside them. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs;

/** JSON whose whole numbers of 16 digits and more are texts, so that they keep them. The same text where there are none. */
export const withLongNumbers = (json: string): string =>
  LONG.test(json)
    ? json.replace(TOKENS, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token))
    : json;
