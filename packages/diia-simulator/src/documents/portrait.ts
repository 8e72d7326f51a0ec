type Drawing = PDFKit.PDFDocument

/** Aspect ratio of the portrait: 35 × 45 mm, as on documents. */
export const portraitRatio = 45 / 35

const backdrops = ['#dde5ee', '#e3e8df', '#ece3da', '#e2e0ec'] as const
const shapes = ['#8c9bad', '#8a9b86', '#a89482', '#918da9'] as const

/**
 * Draws a silhouette in place of a photo. `seed` (the citizen's id) determines its colour and hair, so that people
 * differ.
 */
export function drawPortrait(doc: Drawing, seed: string, x: number, y: number, width: number): void {
  const height = width * portraitRatio
  const number = Buffer.from(seed).reduce((sum, byte) => sum + byte, 0)
  const backdrop = backdrops[number % backdrops.length] ?? backdrops[0]
  const shape = shapes[number % shapes.length] ?? shapes[0]
  doc.save()
  doc.roundedRect(x, y, width, height, 5).clip()
  doc.rect(x, y, width, height).fill(backdrop)
  doc.translate(x, y).scale(width / 70)
  if (number % 3 === 0) drawLongHair(doc, shape)
  doc.fillColor(shape).fillOpacity(1)
  doc.path('M5 90 C6 68 20 61 35 61 C50 61 64 68 65 90 Z').fill()
  doc.path('M29 48 H41 V62 C41 66 29 66 29 62 Z').fill()
  doc.ellipse(35, 36, 14.5, 18).fill()
  if (number % 3 === 1) doc.path('M19.5 34 C18 8 52 8 50.5 34 C47 24 42 22 35 22 C28 22 23 24 19.5 34 Z').fill()
  doc.restore()
}

function drawLongHair(doc: Drawing, colour: string): void {
  doc.fillColor(colour).fillOpacity(0.6)
  doc.path('M17 66 C12 40 16 13 35 13 C54 13 58 40 53 66 C47 70 23 70 17 66 Z').fill()
}
