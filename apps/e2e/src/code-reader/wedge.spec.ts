import type { Page } from '@playwright/test'
import { expect, test as base } from '../support/test.ts'
import { scan, typeByHand } from '../support/usb-scanner.ts'

const number = '5579455552341'
const link = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

interface Harness {
  readonly scans: { content: string; text: string; layout: string; terminator: string }[]
  readonly acts: string[]
  readonly taken: string[]
}

const test = base.extend<{ wedge: Page }>({
  wedge: async ({ page, readerUrl }, use) => {
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(`${readerUrl}wedge.html`)
    await page.waitForFunction(() => 'harness' in window)
    await use(page)
    expect(errors).toEqual([])
  },
})

function harnessOf(page: Page): Promise<Harness> {
  return page.evaluate(() => (window as unknown as { harness: Harness }).harness)
}

async function textsOf(page: Page): Promise<string[]> {
  return (await harnessOf(page)).scans.map(({ text }) => text)
}

for (const [what, text] of [
  ['a number', number],
  ['a link', link],
] as const) {
  test(`${what} scanned into a line: text, selection and caret are given back, the form stays`, async ({ wedge }) => {
    const line = wedge.getByLabel('Line', { exact: true })
    await line.evaluate((field: HTMLInputElement) => {
      field.focus()
      field.setSelectionRange(1, 5, 'backward')
    })
    for (const layout of ['us', 'ukrainian'] as const) {
      await scan(wedge, text, { layout })
      await expect.poll(() => textsOf(wedge)).toContain(text)
      await expect(line).toHaveValue('one two')
      expect(
        await line.evaluate((field: HTMLInputElement) => [
          field.selectionStart,
          field.selectionEnd,
          field.selectionDirection,
        ]),
      ).toEqual([1, 5, 'backward'])
    }
    expect((await harnessOf(wedge)).acts).toEqual(text === link ? ['Shift', 'Shift'] : [])
    expect(await textsOf(wedge)).toEqual([text, text])
    await expect(line).toBeFocused()
  })
}

for (const [label, value] of [
  ['Number', '5'],
  ['Codes', ''],
  ['Password', ''],
  ['Lines', 'one\ntwo'],
] as const) {
  test(`scanned into «${label}»: given back`, async ({ wedge }) => {
    const field = wedge.getByLabel(label, { exact: true })
    await field.focus()
    await scan(wedge, number, { terminators: ['Enter', 'Ctrl+J'] })
    await expect.poll(() => textsOf(wedge)).toEqual([number])
    await expect(field).toHaveValue(value)
    expect((await harnessOf(wedge)).acts).toEqual([])
    expect((await harnessOf(wedge)).taken.filter((text) => text !== '' && text.length > 3)).toEqual([])
  })
}

test('scanned while a list has the focus: its choice stays', async ({ wedge }) => {
  const choice = wedge.getByLabel('Choice')
  await choice.focus()
  await scan(wedge, link, { gap: 80 })
  await expect.poll(() => textsOf(wedge)).toEqual([link])
  await expect(choice).toHaveValue('alpha')
})

test('scanned into rich text: the text and the selection are restored', async ({ wedge }) => {
  const rich = wedge.getByRole('textbox', { name: 'Rich' })
  await rich.evaluate((root) => {
    const bold = root.querySelector('b')?.firstChild
    if (bold) getSelection()?.setBaseAndExtent(bold, 1, bold, 2)
  })
  await scan(wedge, number)
  await expect.poll(() => textsOf(wedge)).toEqual([number])
  expect(await rich.innerHTML()).toBe('one <b>two</b>')
  expect(await wedge.evaluate(() => getSelection()?.toString())).toBe('w')
})

