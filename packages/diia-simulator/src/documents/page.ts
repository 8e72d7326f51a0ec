import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Pdfkit from 'pdfkit'

/** Points; A4 is 595.28 × 841.89. */
export const page = { width: 595.28, height: 841.89, margin: 46 } as const
export const contentWidth = page.width - 2 * page.margin

/** Colours equal to those of the design tokens, which are CSS. */
export const colours = {
  ink: '#131a24',
  ink2: '#465263',
  ink3: '#5c6878',
  line: '#dde3ea',
  accent: '#0b57b0',
  accentSoft: '#eaf2fc',
  accentLine: '#a9c8ee',
  warn: '#7d4700',
  warnSoft: '#fff5e0',
} as const

// Complete TTF files: pdfkit embeds only the used glyphs and needs Latin, Cyrillic and ’ in one font.
const fontFiles = {
  regular: '400Regular/Inter_400Regular.ttf',
  medium: '500Medium/Inter_500Medium.ttf',
  bold: '700Bold/Inter_700Bold.ttf',
} as const

const fontBytes = new Map<string, Buffer>()

function readFont(file: string): Buffer {
  const known = fontBytes.get(file)
  if (known) return known
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)))
  fontBytes.set(file, bytes)
  return bytes
}

/**
 * Makes an empty A4 page with the fonts `regular`, `medium` and `bold`. Nothing else in the file depends on the time
 * than `now`.
 */
export function newPage(title: string, now: Date): PDFKit.PDFDocument {
  const doc = new Pdfkit({
    size: 'A4',
    margin: 0,
    lang: 'uk',
    displayTitle: true,
    info: {
      Title: title,
      Author: 'Симулятор Дії',
      Creator: 'diia-simulator',
      Producer: 'diia-simulator',
      CreationDate: now,
    },
  })
  for (const [name, file] of Object.entries(fontFiles)) doc.registerFont(name, readFont(file))
  return doc
}

/** Ends the document and returns its bytes. */
export async function finish(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  doc.end()
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(Buffer.from(chunk))
  return Uint8Array.from(Buffer.concat(chunks))
}
