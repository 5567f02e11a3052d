import { sha256 } from '@noble/hashes/sha2.js';
import { escapeMarkup, type FigureTable } from '../figures/svg';
import { numberedParts } from '../i18n';

/** Markup that is known to be safe: made by these functions or by a figure, never from data as it came. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | Markup | null | readonly Content[];

function written(content: Content): string {
  if (content === null) return '';
  if (typeof content === 'string') return escapeMarkup(content);
  if (content instanceof Markup) return content.text;
  return content.map(written).join('');
}

/** An element; plain text in it is escaped. */
export function tag(
  name: string,
  content: Content,
  attributes: Readonly<Record<string, string>> = {},
): Markup {
  const given = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    .join('');
  return new Markup(`<${name}${given}>${written(content)}</${name}>\n`);
}

/** A paragraph; numbers of a text by `withSources` carry the ids that lead to findings.json and replay.R. */
export function paragraph(text: string, style = ''): Markup | null {
  if (text === '') return null;
  const content = numberedParts(text).map(({ text: part, id }) =>
    id === '' ? part : new Markup(`<span data-number="${id}">${escapeMarkup(part)}</span>`),
  );
  return tag('p', content, style === '' ? {} : { class: style });
}

/** A table whose first column names the rows; cells with numbers carry the ids that lead to findings.json and replay.R. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Content[])[],
  style = '',
  ids: FigureTable['ids'] = [],
): Markup {
  return tag(
    'table',
    [
      tag('caption', caption),
      tag(
        'thead',
        tag(
          'tr',
          head.map((cell) => tag('th', cell, { scope: 'col' })),
        ),
      ),
      tag(
        'tbody',
        rows.map((row, r) =>
          tag(
            'tr',
            row.map((cell, i) =>
              i === 0
                ? tag('th', cell, { scope: 'row' })
                : tag('td', cell, numbered(cell, ids[r], i)),
            ),
          ),
        ),
      ),
    ],
    style === '' ? {} : { class: style },
  );
}

/** The style of a page that stands by itself, and the policy for it: nothing is loaded, nothing runs, no other style counts. */
export function styled(css: string): Markup {
  const hash = btoa(String.fromCharCode(...sha256(new TextEncoder().encode(css))));
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return new Markup(
    `<meta http-equiv="Content-Security-Policy" content="${policy}">\n<style>${css}</style>\n`,
  );
}

/** The id of a cell's number, where it holds one. */
function numbered(
  cell: Content,
  ids: string | readonly string[] | undefined,
  at: number,
): Readonly<Record<string, string>> {
  const id = typeof ids === 'string' ? ids : (ids?.[at] ?? '');
  return id !== '' && /\d/.test(written(cell)) ? { 'data-number': id } : {};
}
