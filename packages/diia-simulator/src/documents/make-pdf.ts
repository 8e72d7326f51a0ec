import {
  describedDocumentTypes,
  fieldsOf,
  notGiven,
  type FieldDescription,
  type FieldSection,
} from '@diia-desk/diia-wire'
import type { Citizen, SeedDocument } from '../seed.ts'
import { fieldText } from './field-text.ts'
import { colours, contentWidth, finish, newPage, page } from './page.ts'
import { drawPortrait, portraitRatio } from './portrait.ts'

type Drawing = PDFKit.PDFDocument

const columnGap = 20
const photoWidth = 84

/**
 * Makes one A4 page with all fields of a document. It looks like a copy and is marked as invented. `recipient` is the
 * organisation that gets the copy. The same arguments give the same bytes.
 */
export async function makeDocumentPdf(
  citizen: Citizen,
  document: SeedDocument,
  options: { recipient: string; now: Date },
): Promise<Uint8Array> {
  const doc = newPage(document.title, options.now)
  drawWarning(doc)
  let y = drawHeader(doc, citizen, document, 62)
  const type = describedDocumentTypes[document.type]
  const extraSpace = fieldsOf(type).length < 12 ? 7 : 0
  for (const section of type.sections) y = drawSection(doc, section, document, y, extraSpace)
  drawRecipient(doc, options, Math.max(y + 10, 700))
  return await finish(doc)
}

function drawWarning(doc: Drawing): void {
  const text = 'Симулятор. Вигадані дані. Не є документом.'
  doc.rect(0, 0, page.width, 26).fill(colours.warnSoft)
  doc.rect(0, page.height - 30, page.width, 30).fill(colours.warnSoft)
  doc.font('medium').fontSize(9).fillColor(colours.warn)
  doc.text(text, page.margin, 7.5, { width: contentWidth, align: 'center' })
  doc.text(text, page.margin, page.height - 20.5, { width: contentWidth, align: 'center', lineBreak: false })
}

/** Draws the card with the title, the portrait and the name; returns the y-coordinate of its end. */
function drawHeader(doc: Drawing, citizen: Citizen, document: SeedDocument, top: number): number {
  const pad = 20
  const textX = page.margin + pad + (document.photo ? photoWidth + 20 : 0)
  const textWidth = page.width - page.margin - pad - textX
  const name = holderName(document)
  const titleHeight = doc.font('bold').fontSize(19).heightOfString(document.title, { width: textWidth })
  const nameHeight = doc.font('medium').fontSize(14).heightOfString(name, { width: textWidth })
  const height = Math.max(20 + titleHeight + 12 + nameHeight, document.photo ? photoWidth * portraitRatio : 0) + 2 * pad

  doc.roundedRect(page.margin, top, contentWidth, height, 12).fill(colours.accentSoft)
  drawGuilloche(doc, page.margin, top, contentWidth, height)
  doc.roundedRect(page.margin, top, contentWidth, height, 12).lineWidth(0.75).stroke(colours.accentLine)
  if (document.photo) drawPortrait(doc, citizen.id, page.margin + pad, top + pad, photoWidth)

  let y = top + pad
  doc.font('medium').fontSize(9).fillColor(colours.accent)
  doc.text('Копія цифрового документа', textX, y)
  y += 18
  doc.font('bold').fontSize(19).fillColor(colours.ink).text(document.title, textX, y, { width: textWidth })
  y += titleHeight + 12
  doc.font('medium').fontSize(14).text(name, textX, y, { width: textWidth })
  return top + height + 18
}

/** Draws fine wave lines on the card, as on security paper. */
function drawGuilloche(doc: Drawing, x: number, y: number, width: number, height: number): void {
  doc.save()
  doc.roundedRect(x, y, width, height, 12).clip()
  doc.lineWidth(0.35).strokeColor(colours.accentLine).strokeOpacity(0.45)
  for (let line = 0; line < 16; line += 1) {
    const amplitude = height * 0.32 * Math.cos((line / 16) * Math.PI)
    doc.moveTo(x, y + height / 2)
    for (let step = 0; step < 6; step += 1) {
      const from = x + (step * width) / 6
      const peak = y + height / 2 + (step % 2 === 0 ? 1 : -1) * amplitude * 2
      doc.bezierCurveTo(from + width / 18, peak, from + width / 9, peak, from + width / 6, y + height / 2)
    }
    doc.stroke()
  }
  doc.restore()
}

