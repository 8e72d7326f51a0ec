import type { Page } from '@playwright/test'

/**
 * Layout faults of a page: wider than its window (WCAG 1.4.10), longer than its window although its parts scroll, or
 * with cut text.
 */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const root = document.documentElement
    const beyond = root.scrollWidth - root.clientWidth
    if (beyond > 0) faults.push(`the document is ${beyond} px wider than the window`)
    // Text for screen readers outside any scrolling part would lengthen the page.
    const isWide = root.clientWidth > 68 * Number.parseFloat(getComputedStyle(root).fontSize)
    const longer = root.scrollHeight - root.clientHeight
    if (isWide && longer > 0 && document.querySelector('#content') !== null)
      faults.push(`the document is ${longer} px longer than the window`)
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const fault = faultOfText(texts.currentNode as Text)
      if (fault !== undefined) faults.push(fault)
    }
    return [...new Set(faults)]

    /**
     * Whether text is cut off by an element that clips it. Scrolling elements and an ellipsis with a title are no
     * fault.
     */
    function faultOfText(text: Text): string | undefined {
      const words = text.data.trim()
      if (words === '' || text.parentElement?.checkVisibility({ visibilityProperty: true }) !== true) return undefined
      const range = document.createRange()
      range.selectNodeContents(text)
      const box = range.getBoundingClientRect()
      for (
        let element: HTMLElement | null = text.parentElement;
        element !== null && element !== root;
        element = element.parentElement
      ) {
        const style = getComputedStyle(element)
        const inner = element.getBoundingClientRect()
        if (style.clipPath !== 'none' || (inner.width <= 1 && inner.height <= 1)) return undefined
        if (style.textOverflow === 'ellipsis' && element.closest('[title]') !== null) return undefined
        const across = box.left < inner.left - 1 || box.right > inner.right + 1
        const down = box.top < inner.top - 1 || box.bottom > inner.bottom + 1
        if ((across && cuts(style.overflowX)) || (down && cuts(style.overflowY)))
          return `«${words.slice(0, 60)}» is cut off by ${element.localName}.${element.className}`
        if ((across && !cuts(style.overflowX) && style.overflowX !== 'visible') || scrolls(style)) return undefined
      }
      return undefined
    }

    function cuts(overflow: string): boolean {
      return overflow === 'hidden' || overflow === 'clip'
    }

    function scrolls({ overflowX, overflowY }: CSSStyleDeclaration): boolean {
      return /auto|scroll/.test(`${overflowX} ${overflowY}`)
    }
  })
}
