import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The theme of high contrast changes colours and nothing else. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/**
 * Looks at the page as it stands, in both themes, for what keeps people out (WCAG 2.2 AA and axe's good practice).
 * The PDF is left out: the browser's own viewer draws it. So is what an open dialog has made inert: nobody can get there.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await look(page, 'light', (axe) => axe.withTags(tags))
  await setTheme(page, 'contrast')
  await look(page, 'contrast', (axe) => axe.withRules(rulesOfColour))
  await setTheme(page, 'light')
}

async function look(page: Page, theme: string, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> {
  const { violations } = await choose(new AxeBuilder({ page })).exclude('iframe').exclude('[inert]').setLegacyMode().analyze()
  expect.soft(violations.map(({ id, nodes }) => `${theme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
}

function setTheme(page: Page, theme: 'light' | 'contrast'): Promise<void> {
  return page.evaluate((chosen) => {
    if (chosen === 'light') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
  }, theme)
}