test('Alt codes: the letters typed by the system are removed', async ({ wedge }) => {
  const line = wedge.getByLabel('Line', { exact: true })
  await line.focus()
  // The system types a letter when Alt is released; the protocol has no Alt codes, so the test inserts the letters.
  await wedge.evaluate((text) => {
    const field = document.activeElement
    let at = 0
    addEventListener('keyup', ({ key }) => {
      if (key === 'Alt' && field instanceof HTMLInputElement) field.value += text[at++] ?? ''
    })
  }, number)
  await scan(wedge, number, { altCodes: 'with-zero' })
  await expect.poll(() => textsOf(wedge)).toEqual([number])
  await expect(line).toHaveValue('one two')
})

for (const terminator of ['Enter', 'NumpadEnter', 'Tab'] as const) {
  test(`with the focus on a button, ${terminator} presses nothing`, async ({ wedge }) => {
    const button = wedge.getByRole('button', { name: 'Press' })
    await button.focus()
    await scan(wedge, number, { terminators: [terminator, terminator] })
    await scan(wedge, '7 1 9 3 x', { terminators: [terminator] })
    await expect.poll(() => textsOf(wedge)).toEqual([number, '7 1 9 3 x'])
    expect((await harnessOf(wedge)).acts).toEqual([])
    await expect(button).toBeFocused()
    // Directly after a scan a second Enter still belongs to the scanner.
    await wedge.waitForTimeout(300)
    await wedge.keyboard.press('Space')
    await wedge.keyboard.press('Enter')
    expect((await harnessOf(wedge)).acts.filter((act) => act === 'pressed')).toHaveLength(2)
  })
}

test('no terminator, and nothing has the focus', async ({ wedge }) => {
  await scan(wedge, link, { terminators: [], layout: 'russian' })
  await expect.poll(() => textsOf(wedge)).toEqual([link])
  expect((await harnessOf(wedge)).scans[0]).toMatchObject({ terminator: 'none', layout: 'russian' })
})

test('other text scanned: it is removed from a field for codes, and other fields keep what was typed', async ({
  wedge,
}) => {
  const [codes, line] = [wedge.getByLabel('Codes'), wedge.getByLabel('Line', { exact: true })]
  await codes.focus()
  await scan(wedge, '48200247')
  await expect.poll(() => textsOf(wedge)).toEqual(['48200247'])
  await expect(codes).toHaveValue('')
  await line.focus()
  await scan(wedge, '48200247')
  await expect.poll(() => textsOf(wedge)).toHaveLength(2)
  await expect(line).toHaveValue(/48200247/)
  expect((await harnessOf(wedge)).acts).toEqual([])
})

test('events of a browser that fills in a form are ignored', async ({ wedge }) => {
  await wedge.evaluate(() => {
    for (const type of ['keydown', 'keyup'])
      document.querySelector('input')?.dispatchEvent(new Event(type, { bubbles: true }))
  })
  await scan(wedge, number)
  await expect.poll(() => textsOf(wedge)).toEqual([number])
})

test('typing by hand: every letter arrives at once and is not a scan', async ({ wedge }) => {
  const codes = wedge.getByLabel('Codes')
  await codes.focus()
  await typeByHand(wedge, number)
  await expect(codes).toHaveValue(number)
  const { scans, taken } = await harnessOf(wedge)
  expect(scans).toEqual([])
  expect(taken).toEqual(Array.from(number, (_, index) => number.slice(0, index + 1)))
  await wedge.keyboard.press('Enter')
  expect((await harnessOf(wedge)).acts).toEqual(['Enter', 'sent'])
})

test('a frame that was clicked loses the focus when the pointer leaves it', async ({ wedge }) => {
  await wedge.frameLocator('iframe').getByText('Another document').click()
  await scan(wedge, number)
  await wedge.mouse.move(10, 10)
  await scan(wedge, link)
  await expect.poll(() => textsOf(wedge)).toEqual([link])
})

test('a frame focused with the keyboard keeps the focus', async ({ wedge }) => {
  await wedge.getByRole('button', { name: 'Press' }).focus()
  await wedge.keyboard.press('Tab')
  await wedge.mouse.move(10, 10)
  await wedge.mouse.move(20, 20)
  expect(await wedge.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME')
})
