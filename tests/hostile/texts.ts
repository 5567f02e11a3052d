/** A trace that is left where a text of the list was run as code: a global in a page, a file where R or a shell runs. */
export const TRACE = 'hostile_was_here';

const JS = `globalThis.${TRACE}=1`;
const R = `file.create("${TRACE}")`;

/**
 * Texts that end a quotation, open a tag, start a formula or name something that a program has already, one per kind. All are harmless: what would run
 * leaves a trace and does nothing else. Every text of a study must pass through every output as text.
 */
export const HOSTILE: Readonly<Record<string, string>> = {
  'image tag': `<img src=x onerror=${JS}>`,
  'script tag': `<script>${JS}</script>`,
  'svg tag': `<svg/onload=${JS}>`,
  'closing tags': `</title></style></textarea></svg></table><b data-hostile>x`,
  'end of script': `</script><script>${JS}</script>`,
  comment: `<!-- x --><i data-hostile> --!> <!`,
  'double quote attribute': `" onmouseover="${JS}" x="`,
  'single quote attribute': `' onmouseover='${JS}' x='`,
  'backtick attribute': '`onmouseover=' + JS + '`',
  entities: '&lt;b&gt; &amp; &#60;i&#62; &quot; &nosuch; &',
  'javascript address': `javascript:${JS}`,
  'data address': `data:text/html,<script>${JS}</script>`,
  'template braces': `{{constructor.constructor("${JS}")()}}`,
  'template literal': '${' + JS + '}',
  'svelte html': `{@html "<b data-hostile>"}{#if true}x{/if}`,
  'server template': `<%= ${JS} %><?php echo 1 ?>`,
  'formula equals': '=1+1+HYPERLINK("#A1","x")',
  'formula plus': '+1+1',
  'formula minus': '-1+1',
  'formula at': '@SUM(1,1)',
  'formula after tab': '\t=1+1',
  'formula after return': '\r=1+1',
  'formula full width': '\uff1d1+1',
  'guarded already': "'=1+1",
  'delimiters and quotes': `a,"b";c\td|e""f`,
  'line breaks': 'one\ntwo\r\nthree\u2028four\u2029five\u0085six',
  latex: `\\input{${TRACE}}\\end{tabular}%$x_1^2$ #1 & ~`,
  'latex option': '[2cm] x',
  'latex star': '* x',
  'r quotation': `"); ${R}; ("`,
  'r escapes': `\\"); ${R} #\\u{22}\\x41\\n`,
  'r comment': `x\n${R}\r${R}`,
  shell: `$(touch ${TRACE}) \`touch ${TRACE}\`; touch ${TRACE} | x`,
  sql: `x'); DROP TABLE firms; --"]`,
  xml: `]]><x xmlns="y"/><!DOCTYPE a [<!ENTITY b "c">]>&b;`,
  'json breaker': `"},"x":[{"y":"\\`,
  backslashes: 'C:\\new\\table\\u0041\\',
  'control characters': 'a\u0001b\u0008c\u000bd\u001be\u007ff\u009fg',
  nul: 'before\u0000after',
  'lone surrogate': 'x\ud800y\udc00z',
  noncharacters: 'x\ufffey\uffffz',
  'byte order mark': '\ufeffmark',
  'right to left': '\u202eabc\u202c\u2066def\u2069\u200f',
  invisible: 'a\u200bb\u200dc\u2060d\u00ade',
  combining: `e${'\u0301'.repeat(60)}`,
  'very long': '長い名前'.repeat(700),
  prototype: '__proto__',
  constructor: 'constructor',
  toString: 'toString',
  hasOwnProperty: 'hasOwnProperty',
  'parent folder': '../../../etc/passwd',
  'path of windows': 'C:\\..\\con\\aux.csv:stream',
  'reserved names': 'NUL',
  'file name': '.hidden/./x\\..\\y*?.csv',
  'missing words': 'NA',
  'null word': 'null',
  number: '1e309',
  'spaces only': '\u3000 \u00a0',
  percent: '%s %d %n %00 %2e%2e%2f',
};

export const KINDS = Object.keys(HOSTILE);

/** Begins a cell that a spreadsheet would compute, by itself or in a Japanese Excel. */
export const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/;

/** As UTF-8 holds it. */
export const writable = (text: string): string => Buffer.from(text).toString();
