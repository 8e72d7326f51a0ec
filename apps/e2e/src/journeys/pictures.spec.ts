import type { Browser } from '@playwright/test'
import bwip from 'bwip-js'
import { expect, test } from '../support/test.ts'

const validations = '/api/validations'

for (const [how, kind] of [
  ['drop', 'qr'],
  ['paste', 'ean-13'],
  ['drop', 'code-128'],
] as const) {
  test(`a screenshot with a ${kind} is read: ${how}`, async ({ openWorkplace, openPhone }) => {
    const phone = await openPhone()
    await phone.show('mariana', 'internal-passport', kind)
    const workplace = await openWorkplace()
    const sent: string[] = []
    workplace.page.on(
      'request',
      (request) =>
        request.method() !== 'GET' && sent.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
    )
    await workplace.give(how, await phone.page.screenshot())
    await workplace.says('Документ дійсний')
    await expect(workplace.stage).toContainText('Зображення')
    await expect(phone.page.getByRole('heading', { name: 'Код використано' })).toBeVisible()
    // Only the code and its input were sent, not the picture.
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatch(/^\/api\/validations \{"(?:qrcode|barcode)":"[^"]+","input":"picture"\}$/)
  })
}

test('a screenshot chosen from the camera’s menu is read', async ({ openWorkplace, openPhone }) => {
  const phone = await openPhone()
  await phone.show('yevhen', 'driver-license', 'qr')
  const workplace = await openWorkplace()
  await workplace.scan.getByRole('button', { name: 'Меню камери' }).click()
  const choosing = workplace.page.waitForEvent('filechooser')
  await workplace.page.getByRole('menuitem', { name: 'Прочитати код із файла…' }).click()
  await (
    await choosing
  ).setFiles({ name: 'screenshot.png', mimeType: 'image/png', buffer: await phone.page.screenshot() })
  await workplace.says('Документ дійсний')
})

test('a picture without a code, one with two, and a file that is not a picture are reported', async ({
  openWorkplace,
  diia,
  browser,
}) => {
  const workplace = await openWorkplace()
  await workplace.give('drop', await workplace.page.screenshot())
  await workplace.says('Коду не знайдено')
  await workplace.nextVisitor()
  const codes = ['yevhen', 'mariana'].map(
    (citizenId) => diia.control.issueCode({ citizenId, type: 'internal-passport' }).link,
  )
  await workplace.give('drop', await twoCodes(browser, codes))
  await workplace.says('Кілька кодів')
  await workplace.nextVisitor()
  await workplace.give('paste', Buffer.from('%PDF-1.7'), 'passport.pdf')
  await workplace.says('Це не зображення')
  await workplace.give(
    'drop',
    await bwip.toBuffer({
      bcid: 'qrcode',
      text: 'https://example.org',
      scale: 6,
      backgroundcolor: 'FFFFFF',
      padding: 10,
    }),
  )
  await expect(workplace.stage).toContainText('Нічого не надіслано')
  expect(workplace.posted.filter((path) => path === validations)).toEqual([])
})

/** Two codes side by side, as in a screenshot of a chat. */
async function twoCodes(browser: Browser, texts: readonly string[]): Promise<Buffer> {
  const images = await Promise.all(texts.map((text) => bwip.toBuffer({ bcid: 'qrcode', text, scale: 4 })))
  const page = await browser.newPage({ viewport: { width: 900, height: 420 } })
  await page.setContent(
    `<body style="background:#fff;display:flex;gap:60px">${images.map((image) => `<img src="data:image/png;base64,${image.toString('base64')}">`).join('')}</body>`,
  )
  const picture = await page.screenshot()
  await page.close()
  return picture
}
