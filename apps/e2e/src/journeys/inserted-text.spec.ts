// Text inserted into the code field without keys, in a real browser, because jsdom does not reproduce the events. All
// combinations of ways and texts are in apps/desk/src/workplace/input.test.tsx.
import type { CDPSession, Page } from '@playwright/test'
import type { WorkplacePage } from '../pages/workplace-page.ts'
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
      // At a person's speed: Ctrl with a letter twice within 100 ms is how a scanner sends control characters.
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

/** A workplace with the caret after the typed digits. */
async function withTyped(workplace: WorkplacePage, digits: string): Promise<CDPSession> {
  await workplace.type(digits)
  return workplace.page.context().newCDPSession(workplace.page)
}

for (const [way, insert] of ways) {
  test(`${way}: a code is checked once; something else is refused and the field keeps what it had`, async ({
    openWorkplace,
    diia,
  }) => {
    const workplace = await openWorkplace()
    const session = await withTyped(workplace, '48200')
    const { barcode, link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    await insert(workplace.page, session, `замовлення ${barcode}`)
    await expect(workplace.stage).toContainText('Схоже на код, але')
    await expect(workplace.digits).toHaveValue('4820 0')
    await insert(workplace.page, session, '482003')
    await expect(workplace.scan.getByText(/^Разом зі вставленим вийшло б 11\sцифр/)).toBeVisible()
    await expect(workplace.digits).toHaveValue('4820 0')
    await insert(workplace.page, session, `${barcode.slice(0, 4)} ${barcode.slice(4, 8)} ${barcode.slice(8)}`)
    await workplace.says('Документ дійсний')
    await expect(workplace.digits).toHaveValue('')
    await workplace.nextVisitor()
    const other = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
    await workplace.digits.focus()
    await insert(workplace.page, session, other.link)
    await workplace.says('Документ дійсний')
    expect(workplace.posted).toEqual([validations, validations])
    expect(link).not.toBe(other.link)
  })
}

test('inserting the rest of a number completes it', async ({ openWorkplace, diia }) => {
  const { barcode } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const workplace = await openWorkplace()
  const session = await withTyped(workplace, barcode.slice(0, 6))
  await session.send('Input.insertText', { text: barcode.slice(6) })
  await workplace.says('Документ дійсний')
  await expect(workplace.stage).toContainText('Вставлено')
})

test('a link dropped on the page is checked, and the browser does not open it', async ({ openWorkplace, diia }) => {
  const { link } = diia.control.issueCode({ citizenId: 'yevhen', type: 'internal-passport' })
  const workplace = await openWorkplace()
  const session = await workplace.page.context().newCDPSession(workplace.page)
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
  const address = workplace.page.url()
  await drop('https://example.org/')
  await expect(workplace.stage).toContainText('Посилання веде на інший сайт')
  await drop(link)
  await workplace.says('Документ дійсний')
  expect(workplace.page.url()).toBe(address)
  expect(workplace.posted).toEqual([validations])
})
