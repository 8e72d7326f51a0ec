// Every state of every screen in a real browser at three widths: contrast and other axe rules, no horizontal overflow, no
// cut text, the expected text of the state and the page's title, and nothing said on the console.
import { galleryLocales, known, listOpen } from '../../../desk/test/gallery/known.ts'
import { moment } from '../../../desk/test/support/fixtures.ts'
import { accessibilityFaults, bothThemes } from '../support/accessible.ts'
import { layoutFaults } from '../support/layout-faults.ts'
import { stateShown } from '../support/shown-state.ts'
import { expect, test } from '../support/test.ts'

/** A phone (and 200 % zoom on a small screen), a tablet, the usual screen at a window. */
const widths = [1366, 820, 360]
/** Every language, axe at each width and in both themes: npm run proof -- gallery. */
const isProof = process.env['PROOF'] === 'gallery'
/** A test language with longer texts than any other, for layout faults. */
const pseudo = 'qps'
/** The choice of languages in the gallery offers it, although no list of languages contains it. */
const ofThePseudoLanguage = 'light: valid-lang at button[lang="qps"]'
/**
 * While the list of a field is open, react-aria hides everything else from screen readers, including headings. In jsdom
 * these rules apply: apps/desk/test/open-lists.test.ts.
 */
const ofAnOpenList = ['aria-hidden-focus', 'page-has-heading-one']
/** Number of states that share a page: opening a page takes longer than showing a state. */
const statesPerTest = 8
/** Time limit for each state on a busy machine. */
const stateWithinMs = 30_000

const names = Object.keys(known)
for (const locale of isProof ? galleryLocales : galleryLocales.slice(0, 1)) {
  for (let first = 0; first < names.length; first += statesPerTest) {
    const some = names.slice(first, first + statesPerTest)
    test(`${locale}: ${some[0] ?? ''} to ${some.at(-1) ?? ''}`, async ({ galleryUrl, page }) => {
      test.setTimeout(some.length * stateWithinMs)
      await page.clock.setFixedTime(moment)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      for (const name of some) {
        await page.setViewportSize({ width: 1366, height: 768 })
        await page.goto(`${galleryUrl}?state=${name}&locale=${locale}`)
        await stateShown(page, known[name]?.[locale as 'uk' | 'en'])
        for (const width of widths) {
          await page.setViewportSize({ width, height: 768 })
          // Colours are those of the usual width nearly everywhere; where things lie is looked at in each.
          const isUsual = width === widths[0]
          const themes = isProof && isUsual ? bothThemes : (['light'] as const)
          const without = listOpen.includes(name) ? ofAnOpenList : []
          const look = async (): Promise<string[]> => {
            const ofLayout = await layoutFaults(page)
            if (locale === pseudo || !(isProof || isUsual)) return ofLayout
            const ofAxe = await accessibilityFaults(page, { themes, without, whole: true })
            return [...ofLayout, ...ofAxe.filter((fault) => fault !== ofThePseudoLanguage)]
          }
          let faults = await look()
          // Elements that react to their own size, such as charts, need another frame.
          for (let count = 0; faults.length > 0 && count < 3; count++) {
            await page.waitForTimeout(500)
            faults = await look()
          }
          expect.soft(faults, `${name}, ${locale}, ${width} px`).toEqual([])
        }
        expect.soft(await page.title(), name).toMatch(/diia-desk$/)
        expect.soft(complaints.splice(0), `${name}, ${locale}`).toEqual([])
      }
    })
  }
}
