/// <reference types="vite/client" />
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { ReaderOptions } from 'zxing-wasm/reader'
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

const options: ReaderOptions = { formats: ['QRCode', 'EAN13', 'Code128'], maxNumberOfSymbols: 1 }
const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })

await prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })
globalThis.addEventListener('message', (event: MessageEvent<VideoFrame>) => void read(event.data))
answer(undefined)

async function read(frame: VideoFrame): Promise<void> {
  const { displayWidth: width, displayHeight: height } = frame
  if (context === null) throw new Error('No canvas')
  Object.assign(context.canvas, { width, height })
  context.drawImage(frame, 0, 0)
  frame.close()
  const found = await readBarcodes(context.getImageData(0, 0, width, height), options)
  answer(found[0]?.text)
}

function answer(text: string | undefined): void {
  globalThis.postMessage(text, { transfer: [] })
}
