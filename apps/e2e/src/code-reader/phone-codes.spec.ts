import { cameraVideo } from '../support/camera-video.ts'
import { read } from '../support/reader-harness.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'

for (const kind of ['qr', 'ean-13', 'code-128'] as const) {
  test(`reads the ${kind} that the visitor’s phone draws`, async ({ openPhone, openWithCamera, openReader }) => {
    const phone = await openPhone()
    await phone.show('mariana', 'internal-passport', kind)
    const film = cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }])
    const page = await openWithCamera({ film })
    await openReader(page)
    await page.evaluate(() => window.harness.start())
    await expect.poll(() => read(page)).toHaveLength(1)
    const [text] = await read(page)
    if (kind === 'qr')
      expect(text).toMatch(/^https:\/\/diia\.app\/documents\/internal-passport\/[^/]+\/verify\/[0-9a-f-]{36}$/)
    else expect(text).toBe(await phone.digits())
  })
}
