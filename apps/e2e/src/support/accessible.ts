import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Looks at the page as it stands, in both themes, for what keeps people out (WCAG 2.2 AA and axe's good practice).
 * The PDF is left out: the browser's own viewer draws it.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const theme of ['light', 'contrast'] as const) {
    await page.evaluate((chosen) => {
      if (chosen === 'light') delete document.documentElement.dataset['theme']
      else document.documentElement.dataset['theme'] = chosen
    }, theme)
    const { violations } = await new AxeBuilder({ page }).withTags(rules).exclude('iframe').setLegacyMode().analyze()
    expect.soft(violations.map(({ id, nodes }) => `${theme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
  }
  await page.evaluate(() => delete document.documentElement.dataset['theme'])
}
