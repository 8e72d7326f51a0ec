// Text that comes into the digits' field without keys, by a real browser: what it tells of such text can't be trusted
// to a page without one. Each way with each kind of text is in apps/desk/src/workplace/input.test.tsx.
import type { CDPSession, Page } from '@playwright/test'
import type { DeskPage } from '../pages/desk-page.ts'
import { expect, test } from '../support/test.ts'

const validations = '/api/validations'

type Way = (page: Page, session: CDPSession, text: string) => Promise<void>

const ways: readonly [string, Way][] = [
  // As dictation, a remote desktop and a scanner's program do.
  ['inserted at once', async (_, session, text) => void (await session.send('Input.insertText', { text }))],
  [
    'inserted sign by sign',
    async (_, session, text) =>
      void (await Promise.all(Array.from(text, (sign) => session.send('Input.insertText', { text: sign })))),
  ],
  [
    'composed by an input method',
    async (_, session, text) => {
      await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      await session.send('Input.insertText', { text })
    },
  ],
  [
    'pasted by keys',
    async (page, _, text) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
      // At the pace of hands: Ctrl with a letter twice in a tenth of a second is a scanner's way to send control characters.
      await page.waitForTimeout(300)
      await page.keyboard.press('Control+V')
    },
  ],
  [
    'dropped',
    async (page, session, text) => {
      const box = await page.getByLabel('Або 13 цифр під штрихкодом').boundingBox()
      if (box === null) throw new Error('The field is not on the page')
      const at = {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 },
      }
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await session.send('Input.dispatchDragEvent', { type, ...at })
    },
  ],
]

/** A desk with the caret in the field behind what was typed there. */
async function withTyped(desk: DeskPage, digits: string): Promise<CDPSession> {
  await desk.type(digits)
  return desk.page.context().newCDPSession(desk.page)
}

for (const [way, insert] of ways) {
  test(`${way}: a code is checked once; something else is refused and the field keeps what it had`, async ({
    openDesk,
    diia,
  }) => {
    const desk = await openDesk()
    const session = await withTyped(desk, '48200')
    const { barcode, link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    await insert(desk.page, session, `замовлення ${barcode}`)
    await expect(desk.stage).toContainText('Схоже на код, але')
    await expect(desk.digits).toHaveValue('4820 0')
    await insert(desk.page, session, '482003')
    await expect(desk.scan.getByText(/^Разом зі вставленим вийшло б 11\sцифр/)).toBeVisible()
    await expect(desk.digits).toHaveValue('4820 0')
    await insert(desk.page, session, `${barcode.slice(0, 4)} ${barcode.slice(4, 8)} ${barcode.slice(8)}`)
    await desk.says('Документ дійсний')
    await expect(desk.digits).toHaveValue('')
    await desk.nextVisitor()
    const other = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    await desk.digits.focus()
    await insert(desk.page, session, other.link)
    await desk.says('Документ дійсний')
    expect(desk.posted).toEqual([validations, validations])
    expect(link).not.toBe(other.link)
  })
}

test('the rest of a number inserted makes it whole', async ({ openDesk, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk()
  const session = await withTyped(desk, barcode.slice(0, 6))
  await session.send('Input.insertText', { text: barcode.slice(6) })
  await desk.says('Документ дійсний')
  await expect(desk.stage).toContainText('Вставлено')
})

test('a link dropped on the page is judged, and the browser stays at the desk', async ({ openDesk, diia }) => {
  const { link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const desk = await openDesk()
  const session = await desk.page.context().newCDPSession(desk.page)
  const drop = async (text: string) => {
    const at = {
      x: 700,
      y: 500,
      data: {
        items: [
          { mimeType: 'text/uri-list', data: text },
          { mimeType: 'text/plain', data: text },
        ],
        dragOperationsMask: 1,
      },
    }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at })
  }
  const address = desk.page.url()
  await drop('https://example.org/')
  await expect(desk.stage).toContainText('Посилання веде на інший сайт')
  await drop(link)
  await desk.says('Документ дійсний')
  expect(desk.page.url()).toBe(address)
  expect(desk.posted).toEqual([validations])
})
