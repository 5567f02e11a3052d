import { describe, expect, it } from 'vitest';
import { distributionFigure } from '../../src/figures/distribution-figure';
import { svgFile } from '../../src/figures/svg';
import { messagesIn } from '../../src/i18n';

describe('a figure as a file', () => {
  const groups = [Float64Array.of(0, 1, 2, 2), Float64Array.of(0, 0, 1)] as const;

  it('stands alone: its size in pixels, white paper, and nothing of the page around it', () => {
    const { text } = svgFile(distributionFigure('patents', ...groups, messagesIn('en')));
    expect(text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
    expect(text).toMatch(/^<svg (?=[^>]* width="320")(?=[^>]* height="150")[^>]*><title>/m);
    expect(text).toContain('<rect x="0" y="0" width="320" height="150" fill="#ffffff"/>');
    expect(text).not.toMatch(/var\(|inherit|currentColor|100%"/);
  });

  it('has a name that every file system takes, in Japanese too', () => {
    const m = messagesIn('ja');
    const { name, text } = svgFile(distributionFigure('特許/件数: <i>?', ...groups, m));
    expect(name).toMatch(/特許-件数-i-\.svg$/);
    expect(name).not.toMatch(/[\\/:*?"<>|\s]/);
    expect(text).toContain('特許/件数: &lt;i&gt;?');
  });
});
