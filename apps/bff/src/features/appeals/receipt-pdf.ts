// The sheet that a visitor takes home: A5, black on white, so that any printer does it well.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toSVG } from 'bwip-js/node'
import type { RenderOptions } from 'bwip-js/node'
import Pdfkit from 'pdfkit'

export interface Receipt {
  centre: string
  number: string
  registeredAt: string
  /** «Мирослава Ткач, вікно 3» */
  registeredBy: string | undefined
  service: string | undefined
  variation: string | undefined
  applicant: string | undefined
  /** Last day of the term, already in words. */
  deadline: string | undefined
  /** What a returned appeal lacks. */
  toComplete: string | undefined
  /** Titles of documents whose copies have not come. */
  missing: string[]
  isTest: boolean
  ratingUrl: string
}

/** Points; A5 is 419.53 × 595.28. */
const page = { width: 419.53, height: 595.28, margin: 34 }
const contentWidth = page.width - 2 * page.margin
const qrSize = 96
const ratingHeight = qrSize + 14
const grey = '#444444'

const fontFiles = { regular: '400Regular/Inter_400Regular.ttf', bold: '700Bold/Inter_700Bold.ttf' } as const
const fonts = Object.entries(fontFiles).map(([name, file]) => [name, readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/inter/${file}`)))] as const)

/** Draws a receipt. What does not fit goes on to another page; nothing is cut. */
export async function makeReceiptPdf(receipt: Receipt, now: Date): Promise<Buffer> {
  const doc = new Pdfkit({
    size: 'A5', margin: page.margin, lang: 'uk', displayTitle: true,
    info: { Title: `Звернення № ${receipt.number}`, Author: receipt.centre, Creator: 'diia-desk', Producer: 'diia-desk', CreationDate: now },
  })
  for (const [name, bytes] of fonts) doc.registerFont(name, bytes)
  doc.on('pageAdded', () => continued(doc, receipt))

  doc.font('bold').fontSize(11).fillColor('black').text(receipt.centre, { width: contentWidth })
  rule(doc)
  doc.font('regular').fontSize(11).fillColor(grey).text(receipt.isTest ? 'Навчальний запис. Звернення не зареєстровано, номер' : 'Звернення зареєстровано, номер', { width: contentWidth })
  doc.moveDown(0.15)
  drawNumber(doc, receipt.number)
  doc.fontSize(11).moveDown(0.8)
  entry(doc, 'Послуга', receipt.service, receipt.variation)
  entry(doc, 'Заявник', receipt.applicant)
  entry(doc, 'Зареєстровано', receipt.registeredAt, receipt.registeredBy)
  entry(doc, 'Строк надання', receipt.deadline)
  entry(doc, 'Потрібно доповнити', receipt.toComplete)
  if (receipt.missing.length > 0) entry(doc, 'Ще немає копій документів', receipt.missing.map((title) => `•  ${title}`).join('\n'))
  drawRating(doc, receipt.ratingUrl)
  doc.end()
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Drawing = PDFKit.PDFDocument

/** As large as the width allows: it is read out and looked up. */
function drawNumber(doc: Drawing, number: string): void {
  doc.font('bold').fillColor('black')
  let size = 34
  while (size > 16 && doc.fontSize(size).widthOfString(number) > contentWidth) size -= 1
  doc.fontSize(size).text(number, { width: contentWidth })
}

/** A page that went astray still says what it belongs to. */
function continued(doc: Drawing, { number }: Receipt): void {
  doc.font('regular').fontSize(9).fillColor(grey).text(`Звернення № ${number}, продовження`, page.margin, page.margin, { width: contentWidth })
  doc.moveDown(0.8)
  // It is values that are long.
  doc.font('bold').fontSize(11).fillColor('black')
}

function entry(doc: Drawing, label: string, value: string | undefined, more?: string): void {
  if (value === undefined) return
  // A label never stands alone at the foot of a page.
  if (doc.y + 36 > page.height - page.margin) doc.addPage()
  doc.font('regular').fontSize(9).fillColor(grey).text(label, page.margin, doc.y, { width: contentWidth })
  // Figures of one width: kerned, «24.11.2026» loses its dots.
  doc.font('bold').fontSize(11).fillColor('black').text(value, { width: contentWidth, lineGap: 1.5, features: isDate(value) ? ['tnum'] : [] })
  if (more !== undefined) doc.font('regular').fontSize(10).text(more, { width: contentWidth, lineGap: 1.5 })
  doc.moveDown(0.55)
}

function isDate(value: string): boolean {
  return /\d\d\.\d\d\.\d{4}/.test(value)
}

function rule(doc: Drawing): void {
  doc.moveDown(0.5)
  doc.moveTo(page.margin, doc.y).lineTo(page.width - page.margin, doc.y).lineWidth(1).strokeColor('black').stroke()
  doc.moveDown(0.7)
}

/** At the foot of the page: the code, what it is for, and the address for those without a camera. */
function drawRating(doc: Drawing, url: string): void {
  const foot = page.height - page.margin - ratingHeight
  if (doc.y + 10 > foot) doc.addPage()
  doc.moveTo(page.margin, foot).lineTo(page.width - page.margin, foot).lineWidth(0.5).strokeColor('black').stroke()
  const top = foot + 14
  drawQr(doc, url, page.margin, top)
  const x = page.margin + qrSize + 16
  const width = page.width - page.margin - x
  doc.font('bold').fontSize(12).fillColor('black').text('Оцініть, як вас обслужили', x, top, { width })
  doc.font('regular').fontSize(9.5).fillColor('black').text('Наведіть камеру телефона на код. Оцінити можна один раз, зокрема й після отримання результату.', x, doc.y + 4, { width, lineGap: 1.5 })
  doc.fontSize(7.5).fillColor(grey).text(url, x, doc.y + 5, { width, link: url })
}

/** Drawn as shapes, so that a printer makes its edges sharp. Paper gets dirty: a quarter of the code may be lost. */
function drawQr(doc: Drawing, text: string, x: number, y: number): void {
  const svg = toSVG({ bcid: 'qrcode', text, eclevel: 'Q' } as RenderOptions)
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const path = /<path d="([^"]+)"/.exec(svg)?.[1]
  if (path === undefined || !Number.isFinite(side)) throw new Error('the QR code was not drawn')
  doc.save().translate(x, y).scale(qrSize / side).path(path).fill('black', 'even-odd').restore()
}
