// Every state of every screen in a real browser, in every language and at three widths: contrast and other axe rules,
// no horizontal overflow, no cut text, and the expected text of the state.
import { galleryLocales, known } from '../../../desk/test/gallery/known.ts'
import { moment } from '../../../desk/test/support/fixtures.ts'
import { accessibilityFaults, bothThemes } from '../support/accessible.ts'
import { layoutFaults } from '../support/layout-faults.ts'
import { stateShown } from '../support/shown-state.ts'
import { expect, test } from '../support/test.ts'

/** A phone (and 200 % zoom on a small screen), a tablet, the usual screen at a window. */
const widths = [1366, 820, 360]
/** Both themes, in every language and width: npm run proof -- gallery. */
const isProof = process.env['PROOF'] === 'gallery'
/** While the list of a field is open, react-aria hides everything else from screen readers, including headings. */
const listOpen = new Set(['form-services', 'form-found'])
const ofAnOpenList = ['aria-hidden-focus', 'page-has-heading-one']
/** Number of states that share a page: opening a page takes longer than showing a state. */
const statesPerTest = 8
/** Time limit for each state on a busy machine. */
const stateWithinMs = 30_000

const names = Object.keys(known)
for (const locale of galleryLocales) {
  for (let first = 0; first < names.length; first += statesPerTest) {
    const some = names.slice(first, first + statesPerTest)
    test(`${locale}: ${some[0] ?? ''} to ${some.at(-1) ?? ''}`, async ({ galleryUrl, page }) => {
      test.setTimeout(some.length * stateWithinMs)
      await page.clock.setFixedTime(moment)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      for (const name of some) {
        await page.setViewportSize({ width: 1366, height: 768 })
        await page.goto(`${galleryUrl}?state=${name}&locale=${locale}`)
        await stateShown(page, known[name]?.[locale as 'uk' | 'en'])
        for (const width of widths) {
          await page.setViewportSize({ width, height: 768 })
          const [isFirst, isWide] = [locale === galleryLocales[0], width === widths[0]]
          const look = async (): Promise<string[]> => {
            const faults = await layoutFaults(page)
            // Colours hardly depend on language and width: axe runs for the first ones, the others are a separate
            // proof. Layout is always checked.
            if (isProof || isFirst || isWide) {
              const themes = isProof || (isFirst && isWide) ? bothThemes : (['light'] as const)
              faults.push(
                ...(await accessibilityFaults(page, { themes, without: listOpen.has(name) ? ofAnOpenList : [] })),
              )
            }
            return faults
          }
          let faults = await look()
          // Elements that react to their own size, such as charts, need another frame.
          for (let count = 0; faults.length > 0 && count < 3; count++) {
            await page.waitForTimeout(500)
            faults = await look()
          }
          expect.soft(faults, `${name}, ${locale}, ${width} px`).toEqual([])
        }
      }
    })
  }
}
