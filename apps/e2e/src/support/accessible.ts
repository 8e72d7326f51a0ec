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
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The theme of high contrast changes colours and nothing else. */
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/**
 * Looks at the page as it stands, in both themes, for what keeps people out (WCAG 2.2 AA and axe's good practice).
 * The PDF is left out: the browser's own viewer draws it. So is what an open dialog has made inert: nobody can get there.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // A page that was looked at before has it: it takes longer to come in than to look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(script)
  await look(page, 'light', { type: 'tag', values: tags })
  await setTheme(page, 'contrast')
  await look(page, 'contrast', { type: 'rule', values: rulesOfColour })
  await setTheme(page, 'light')
  await expectOneScroll(page)
}

/**
 * On a wide screen the places of a page scroll, and never the whole of it beside them: words for screen readers that lie
 * in no such place (`position: relative`) would lengthen it.
 */
async function expectOneScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const { scrollHeight, clientHeight, clientWidth } = document.documentElement
    const isWide = clientWidth > 68 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    return isWide && document.querySelector('#content') !== null ? scrollHeight - clientHeight : 0
  })
  expect.soft(beyond, 'pixels that the page is longer than the window').toBe(0)
}

async function look(page: Page, theme: string, runOnly: axe.RunOnly): Promise<void> {
  const found = await page.evaluate(async (only) => {
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
      { runOnly: only, resultTypes: ['violations'] },
    )
    return violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  }, runOnly)
  expect.soft(found.map((fault) => `${theme}: ${fault}`)).toEqual([])
}

function setTheme(page: Page, theme: 'light' | 'contrast'): Promise<void> {
  return page.evaluate((chosen) => {
    if (chosen === 'light') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = chosen
  }, theme)
}
