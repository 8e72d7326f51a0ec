import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hasGlyphs, lettersWithoutGlyph } from '@diia-desk/contract'
import fontkit from '@pdf-lib/fontkit'
import { describe, expect, it } from 'vitest'
import { makeReceiptPdf } from '../src/features/visit/appeals/receipt-pdf.ts'
import type { Receipt } from '../src/features/visit/appeals/receipt-pdf.ts'
import { drawnTexts } from './pdf-text.ts'

const receipt: Receipt = {
  centre: 'ЦНАП Ясного Поля',
  number: '2026-11-30/001',
  registeredAt: '30.11.2026 о\u{A0}10:42',
  registeredBy: 'Мирослава Ткач, вікно\u{A0}3',
  service: '00034\u{A0}· Реєстрація місця проживання',
  variation: undefined,
  applicant: 'Їжак Ґудзь',
  deadline: undefined,
  toComplete: undefined,
  missing: [],
  isTest: false,
  ratingUrl: 'https://cnap.example/rate/abc',
}
const now = new Date('2026-11-30T08:42:00Z')

async function draw(given: Partial<Receipt>): Promise<{ text: string; runs: ReturnType<typeof drawnTexts> }> {
  const runs = drawnTexts(await makeReceiptPdf({ ...receipt, ...given }, now))
  return { runs, text: runs.map(({ text }) => text).join('|') }
}

describe('a receipt shows', () => {
  it('one space for white space of any kind, and nothing for invisible characters', async () => {
    const { text } = await draw({
      applicant: 'Коваль\tЯрина\u0000 \u0007Тарасівна\u200B',
      toComplete: 'Довідка\t№ 5,\r\nзаява',
    })
    expect(text).toContain('|Коваль Ярина Тарасівна|')
    expect(text).toContain('|Довідка № 5,|заява|')
    expect(text).toContain('Мирослава Ткач, вікно\u{A0}3')
    expect(text).not.toMatch(/[\p{Cc}\uFFFD□]/u)
  })

  it('letters in whichever form they came', async () => {
    expect((await draw({ applicant: 'Їжак Ґудзь Й'.normalize('NFD') })).text).toContain('|Їжак Ґудзь Й|')
  })

  it.each([
    ['Georgian', 'Шота რუსთაველი', 'რუსთაველი'],
    ['Armenian', 'Սարոյան Վ.', 'Սարոյան'],
    ['rare Cyrillic', 'Ԝалес', 'Ԝ'],
  ])('%s in another font', async (_script, applicant, foreign) => {
    const { runs, text } = await draw({ applicant })
    expect(runs.find((run) => run.text === foreign)?.font).toMatch(/DejaVu/)
    expect(text).not.toMatch(/□|Примітка/)
    expect(lettersWithoutGlyph(applicant)).toEqual([])
  })

  it('a box for a letter that no font has, and explains it', async () => {
    const { text } = await draw({ applicant: 'Лі 李小龍' })
    expect(text).toContain('|□□□|')
    expect(text).toContain('Примітка')
    expect(lettersWithoutGlyph('Лі 李小龍 李\t')).toEqual(['李', '小', '龍'])
  })

  it('all of a long text in two fonts, on as many pages as needed', async () => {
    const word = 'რუსთაველი'
    const { text } = await draw({
      toComplete: Array.from({ length: 400 }, (_, index) => `${word} слово${index}`).join(' '),
    })
    expect(text.split(word)).toHaveLength(401)
    for (const index of [0, 199, 399]) expect(text).toContain(`слово${index}|`)
    expect(text).toContain('продовження')
    const unbroken = await draw({ toComplete: word.repeat(60) })
    expect(unbroken.text.replaceAll('|', '')).toContain(word.repeat(60))
  })
})

describe('the table of letters', () => {
  const files = {
    inter: [
      '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
      '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
    ],
    dejavu: ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'],
  } as const

  it.each(['inter', 'dejavu'] as const)('is that of %s', (font) => {
    const [regular, bold] = files[font].map(
      (file) =>
        new Set(
          (
            fontkit.create(readFileSync(fileURLToPath(import.meta.resolve(file)))) as unknown as {
              characterSet: number[]
            }
          ).characterSet,
        ),
    )
    const wrong: string[] = []
    for (let code = 0x20; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code)
      if (/[\p{C}\p{Zl}\p{Zp}\uFFFD]/u.test(letter)) continue
      if (hasGlyphs(font, letter) !== (regular?.has(code) === true && bold?.has(code) === true))
        wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })
})
