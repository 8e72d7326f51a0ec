// Text of a receipt: typed by a clerk or sent by another system, with letters of any script.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lettersInFonts, tidyText } from '@diia-desk/contract'
import type { PrintedFont } from '@diia-desk/contract'

export type Weight = 'regular' | 'bold'

/** The fonts by their names in the document. Only characters in use are embedded. */
const fontFiles = {
  regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  bold: '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf',
  'regular-dejavu': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'bold-dejavu': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
} as const
const fonts = Object.entries(fontFiles).map(
  ([name, file]) => [name, readFileSync(fileURLToPath(import.meta.resolve(file)))] as const,
)

/**
 * Distance from the top of a line to its baseline, relative to the font size, from the file of Inter. Both fonts use
 * it, so that they share a baseline.
 */
const interAscent = 0.96875

/** Printed instead of a character that no font has; otherwise there would be an invisible gap. */
export const missingLetter = '□'

export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, bytes] of fonts) doc.registerFont(name, bytes)
}

interface Run {
  font: PrintedFont
  text: string
}

export interface Writing {
  weight: Weight
  size: number
  width: number
  lineGap?: number
  features?: PDFKit.Mixins.OpenTypeFeatures[]
}

/**
 * Writes a text in black at the current position, with normalised lines. A text in one font is left to the library; a
 * text in two fonts is broken into lines here.
 *
 * @returns whether every character could be shown
 */
export function write(doc: PDFKit.PDFDocument, text: string, { weight, size, width, ...options }: Writing): boolean {
  doc.fontSize(size).fillColor('black')
  const lines = text.split(/\r\n?|\n|\u2028|\u2029/).map(normaliseLine)
  const letters = lines.flatMap(lettersInFonts)
  if (letters.every(({ font }) => font === 'inter')) {
    doc.font(weight).text(lines.join('\n'), { width, ...options })
    return true
  }
  const left = doc.x
  for (const line of lines) writeMixed(doc, weight, wordsOf(line), { size, width, lineGap: options.lineGap ?? 0 })
  doc.x = left
  doc.font(weight)
  return letters.every(({ font }) => font !== undefined)
}

/** Normalised, except for spaces that keep words together. */
function normaliseLine(line: string): string {
  return line.split('\u{A0}').map(tidyText).join('\u{A0}')
}

/** The words of a line, each split into runs of one font. */
function wordsOf(line: string): Run[][] {
  return line.split(' ').map((word) => {
    const runs: Run[] = []
    for (const { letter, font } of lettersInFonts(word)) {
      const run: Run = font === undefined ? { font: 'inter', text: missingLetter } : { font, text: letter }
      const last = runs.at(-1)
      if (last !== undefined && last.font === run.font) last.text += run.text
      else runs.push(run)
    }
    return runs
  })
}

function writeMixed(
  doc: PDFKit.PDFDocument,
  weight: Weight,
  words: readonly Run[][],
  { size, width, lineGap }: { size: number; width: number; lineGap: number },
): void {
  const left = doc.x
  doc.fontSize(size)
  const foot = doc.page.height - doc.page.margins.bottom
  const height =
    Math.max(...(['inter', 'dejavu'] as const).map((font) => doc.font(nameOf(weight, font)).currentLineHeight(true))) +
    lineGap
  const widthOf = ({ font, text }: Run): number => doc.font(nameOf(weight, font)).widthOfString(text)
  const blank = widthOf({ font: 'inter', text: ' ' })
  let x = left
  let y = doc.y
  const nextLine = (): void => {
    x = left
    y += height
    if (y + height <= foot) return
    // A listener for new pages writes a head on it.
    doc.addPage()
    doc.fontSize(size).fillColor('black')
    y = doc.y
  }
  for (const word of words) {
    const wide = word.reduce((sum, run) => sum + widthOf(run), 0)
    if (x > left && x + wide > left + width) nextLine()
    for (const run of wide <= width ? word : word.flatMap(lettersOf)) {
      const step = widthOf(run)
      if (x > left && x + step > left + width + 0.01) nextLine()
      doc
        .font(nameOf(weight, run.font))
        .text(run.text, x, y + interAscent * size, { lineBreak: false, baseline: 'alphabetic' })
      x += step
    }
    x += blank
  }
  doc.x = left
  doc.y = y + height
}

/** A word wider than the page is broken wherever necessary. */
function lettersOf({ font, text }: Run): Run[] {
  return Array.from(text, (letter) => ({ font, text: letter }))
}

function nameOf(weight: Weight, font: PrintedFont): keyof typeof fontFiles {
  return font === 'inter' ? weight : `${weight}-${font}`
}
