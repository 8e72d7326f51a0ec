import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { ReadRequest, WorkerAnswer } from './protocol.ts'
import { createWasmDecoder } from './wasm-decoder.ts'

const canvas = new OffscreenCanvas(1, 1)
const context = canvas.getContext('2d', { willReadFrequently: true })

const decoder = createWasmDecoder({ locateFile: () => wasmUrl })
decoder.then(() => answer({ kind: 'ready' }), () => answer({ kind: 'broken' }))

globalThis.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  look(event.data.bitmap).then(answer, () => answer({ kind: 'broken' }))
})

async function look(bitmap: ImageBitmap): Promise<WorkerAnswer> {
  if (context === null) return { kind: 'broken' }
  const { width, height } = bitmap
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const read = await decoder
  return { kind: 'looked', found: await read(context.getImageData(0, 0, width, height)) }
}

function answer(message: WorkerAnswer): void {
  globalThis.postMessage(message, { transfer: [] })
}
