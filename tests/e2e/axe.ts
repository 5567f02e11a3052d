import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Builder = InstanceType<typeof AxeBuilder>;

async function violations(page: Page, narrow: (axe: Builder) => Builder): Promise<string[]> {
  // Legacy mode spares a second page per look; it only leaves frames of other origins out, and there are none.
  const { violations: found } = await narrow(new AxeBuilder({ page }).setLegacyMode()).analyze();
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`),
  );
}

/** Everything that axe knows, in light colours; in dark ones what depends on colour. */
export async function violationsInBothThemes(page: Page): Promise<string[]> {
  const theme = (name: string) =>
    page.evaluate((value) => {
      document.documentElement.dataset.theme = value;
      // A colour on its way to another is neither.
      return Promise.all(document.getAnimations().map((animation) => animation.finished));
    }, name);
  const inLight = await violations(page, (axe) => axe);
  await theme('dark');
  const inDark = await violations(page, (axe) => axe.withRules(['color-contrast']));
  await theme('light');
  return [...inLight, ...inDark.map((found) => `dark: ${found}`)];
}

/** Everything but colours, which are the same in every language and take most of the time. */
export async function violationsOfWords(page: Page): Promise<string[]> {
  return violations(page, (axe) => axe.disableRules(['color-contrast']));
}
