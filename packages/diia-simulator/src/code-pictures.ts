import { type RenderOptions, toSVG } from 'bwip-js/node'
import type { StoredCode } from './store.ts'

/** Draws a code as SVG on white: QR, EAN-13 as on Android, or Code 128 as on iOS; undefined for another view. */
export function drawCode({ link, barcode }: StoredCode, view: string): string | undefined {
  if (view === 'qr') return toSVG(qr(link))
  if (view === 'ean13' || view === 'code128') return toSVG(bars(view, barcode))
  return undefined
}

/** A code on a screen is not damaged, so the lowest error correction is best: its modules are larger. */
function qr(text: string): RenderOptions & { eclevel: string } {
  return { bcid: 'qrcode', text, eclevel: 'L', padding: 4, backgroundcolor: 'ffffff' }
}

/** The quiet zone has eleven modules, the widest that EAN-13 requires. */
function bars(bcid: 'ean13' | 'code128', text: string): RenderOptions {
  return { bcid, text, height: 26, paddingwidth: 11, paddingheight: 2, backgroundcolor: 'ffffff' }
}
