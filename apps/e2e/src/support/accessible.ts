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
/** The theme of high contrast changes colours and nothing else. */
const rulesOfColour: axe.RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/** The page as it stands keeps nobody out. For pages and states that the gallery does not show. */
export async function expectAccessible(page: Page): Promise<void> {
  expect.soft(await accessibilityFaults(page)).toEqual([])
}

export const bothThemes = ['light', 'contrast'] as const
type Themes = readonly (typeof bothThemes)[number][]

/**
 * Looks at the page as it stands for what keeps people out (WCAG 2.2 AA and axe's good practice), in both themes unless
 * told otherwise. The PDF is left out: the browser's own viewer draws it. So is what an open dialog has made inert:
 * nobody can get there.
 *
 * @param without rules that are not to be asked
 */
export async function accessibilityFaults(
  page: Page,
  { themes = bothThemes, without = [] }: { themes?: Themes; without?: readonly string[] } = {},
): Promise<string[]> {
  // A page that was looked at before has it: it takes longer to come in than to look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script)
  const faults: string[] = []
  for (const theme of themes) {
    await setTheme(page, theme)
    faults.push(...(await look(page, theme, theme === 'light' ? allRules : rulesOfColour, without)))
  }
  await setTheme(page, 'light')
  return faults
}

async function look(page: Page, theme: string, runOnly: axe.RunOnly, without: readonly string[]): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))
  const found = await page.evaluate(
    async (given) => {
      // What is just coming into view has not its colours yet. What goes round for ever is not waited for.
      const coming = (): Animation[] =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect, currentTime }) =>
              playState === 'running' && Number(effect?.getComputedTiming().endTime) - Number(currentTime) < 1000,
          )
      for (let now = coming(); now.length > 0; now = coming())
        await Promise.allSettled(now.map(({ finished }) => finished))
      const { violations } = await window.axe.run(
        { exclude: [['iframe'], ['[inert]']] },
        { ...given, resultTypes: ['violations'] },
      )
      return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    },
    { runOnly, rules },
  )
  return found.map((fault) => `${theme}: ${fault}`)
}

function setTheme(page: Page, theme: 'light' | 'contrast'): Promise<void> {
  return page.evaluate((chosen) => {
    if (chosen === 'light') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
  }, theme)
}
