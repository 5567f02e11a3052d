import { describe, expect, it } from 'vitest';
import { clusterNames } from '../../src/figures/cluster-names';
import { differenceOrder } from '../../src/figures/cluster-differences';
import { formatCount, messagesIn, type Language } from '../../src/i18n';
import { reportTables, tablesHtml, tablesLatex, tablesRows } from '../../src/report';
import { rowsForExcel } from '../../src/study';
import { readTable } from '../../src/tables';
import { COUNTS, surveyed } from '../study/surveyed';

async function tablesIn(language: Language, survey = COUNTS) {
  const { session } = await surveyed(survey);
  const facts = await session.ask('replayFacts', {});
  const m = messagesIn(language);
  return { facts: facts!, m, tables: reportTables(facts!, language) };
}

describe.each(['ja', 'en'] as const)('the report’s tables as files (%s)', (language) => {
  it('are the comparison, the tests, like firms and their balance, each cluster, the regressions and their effects, and the tests of neighbours', async () => {
    const { m, tables, facts } = await tablesIn(language);
    expect(tables).toHaveLength(9);
    for (const { head, rows } of tables)
      for (const row of rows) expect(row).toHaveLength(head.length);
    const { outcome } = facts.evidence!;
    expect(tables[0].title).toBe(`${outcome.label}: ${m.report.comparison}`);
    const { clusters, balanced } = facts.evidence!;
    expect(tables[3].title).toBe(`${outcome.label}: ${m.evidence.balanced.balance}`);
    expect(tables[3].rows).toHaveLength(balanced.traits.length);
    expect(tables[4].title).toBe(`${outcome.label}: ${m.evidence.clusters.title}`);
    const order = differenceOrder(clusters!);
    const names = clusterNames(facts.findings.clusters, language);
    expect(tables[4].rows.map(([name]) => name)).toEqual(order.map((cluster) => names[cluster]));
    expect(tables[4].rows.map(([, n]) => n)).toEqual(order.map((c) => formatCount(clusters!.n[c])));
    const estimates = tables[5].rows.filter((_, r) => tables[5].errorRows.has(r + 1));
    expect(estimates.map(([name]) => name)).toContain(m.models.coefficient('proximity'));
  });

  it('stand in LaTeX, balanced and escaped', async () => {
    const { tables } = await tablesIn(language, { ...COUNTS, industries: ['a & b_c', '50% #1'] });
    const tex = tablesLatex([...tables, { ...tables[0], title: 'R&D_50% {x} \\ ~^$' }]);
    expect(tex).toContain(
      '\\caption{R\\&D\\_50\\% \\{x\\} \\textbackslash{} \\textasciitilde{}\\textasciicircum{}\\$}',
    );
    for (const environment of ['table', 'tabular']) {
      expect(tex.split(`\\begin{${environment}}`)).toHaveLength(tables.length + 2);
      expect(tex.split(`\\end{${environment}}`)).toHaveLength(tables.length + 2);
    }
    for (const block of tex.split('\\begin{tabular}').slice(1)) {
      const columns = /^\{(l r*|lr*)\}/.exec(block)![1].length;
      const lines = block.split('\n').filter((line) => line.endsWith(' \\\\'));
      for (const line of lines)
        expect(line.replaceAll('\\&', '').split(' & ')).toHaveLength(columns);
    }
    expect(tex).not.toMatch(/[−\u200b]/);
  });

  it('stand in a page for word processors that needs nothing else', async () => {
    const { tables, m } = await tablesIn(language);
    const hostile = { ...tables[0], title: '<img src=x onerror=alert(1)>' };
    const html = tablesHtml([...tables, hostile], language, m);
    expect(html.match(/<table/g)).toHaveLength(tables.length + 1);
    expect(html).not.toContain('<img');
    expect(html).not.toMatch(/<script|<link|src=x onerror=alert\(1\)>/);
    for (const { rows } of tables)
      for (const row of rows) expect(html).toContain(`>${row[0]}</th>`);
  });

  it('stand in a spreadsheet without brackets, which would be read as negative numbers', async () => {
    const { tables, m } = await tablesIn(language);
    const rows = tablesRows(tables, m);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    const cells = rows.flat();
    expect(cells.filter((cell) => /^\([\d.,−-]+\)$/.test(cell))).toEqual([]);
    expect(cells.join('')).not.toMatch(/[−\u200b]/);
    const named = m.tables.error(m.models.coefficient('proximity'));
    const error = rows.find(([name]) => name === named)!;
    expect(Number(error[1] || error[2])).toBeGreaterThan(0);

    const bytes = new TextEncoder().encode((await rowsForExcel(rows)).join(''));
    // Its first line is a table's title, which a reader would pass over to find the header.
    const read = await readTable('tables.csv', bytes, { headerRows: [1, 1] });
    // Between two tables is a row of nothing.
    const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
    expect(read.ok && read.value.rowCount).toBe(filled.length - 1);
  });
});
