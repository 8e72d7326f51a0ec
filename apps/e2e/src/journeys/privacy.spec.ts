import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { citizens } from '@diia-desk/diia-simulator'
import { cameraVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'

const citizen = citizens.find(({ id }) => id === 'oleksandra')

/** Every text about her in any of her documents that could belong to her alone. */
function valuesOf(thing: unknown): string[] {
  if (typeof thing === 'string') return thing.length >= 6 && !common.has(thing) ? [thing] : []
  return typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(valuesOf) : []
}

/** Said of millions: a country is no secret. */
const common = new Set([
  'Україна',
  'УКРАЇНА',
  'internal-passport',
  'foreign-passport',
  'taxpayer-card',
  'driver-license',
  'birth-certificate',
])

/** Where one of the values stands in a text, plain or in the clothes in which texts travel. */
function found(values: readonly string[], where: string): string[] {
  const text = where.toLocaleLowerCase('uk')
  return values.filter((value) =>
    [
      value,
      encodeURIComponent(value),
      Buffer.from(value).toString('base64').replace(/=+$/, ''),
      JSON.stringify(value).slice(1, -1),
    ].some((form) => text.includes(form.toLocaleLowerCase('uk'))),
  )
}

async function allFiles(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Map(
    await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async (entry) => [entry.name, (await readFile(join(entry.parentPath, entry.name))).toString()] as const),
    ),
  )
}

test(
  'a citizen goes through everything and leaves no word of herself in the log, in addresses or readable on disk',
  { tag: '@whole-browser' },
  async ({ openDesk, openPhone, openCopies, diia, desk: server, dataFolder, callbackUrl }) => {
    test.slow()
    const phone = await openPhone()
    const addresses: string[] = []
    const codes: string[] = []
    const catalogue = found(valuesOf(citizen), [...(await allFiles(dataFolder)).values()].join('\n'))

    // Checked by camera.
    await phone.show('oleksandra', 'internal-passport', 'ean-13')
    codes.push(await phone.digits())
    const desk = await openDesk({
      camera: { film: cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }]) },
    })
    desk.page.on('request', (request) => addresses.push(request.url()))
    await desk.says('Документ дійсний')

    // Every document asked for, confirmed and looked at.
    for (const type of [
      'internal-passport',
      'foreign-passport',
      'taxpayer-card',
      'driver-license',
      'birth-certificate',
    ]) {
      await desk.nextVisitor()
      await phone.show('oleksandra', type, 'ean-13')
      codes.push(await phone.digits())
      await desk.choose('Отримати копії')
      await desk.type(codes.at(-1) ?? '')
      await desk.says('Чекаємо на відвідувача')
      await phone.confirm()
      await desk.says('Копії отримано')
    }

    // What goes wrong: a link, a refusal, a forged and a torn package, Diia down.
    for (const trouble of ['refuse', 'forge', 'tamper', 'tear', 'down'] as const) {
      await desk.nextVisitor()
      const { link, barcode } = diia.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
      codes.push(barcode, link, link.split('/').at(-1) ?? link)
      if (trouble === 'down') diia.control.trouble({ down: 'refused' })
      await desk.paste(link)
      if (trouble === 'down') {
        await desk.says('Не вдалося надіслати запит')
        continue
      }
      await desk.says('Чекаємо на відвідувача')
      const id = diia.control.requests().at(-1)?.id ?? ''
      if (trouble === 'refuse') {
        diia.control.refuse(id)
        await desk.says('Відвідувач відмовився')
        continue
      }
      diia.control.spoilNextDelivery({ [trouble]: true })
      diia.control.confirm(id)
      await diia.control.settled()
      if (trouble !== 'tear') await desk.says('Копію не прийнято')
    }

    // The manager reads it all.
    const copies = await openCopies()
    copies.page.on('request', (request) => addresses.push(request.url()))
    for (const row of await copies.rows().all()) {
      await row.click()
      await expect(copies.opened).toContainText('Підпис перевірено')
    }

    const about = [...new Set([...valuesOf(citizen), ...codes])]
    const secrets = [
      diia.acquirerToken,
      diia.authAcquirerToken,
      new URL(callbackUrl).pathname.split('/').at(-1) ?? '',
      'demo-clerk',
      'demo-manager',
    ]
    expect(about.length).toBeGreaterThan(60)
    // The search finds what is there: the pages showed her, and the log speaks of the same requests.
    expect(found(about, await copies.page.content())).not.toEqual([])
    expect(server.log().match(/package released/g)?.length).toBe(5)

    expect(found([...about, ...secrets], server.log())).toEqual([])
    expect(found([...about, ...secrets], addresses.join('\n'))).toEqual([])

    await server.stop()
    // What stood there before she came is of the catalogue, such as a service about the same kind of document.
    const hers = about.filter((value) => !catalogue.includes(value))
    expect(hers.length).toBeGreaterThan(60)
    for (const [name, text] of await allFiles(dataFolder)) expect([name, found(hers, text)]).toEqual([name, []])
  },
)
