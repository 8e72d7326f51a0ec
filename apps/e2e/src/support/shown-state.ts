import type { Page } from '@playwright/test'

/** Waits until a state of the gallery stands on the page: it has acted, says what it is known by, and waits for nothing. */
export async function stateShown(page: Page, sign: RegExp | undefined): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const root = document.documentElement
      if (!('acted' in root.dataset) || document.querySelector('[aria-busy=true]') !== null) return false
      if (wanted === undefined) return true
      // As in the screens' tests: of each element its own text, with one space for any white space.
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