function drawSection(
  doc: Drawing,
  section: FieldSection,
  { fields }: SeedDocument,
  top: number,
  extraSpace: number,
): number {
  doc.font('bold').fontSize(11).fillColor(colours.accent).text(section.title, page.margin, top)
  let y = top + 18 + extraSpace / 2
  for (const rows of pairs(section.fields)) {
    const width = rows[0]?.wide ? contentWidth : (contentWidth - columnGap) / 2
    const heights = rows.map((row, column) => {
      const x = page.margin + column * (width + columnGap)
      doc.font('regular').fontSize(8).fillColor(colours.ink2).text(row.label, x, y, { width })
      const value = fieldText(fields, row.path)
      doc.font('medium').fontSize(11).fillColor(colours.ink)
      doc.text(value, x, y + 11, { width, features: isDate(value) ? ['tnum'] : [] })
      return doc.heightOfString(value, { width })
    })
    y += 11 + Math.max(...heights) + 6 + extraSpace
    doc.moveTo(page.margin, y - 2).lineTo(page.width - page.margin, y - 2)
    doc.lineWidth(0.5).stroke(colours.line)
    y += 4 + extraSpace / 2
  }
  return y + 8
}

/** Dates are printed with tabular figures, since kerning hides the dot in «07.2018». Other texts are not: it widens hyphens. */
function isDate(value: string): boolean {
  return /^\d\d\.\d\d\.\d{4}$/u.test(value)
}

/** Groups fields in pairs; a wide field is alone. */
function pairs(rows: FieldDescription[]): FieldDescription[][] {
  const groups: FieldDescription[][] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.length === 1 && !last[0]?.wide && !row.wide) last.push(row)
    else groups.push([row])
  }
  return groups
}

function drawRecipient(doc: Drawing, options: { recipient: string; now: Date }, top: number): void {
  const width = (contentWidth - columnGap) / 2
  doc.font('regular').fontSize(8).fillColor(colours.ink2).text('Отримувач', page.margin, top, { width })
  doc
    .font('medium')
    .fontSize(11)
    .fillColor(colours.ink)
    .text(options.recipient, page.margin, top + 11, { width })
  const x = page.margin + width + columnGap
  doc.font('regular').fontSize(8).fillColor(colours.ink2).text('Час створення', x, top, { width })
  doc.font('medium').fontSize(11).fillColor(colours.ink)
  doc.text(`Сформовано ${kyivTime(options.now)}`, x, top + 11, { width, features: ['tnum'] })
  doc.font('regular').fontSize(8).fillColor(colours.ink3)
  doc.text(
    'Справжність цієї копії засвідчує електронна печатка в контейнері, з якого її добуто. Печатка симулятора нічого не засвідчує.',
    page.margin,
    top + 56,
    { width: contentWidth },
  )
}

/** Kyiv time, such as «23.11.2026 о 10:42». */
function kyivTime(now: Date): string {
  const zone = { timeZone: 'Europe/Kyiv' } as const
  const date = now.toLocaleDateString('uk-UA', { ...zone, day: '2-digit', month: '2-digit', year: 'numeric' })
  const time = now.toLocaleTimeString('uk-UA', { ...zone, hour: '2-digit', minute: '2-digit' })
  return `${date} о\u00A0${time}`
}

/** The name of the holder, with the surname on its own line: a long name is wider than the page. */
function holderName({ type, fields }: SeedDocument): string {
  const { last, first, middle } = describedDocumentTypes[type].holder
  const [surname, ...given] = [last, first, middle]
    .map((path) => fieldText(fields, path))
    .filter((part) => part !== '' && part !== notGiven)
  return [surname, given.join(' ')].join('\n')
}
