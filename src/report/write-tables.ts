import type { Language, Messages } from '../i18n';
import { Markup, paragraph, styled, table, tag } from './markup';
import type { ReportTable } from './tables';

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '−': '$-$',
  '\u200b': '',
};

function latex(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[\\{}$&#%_^~<>−\u200b]/g, (character) => ESCAPES[character]);
}

/** The first cell of a row: a bracket or a star there would belong to the command before the row. */
function latexFirst(text: string): string {
  return latex(text).replace(/^(\s*)([[*])/, '$1{$2}');
}

/** The tables in LaTeX with booktabs. Japanese needs LuaLaTeX or XeLaTeX; text from data is escaped. */
export function tablesLatex(tables: readonly ReportTable[]): string {
  const row = ([first, ...others]: readonly string[]) =>
    `${[latexFirst(first), ...others.map(latex)].join(' & ')} \\\\`;
  const written = tables.map(({ title, head, rows, note }) =>
    [
      '\\begin{table}[htbp]',
      '\\centering',
      `\\caption{${latex(title)}}`,
      `\\begin{tabular}{l${'r'.repeat(head.length - 1)}}`,
      '\\toprule',
      row(head),
      '\\midrule',
      ...rows.map(row),
      '\\bottomrule',
      '\\end{tabular}',
      ...(note === '' ? [] : [`\\par\\footnotesize ${latex(note)}`]),
      '\\end{table}',
    ].join('\n'),
  );
  return `% \\usepackage{booktabs}\n\n${written.join('\n\n')}\n`;
}

/** A page from which the tables can be copied into a word processor, which keeps what stands in the cells' own attributes. */
export function tablesHtml(
  tables: readonly ReportTable[],
  language: Language,
  m: Messages,
): string {
  const body = tables.flatMap(({ title, head, rows, note }) => [
    table(title, head, rows),
    paragraph(note),
  ]);
  const head = tag('head', [
    new Markup('<meta charset="utf-8">\n'),
    tag('title', m.tables.title),
    styled(STYLE),
  ]);
  return `<!doctype html>\n${tag('html', [head, tag('body', body)], { lang: language }).text}`;
}

const STYLE = `
body { font: 11pt serif; }
table { border-collapse: collapse; margin-top: 18pt; }
caption { text-align: left; font-weight: bold; }
th, td { padding: 1pt 6pt; text-align: right; font-weight: normal; }
th:first-child { text-align: left; }
thead th { border-top: 1pt solid #000; border-bottom: .5pt solid #000; }
tbody tr:last-child > * { border-bottom: 1pt solid #000; }
`;

/**
 * The tables one below the other as rows of one width, for a spreadsheet: plain minus signs, and errors without brackets (which a
 * spreadsheet reads as a negative number) in rows that name them.
 */
export function tablesRows(tables: readonly ReportTable[], m: Messages): string[][] {
  const width = Math.max(0, ...tables.map(({ head }) => head.length));
  const plain = (cell: string) => cell.replaceAll('−', '-').replaceAll('\u200b', '');
  const rows = tables.flatMap(({ title, head, rows: body, note, errorRows }) => [
    [title],
    head,
    ...body.map((cells, r) =>
      errorRows.has(r)
        ? [m.tables.error(body[r - 1][0]), ...cells.slice(1).map(withoutBrackets)]
        : cells,
    ),
    ...(note === '' ? [] : [[note]]),
    [],
  ]);
  return rows.map((cells) => Array.from({ length: width }, (_, i) => plain(cells[i] ?? '')));
}

function withoutBrackets(cell: string): string {
  return cell.replace(/^\((.*)\)$/, '$1');
}
