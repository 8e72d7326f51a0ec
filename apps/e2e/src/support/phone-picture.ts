import bwip from 'bwip-js'
import { newPicture, paint, paintPicture } from './picture.ts'
import type { Picture } from './picture.ts'

export type CodeKind = 'qr' | 'ean-13' | 'code-128'

export interface ShownCode {
  readonly kind: CodeKind
  readonly text: string
  /** Light on dark, as on screens with inverted colours. */
  readonly inverted?: boolean
  /** 1 for a phone at 15 cm, more for a nearer one. */
  readonly size?: number
  /** The code of a second phone that is shown at the same time. */
  readonly beside?: ShownCode
}

// The part of bwip-js's result that is used here: the modules of a square, or the widths of bars and spaces.
type Encoding = { readonly modules: readonly number[] } | { readonly widths: readonly number[] }

const symbologies: Readonly<Record<CodeKind, string>> = { qr: 'qrcode', 'ean-13': 'ean13', 'code-128': 'code128' }

const room = 120
const body = 20
const screen = 225
const black = 30

/**
 * The picture of a webcam: an uneven grey room, and if there is a code, a dark phone with a white card and the code. At
 * 1280×720 the code has about the size on a phone at 15 cm.
 */
export function drawPhone(code: ShownCode | undefined, width: number, height: number, tremor = 0): Picture {
  const picture = drawRoom(width, height)
  if (code === undefined) return picture
  const aside = code.beside === undefined ? 0 : width / 4
  putPhone(picture, code, -aside, tremor)
  if (code.beside !== undefined) putPhone(picture, code.beside, aside, tremor)
  return picture
}

/** @param aside its distance from the middle of the picture */
function putPhone(picture: Picture, code: ShownCode, aside: number, tremor: number): void {
  const { width, height } = picture
  const scale = (height / 720) * (code.size ?? 1)
  const [paper, ink] = code.inverted ? [black, screen] : [screen, black]
  const [cardWidth, cardHeight] = [430 * scale, 430 * scale]
  const left = (width - cardWidth) / 2 + aside + tremor
  const top = (height - cardHeight) / 2 + tremor / 2
  paint(picture, left - 22 * scale, top - 120 * scale, cardWidth + 44 * scale, height, body)
  paint(picture, left, top, cardWidth, cardHeight, paper)
  const encoded = encode(code)
  if ('modules' in encoded) {
    const side = Math.sqrt(encoded.modules.length)
    const module = (cardWidth * 0.8) / side
    encoded.modules.forEach((dark, at) => {
      if (dark === 1)
        paint(
          picture,
          left + cardWidth * 0.1 + (at % side) * module,
          top + cardHeight * 0.1 + Math.floor(at / side) * module,
          module,
          module,
          ink,
        )
    })
    return
  }
  const module = (cardWidth * 0.76) / encoded.widths.reduce((sum, size) => sum + size, 0)
  let at = left + cardWidth * 0.12
  encoded.widths.forEach((size, place) => {
    if (place % 2 === 0) paint(picture, at, top + cardHeight * 0.3, size * module, cardHeight * 0.35, ink)
    at += size * module
  })
}

/** The same room with a phone that shows a screenshot, as high as the picture. */
export function drawScreen(shot: Picture, width: number, height: number, tremor = 0): Picture {
  const picture = drawRoom(width, height)
  const screenHeight = height * 0.92
  const scale = screenHeight / shot.height
  const left = (width - shot.width * scale) / 2 + tremor
  const top = (height - screenHeight) / 2 + tremor / 2
  paint(picture, left - 14, top - 14, shot.width * scale + 28, screenHeight + 28, body)
  paintPicture(picture, shot, left, top, scale)
  return picture
}

function drawRoom(width: number, height: number): Picture {
  const picture = newPicture(width, height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      picture.pixels[y * width + x] =
        room + Math.round(25 * Math.sin(x / 180) * Math.cos(y / 140)) + ((x * 7 + y * 13) % 5)
  }
  return picture
}

function encode({ kind, text }: ShownCode): Encoding {
  const [encoded] = bwip.raw({ bcid: symbologies[kind], text })
  if (encoded === undefined) throw new Error(`No ${kind} can be made of this text`)
  return 'pixs' in encoded ? { modules: encoded.pixs } : { widths: encoded.sbs }
}
