import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const script = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const allRules: axe.RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** High contrast changes only colours. */
const rulesOfColour: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** Checks the current page. For pages and states that the gallery does not show. */
export async function expectAccessible(page: Page): Promise<void> {
  expect.soft(await accessibilityFaults(page)).toEqual([])
}

export const bothThemes = ['light', 'contrast'] as const
type Themes = readonly (typeof bothThemes)[number][]

/**
 * Checks the current page for accessibility (WCAG 2.2 AA and axe's best practices), by default in both themes. By
 * default the PDF is excluded, because the browser's own viewer shows it, and so is everything that an open dialog
 * makes inert.
 *
 * @param without rules to skip
 * @param whole include frames and inert parts in the light theme, though not what is inside a frame
 */
export async function accessibilityFaults(
  page: Page,
  {
    themes = bothThemes,
    without = [],
    whole = false,
  }: { themes?: Themes; without?: readonly string[]; whole?: boolean } = {},
): Promise<string[]> {
  // Injected once per page: that takes longer than a check.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script)
  const faults: string[] = []
  for (const theme of themes) {
    await setTheme(page, theme)
    const runOnly = theme === 'light' ? allRules : rulesOfColour
    faults.push(...(await look(page, theme, { runOnly, without, whole: whole && theme === 'light' })))
  }
  await setTheme(page, 'light')
  return faults
}

async function look(
  page: Page,
  theme: string,
  { runOnly, without, whole }: { runOnly: axe.RunOnly; without: readonly string[]; whole: boolean },
): Promise<string[]> {
  // Of frames `frame-tested` would say that axe does not run inside them.
  const rules = Object.fromEntries([...without, 'frame-tested'].map((rule) => [rule, { enabled: false }]))
  const found = await page.evaluate(
    async (given) => {
      // An element that is fading in does not have its final colours yet. Infinite animations are not waited for.
      const coming = (): Animation[] =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect, currentTime }) =>
              playState === 'running' && Number(effect?.getComputedTiming().endTime) - Number(currentTime) < 1000,
          )
      for (let now = coming(); now.length > 0; now = coming())
        await Promise.allSettled(now.map(({ finished }) => finished))
      const { violations } = await window.axe.run(given.whole ? document : { exclude: [['iframe'], ['[inert]']] }, {
        runOnly: given.runOnly,
        rules: given.rules,
        iframes: false,
        resultTypes: ['violations'],
      })
      return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    },
    { runOnly, rules, whole },
  )
  return found.map((fault) => `${theme}: ${fault}`)
}

function setTheme(page: Page, theme: 'light' | 'contrast'): Promise<void> {
  return page.evaluate((chosen) => {
    if (chosen === 'light') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
  }, theme)
}
