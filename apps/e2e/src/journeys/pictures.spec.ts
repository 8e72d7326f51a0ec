import type { Browser } from '@playwright/test'
import bwip from 'bwip-js'
import { expect, test } from '../support/test.ts'

const validations = '/api/validations'

for (const [how, kind] of [
  ['drop', 'qr'],
  ['paste', 'ean-13'],
  ['drop', 'code-128'],
] as const) {
  test(`a screenshot with a ${kind} is read: ${how}`, async ({ openDesk, openPhone }) => {
    const phone = await openPhone()
    await phone.show('mariana', 'internal-passport', kind)
    const desk = await openDesk()
    const sent: string[] = []
    desk.page.on(
      'request',
      (request) =>
        request.method() !== 'GET' && sent.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`),
    )
    await desk.give(how, await phone.page.screenshot())
    await desk.says('Документ дійсний')
    await expect(desk.stage).toContainText('Зображення')
    await expect(phone.page.getByRole('heading', { name: 'Код використано' })).toBeVisible()
    // The picture stays here: what went out is the code and how it came.
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatch(/^\/api\/validations \{"(?:qrcode|barcode)":"[^"]+","input":"picture"\}$/)
  })
}

test('a screenshot chosen from the menu at the camera is read', async ({ openDesk, openPhone }) => {
  const phone = await openPhone()
  await phone.show('yevhen', 'driver-license', 'qr')
  const desk = await openDesk()
  await desk.scan.getByRole('button', { name: 'Меню камери' }).click()
  const choosing = desk.page.waitForEvent('filechooser')
  await desk.page.getByRole('menuitem', { name: 'Прочитати код із файла…' }).click()
  await (
    await choosing
  ).setFiles({ name: 'screenshot.png', mimeType: 'image/png', buffer: await phone.page.screenshot() })
  await desk.says('Документ дійсний')
})

test('a picture without a code, one with two, and what is no picture say so', async ({ openDesk, diia, browser }) => {
  const desk = await openDesk()
  await desk.give('drop', await desk.page.screenshot())
  await desk.says('Коду не знайдено')
  await desk.nextVisitor()
  const codes = ['yevhen', 'mariana'].map(
    (citizenId) => diia.control.issueCode({ citizenId, type: 'internal-passport' }).link,
  )
  await desk.give('drop', await twoCodes(browser, codes))
  await desk.says('Кілька кодів')
  await desk.nextVisitor()
  await desk.give('paste', Buffer.from('%PDF-1.7'), 'passport.pdf')
  await desk.says('Це не зображення')
  await desk.give(
    'drop',
    await bwip.toBuffer({
      bcid: 'qrcode',
      text: 'https://example.org',
      scale: 6,
      backgroundcolor: 'FFFFFF',
      padding: 10,
    }),
  )
  await expect(desk.stage).toContainText('Нічого не надіслано')
  expect(desk.posted.filter((path) => path === validations)).toEqual([])
})

/** Two codes side by side, as in a screenshot of a conversation. */
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
