import { startWedge, type Scan } from '../../src/wedge/index.ts'

/** What browser tests drive: a page with every kind of field, and a scanner that may come at any time. */
export interface WedgeHarness {
  readonly scans: Scan[]
  /** What the page did by itself: sent the form, pressed the button, saw a key. */
  readonly acts: string[]
  /** Values with which the codes field would have acted. */
  readonly taken: string[]
}

const harness: WedgeHarness = { scans: [], acts: [], taken: [] }
const codes = document.querySelector<HTMLInputElement>('[name=codes]')

const wedge = startWedge({
  classify: (text) =>
    /^[1-9]\d{12}$/.test(text) ? 'number' : text.startsWith('https://diia.app/documents/') ? 'link' : 'other',
  onScan: (scan) => harness.scans.push(scan),
})
document.addEventListener('submit', (event) => {
  event.preventDefault()
  harness.acts.push('sent')
})
document.querySelector('[type=button]')?.addEventListener('click', () => harness.acts.push('pressed'))
document.addEventListener('keydown', (event) => {
  if (event instanceof KeyboardEvent && event.key.length > 1) harness.acts.push(event.key)
})
codes?.addEventListener('input', () => wedge.whenTyped(() => harness.taken.push(codes.value)))

Object.assign(window, { harness })
