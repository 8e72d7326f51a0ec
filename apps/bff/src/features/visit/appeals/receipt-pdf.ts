// The sheet that a visitor takes home: A5, black on white, so that any printer prints it well.
import { toSVG } from 'bwip-js/node'
import type { RenderOptions } from 'bwip-js/node'
import Pdfkit from 'pdfkit'
import { missingLetter, registerFonts, write } from './receipt-text.ts'

export interface Receipt {
  centre: string
  number: string
  registeredAt: string
  /** «Мирослава Ткач, вікно 3» */
  registeredBy: string | undefined
  service: string | undefined
  variation: string | undefined
  applicant: string | undefined
  /** Last day of the term, formatted. */
  deadline: string | undefined
  /** What is missing in a returned appeal. */
  toComplete: string | undefined
  /** Titles of documents whose copies have not arrived. */
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

/** Draws a receipt. Text that does not fit continues on another page; nothing is cut off. */
export async function makeReceiptPdf(receipt: Receipt, now: Date): Promise<Buffer> {
  const doc = new Pdfkit({
    size: 'A5',
    margin: page.margin,
    lang: 'uk',
    displayTitle: true,
    info: {
      Title: `Звернення № ${receipt.number}`,
      Author: receipt.centre,
      Creator: 'diia-desk',
      Producer: 'diia-desk',
      CreationDate: now,
    },
  })
  registerFonts(doc)
  doc.on('pageAdded', () => drawContinuedHeader(doc, receipt))

  let whole = write(doc, receipt.centre, { weight: 'bold', size: 11, width: contentWidth })
  drawLine(doc)
  doc
    .font('regular')
    .fontSize(11)
    .fillColor(grey)
    .text(receipt.isTest ? 'Навчальний запис. Звернення не зареєстровано, номер' : 'Звернення зареєстровано, номер', {
      width: contentWidth,
    })
  doc.moveDown(0.15)
  drawNumber(doc, receipt.number)
  doc.fontSize(11).moveDown(0.8)
  whole = drawField(doc, 'Послуга', receipt.service, receipt.variation) && whole
  whole = drawField(doc, 'Заявник', receipt.applicant) && whole
  whole = drawField(doc, 'Зареєстровано', receipt.registeredAt, receipt.registeredBy) && whole
  whole = drawField(doc, 'Строк надання', receipt.deadline) && whole
  whole = drawField(doc, 'Потрібно доповнити', receipt.toComplete) && whole
  if (receipt.missing.length > 0)
    whole =
      drawField(doc, 'Ще немає копій документів', receipt.missing.map((title) => `•\u{A0}\u{A0}${title}`).join('\n')) &&
      whole
  if (!whole)
    drawField(
      doc,
      'Примітка',
      `${missingLetter} стоїть на місці знака, якого немає у шрифтах цього аркуша. У системі центру його збережено.`,
    )
  drawRating(doc, receipt.ratingUrl)
  doc.end()
  const chunks: Buffer[] = []
  for await (const chunk of doc) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Drawing = PDFKit.PDFDocument

/** As large as the width allows, because it is read aloud and searched for. */
function drawNumber(doc: Drawing, number: string): void {
  doc.font('bold').fillColor('black')
  let size = 34
  while (size > 16 && doc.fontSize(size).widthOfString(number) > contentWidth) size -= 1
  doc.fontSize(size).text(number, { width: contentWidth })
}

/** A lost page still shows which receipt it belongs to. */
function drawContinuedHeader(doc: Drawing, { number }: Receipt): void {
  doc
    .font('regular')
    .fontSize(9)
    .fillColor(grey)
    .text(`Звернення № ${number}, продовження`, page.margin, page.margin, { width: contentWidth })
  doc.moveDown(0.8)
  // Long values cause page breaks, so the value's font is set again.
  doc.font('bold').fontSize(11).fillColor('black')
}

/** @returns whether every character could be shown */
function drawField(doc: Drawing, label: string, value: string | undefined, more?: string): boolean {
  if (value === undefined) return true
  // A label must not be alone at the end of a page.
  if (doc.y + 36 > page.height - page.margin) doc.addPage()
  doc.font('regular').fontSize(9).fillColor(grey).text(label, page.margin, doc.y, { width: contentWidth })
  // Digits of equal width: with kerning «24.11.2026» loses its dots.
  const valueWhole = write(doc, value, {
    weight: 'bold',
    size: 11,
    width: contentWidth,
    lineGap: 1.5,
    features: isDate(value) ? ['tnum'] : [],
  })
  const moreWhole =
    more === undefined || write(doc, more, { weight: 'regular', size: 10, width: contentWidth, lineGap: 1.5 })
  doc.moveDown(0.55)
  return valueWhole && moreWhole
}

function isDate(value: string): boolean {
  return /\d\d\.\d\d\.\d{4}/.test(value)
}

function drawLine(doc: Drawing): void {
  doc.moveDown(0.5)
  doc
    .moveTo(page.margin, doc.y)
    .lineTo(page.width - page.margin, doc.y)
    .lineWidth(1)
    .strokeColor('black')
    .stroke()
  doc.moveDown(0.7)
}

/** At the bottom of the page: the QR code, its purpose, and the address for people without a camera. */
function drawRating(doc: Drawing, url: string): void {
  const foot = page.height - page.margin - ratingHeight
  if (doc.y + 10 > foot) doc.addPage()
  doc
    .moveTo(page.margin, foot)
    .lineTo(page.width - page.margin, foot)
    .lineWidth(0.5)
    .strokeColor('black')
    .stroke()
  const top = foot + 14
  drawQr(doc, url, page.margin, top)
  const x = page.margin + qrSize + 16
  const width = page.width - page.margin - x
  doc.font('bold').fontSize(12).fillColor('black').text('Оцініть, як вас обслужили', x, top, { width })
  doc
    .font('regular')
    .fontSize(9.5)
    .fillColor('black')
    .text(
      'Наведіть камеру телефона на код. Оцінити можна один раз, зокрема й після отримання результату.',
      x,
      doc.y + 4,
      { width, lineGap: 1.5 },
    )
  doc
    .fontSize(7.5)
    .fillColor(grey)
    .text(url, x, doc.y + 5, { width, link: url })
}

/**
 * Drawn as shapes, so that its edges are printed sharply. Paper gets dirty, so up to a quarter of the code may be
 * unreadable.
 */
function drawQr(doc: Drawing, text: string, x: number, y: number): void {
  const svg = toSVG({ bcid: 'qrcode', text, eclevel: 'Q' } as RenderOptions)
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const path = /<path d="([^"]+)"/.exec(svg)?.[1]
  if (path === undefined || !Number.isFinite(side)) throw new Error('the QR code was not drawn')
  doc
    .save()
    .translate(x, y)
    .scale(qrSize / side)
    .path(path)
    .fill('black', 'even-odd')
    .restore()
}
