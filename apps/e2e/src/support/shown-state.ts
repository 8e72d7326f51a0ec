import type { Page } from '@playwright/test'

/** Waits until a state of the gallery is complete: its actions are done, its text is shown, nothing is loading. */
export async function stateShown(page: Page, sign: RegExp | undefined): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.documentElement
      if (!('acted' in root.dataset) || document.querySelector('[aria-busy=true]') !== null) return false
      if (wanted === undefined) return true
      // As in the tests of the screens: each element's own text, with white space normalised.
      const ownText = (element: Element): string =>
        Array.from(element.childNodes, (node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : ''))
          .join('')
          .replaceAll(/\s+/g, ' ')
          .trim()
      return Array.from(document.querySelectorAll('*')).some((element) => wanted.test(ownText(element)))
    },
    sign,
    { polling: 50 },
  )
}
