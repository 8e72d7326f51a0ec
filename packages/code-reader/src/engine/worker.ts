import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { createPictureReader } from './picture-reader.ts'
import { createGreyTaker } from './grey-picture.ts'
import { readStill } from './still-reader.ts'
import { stillOf } from './still.ts'
import { traitsOf } from './picture-traits.ts'
import type { Found, Frame, ReadRequest, WorkerAnswer } from './protocol.ts'
import { createWasmDecoder } from './wasm-decoder.ts'
import type { Engine, GreyPicture, Sighting } from '../types.ts'

const grey = createGreyTaker()
let engine: Engine = 'wasm'
const decoder = createWasmDecoder({ locateFile: () => wasmUrl }).catch(async () => {
  engine = 'js'
  return (await import('./js-decoder.ts')).createJsDecoder()
})
const reader = decoder.then(createPictureReader)
reader.then(
  () => answer({ kind: 'ready' }),
  () => answer({ kind: 'broken' }),
)

globalThis.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  const asked = event.data
  const answering = asked.kind === 'frame' ? look(asked.frame) : read(asked.picture)
  answering.then(answer, () => answer({ kind: 'broken' }))
})

async function look(frame: Frame): Promise<WorkerAnswer> {
  const started = performance.now()
  const picture = await grey.take(frame)
  const { found, others, barsSeen } = (await reader).read(picture)
  return {
    kind: 'looked',
    look: {
      found: found && sightingOf(found, picture),
      others: others?.map((other) => sightingOf(other, picture)),
      barsSeen,
      traits: traitsOf(picture),
      tookMs: performance.now() - started,
    },
  }
}

async function read(picture: ImageBitmap): Promise<WorkerAnswer> {
  const decode = await decoder
  const codes = readStill(stillOf(picture), decode).map((found) => sightingOf(found, picture))
  picture.close()
  return { kind: 'read', codes }
}

function sightingOf(
  { text, format, corners }: Found,
  { width, height }: Pick<GreyPicture, 'width' | 'height'>,
): Sighting {
  return { text, format, engine, corners: corners?.map(({ x, y }) => ({ x: x / width, y: y / height })) }
}

function answer(message: WorkerAnswer): void {
  globalThis.postMessage(message, { transfer: [] })
}
