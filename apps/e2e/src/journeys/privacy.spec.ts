import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { citizens } from '@diia-desk/diia-simulator'
import { cameraVideo } from '../support/camera-video.ts'
import { screenPicture } from '../support/screen-picture.ts'
import { expect, test } from '../support/test.ts'

const citizen = citizens.find(({ id }) => id === 'oleksandra')

/** All texts in her documents that could identify her. */
function valuesOf(thing: unknown): string[] {
  if (typeof thing === 'string') return thing.length >= 6 && !common.has(thing) ? [thing] : []
  return typeof thing === 'object' && thing !== null ? Object.values(thing).flatMap(valuesOf) : []
}

/** Values that apply to millions of people, such as a country. */
const common = new Set([
  'Україна',
  'УКРАЇНА',
  'internal-passport',
  'foreign-passport',
  'taxpayer-card',
  'driver-license',
  'birth-certificate',
])

/** Finds the values in a text, plain or in a usual encoding. */
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
  async ({ openWorkplace, openPhone, openCopies, diia, bff: server, dataFolder, callbackUrl }) => {
    test.slow()
    const phone = await openPhone()
    const addresses: string[] = []
    const codes: string[] = []
    const catalogue = found(valuesOf(citizen), [...(await allFiles(dataFolder)).values()].join('\n'))

    // A check by camera.
    await phone.show('oleksandra', 'internal-passport', 'ean-13')
    codes.push(await phone.digits())
    const workplace = await openWorkplace({
      camera: { film: cameraVideo([{ screen: await screenPicture(phone.page), seconds: 0.4 }]) },
    })
    workplace.page.on('request', (request) => addresses.push(request.url()))
    await workplace.says('Документ дійсний')

    // Every document requested, confirmed and opened.
    for (const type of [
      'internal-passport',
      'foreign-passport',
      'taxpayer-card',
      'driver-license',
      'birth-certificate',
    ]) {
      await workplace.nextVisitor()
      await phone.show('oleksandra', type, 'ean-13')
      codes.push(await phone.digits())
      await workplace.choose('Отримати копії')
      await workplace.type(codes.at(-1) ?? '')
      await workplace.says('Чекаємо на відвідувача')
      await phone.confirm()
      await workplace.says('Копії отримано')
    }

    // Failures: a link, a refusal, a forged and a truncated package, Diia down.
    for (const trouble of ['refuse', 'forge', 'tamper', 'tear', 'down'] as const) {
      await workplace.nextVisitor()
      const { link, barcode } = diia.control.issueCode({ citizenId: 'oleksandra', type: 'internal-passport' })
      codes.push(barcode, link, link.split('/').at(-1) ?? link)
      if (trouble === 'down') diia.control.trouble({ down: 'refused' })
      await workplace.paste(link)
      if (trouble === 'down') {
        await workplace.says('Не вдалося надіслати запит')
        continue
      }
      await workplace.says('Чекаємо на відвідувача')
      const id = diia.control.requests().at(-1)?.id ?? ''
      if (trouble === 'refuse') {
        diia.control.refuse(id)
        await workplace.says('Відвідувач відмовився')
        continue
      }
      diia.control.spoilNextDelivery({ [trouble]: true })
      diia.control.confirm(id)
      await diia.control.settled()
      if (trouble !== 'tear') await workplace.says('Копію не прийнято')
    }

    // The manager opens everything.
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
    // Makes sure that the search works: the pages contained her data, and the log contains the same requests.
    expect(found(about, await copies.page.content())).not.toEqual([])
    expect(server.log().match(/package released/g)?.length).toBe(5)

    expect(found([...about, ...secrets], server.log())).toEqual([])
    expect(found([...about, ...secrets], addresses.join('\n'))).toEqual([])

    await server.stop()
    // Text that existed before belongs to the catalogue, such as a service about the same kind of document.
    const hers = about.filter((value) => !catalogue.includes(value))
    expect(hers.length).toBeGreaterThan(60)
    for (const [name, text] of await allFiles(dataFolder)) expect([name, found(hers, text)]).toEqual([name, []])
  },
)
