import { describe, expect, it } from 'vitest';
import { shorten, specificationFigure } from '../../src/figures/specification-figure';
import { LANGUAGES, messagesIn } from '../../src/i18n';
import { UNATTENDED } from '../../src/model';
import { COUNTS, surveyed } from '../study/surveyed';

describe('labels beside the specification curve', () => {
  it('leave short texts, and cut the middle of long ones so that two measures stay apart', () => {
    expect(shorten('patents')).toBe('patents');
    expect(shorten('製品イノベーション件数')).toBe('製品イノベーション件数');
    const [one, other] = ['が1件以上', '（そのまま）'].map((end) =>
      shorten(`製品イノベーション件数${end}`),
    );
    expect(one).not.toBe(other);
    expect(one).toMatch(/^製品イ.*….*1件以上$/);
    expect([...one].length).toBeLessThanOrEqual(13);
  });

  it.each(LANGUAGES)('share no line with the name of their group (%s)', async (language) => {
    const { session } = await surveyed(COUNTS);
    const found = (await session.ask('specifications', {}, UNATTENDED))!;
    const { svg } = specificationFigure(found, messagesIn(language))!;
    const texts = svg.children.filter(({ tag }) => tag === 'text');
    const headings = texts.filter((one) => one.attributes['font-weight'] === 600);
    expect(headings).toHaveLength(4);
    for (const { attributes } of headings)
      expect(texts.filter((other) => other.attributes.y === attributes.y)).toHaveLength(1);
  });
});
