import { type RenderOptions, toSVG } from 'bwip-js/node'
import type { KeptCode } from './store.ts'

/** A code as a phone draws it, in SVG on white: QR, EAN-13 as Android, Code 128 as iOS; undefined for another view. */
export function drawCode({ link, barcode }: KeptCode, view: string): string | undefined {
  if (view === 'qr') return toSVG(qr(link))
  if (view === 'ean13' || view === 'code128') return toSVG(bars(view, barcode))
  return undefined
}

/** A screen is clean, so the lowest error correction with its larger modules reads best. */
function qr(text: string): RenderOptions & { eclevel: string } {
  return { bcid: 'qrcode', text, eclevel: 'L', padding: 4, backgroundcolor: 'ffffff' }
}

/** Eleven modules of quiet zone, the widest that EAN-13 asks for. */
function bars(bcid: 'ean13' | 'code128', text: string): RenderOptions {
  return { bcid, text, height: 26, paddingwidth: 11, paddingheight: 2, backgroundcolor: 'ffffff' }
}
