import { describe, expect, it } from 'vitest';
import { balanceFigure, balanceTable } from '../../src/figures/balance-figure';
import { svgText } from '../../src/figures/svg';
import { messagesIn } from '../../src/i18n';
import { COUNTS, surveyed } from '../study/surveyed';

async function found() {
  const { session } = await surveyed({ ...COUNTS, industries: ['金属', '繊維', '眼鏡'] });
  return (await session.ask('evidence', {}))!.balanced;
}

describe('the balance of like firms', () => {
  it('is drawn with a mark per trait and way beside the one before, in both languages', async () => {
    const balanced = await found();
    for (const language of ['ja', 'en'] as const) {
      const m = messagesIn(language);
      const figure = balanceFigure(balanced, m)!;
      const svg = svgText(figure.svg);
      expect(balanced.traits).toHaveLength(4);
      // The legend has one more of each.
      expect(svg.match(/<circle/g)).toHaveLength(4 + 1);
      expect(svg.match(/<path/g)).toHaveLength((4 + 1) * balanced.rows.length);
      for (const { by } of balanced.rows) expect(svg).toContain(m.evidence.balanced.by[by]);
      expect(svg).toContain(m.evidence.balanced.employees);
      expect(svg).not.toMatch(/NaN|undefined/);
      expect(figure.table.rows).toHaveLength(4);
    }
  });

  it('fits the panel beside the map, all of it within its width', async () => {
    const { svg } = balanceFigure(await found(), messagesIn('ja'), 'panel')!;
    const text = svgText(svg);
    expect(text).toContain('viewBox="0 0 330 ');
    const across = [...text.matchAll(/(?: cx="| x1="|translate\()(-?[\d.]+)/g)].map(([, x]) =>
      Number(x),
    );
    expect(across.length).toBeGreaterThan(20);
    for (const x of across) expect(x >= 0 && x <= 330, `${x}`).toBe(true);
  });

  it('is told by number: nothing is left of what a way makes equal', async () => {
    const balanced = await found();
    const at = (by: string) => 2 + balanced.rows.findIndex((row) => row.by === by);
    const { rows, ids } = balanceTable(balanced, messagesIn('en'));
    const [employees, ...industries] = rows;
    expect(employees[0]).toBe('Employees (log)');
    expect(employees[at('entropy')]).toBe('0.000');
    for (const row of industries)
      for (const by of ['industry', 'matched', 'entropy']) expect(row[at(by)], by).toBe('0.000');
    // Employees come first, then what differs most before.
    const before = industries.map((row) => Math.abs(Number(row[1].replace('−', '-'))));
    expect(before).toEqual([...before].sort((a, b) => b - a));
    expect(ids![0]).toBe('evidence.balance.0');
  });

  it('is not drawn where no trait is known, and lists no more than asked for', async () => {
    const m = messagesIn('en');
    expect(balanceFigure({ rows: [], traits: [] }, m)).toBeNull();
    expect(balanceTable(await found(), m, 2).rows).toHaveLength(2);
  });
});
