import { classifyCode, codeKey, isDocumentCode } from '@diia-desk/contract/gate'
import type { Frame } from './frames/make-frame.ts'
import type { Reader, RgbaImage } from './readers.ts'

/** What one reader made of one frame. */
export interface Attempt {
  readonly reader: string
  readonly frame: Omit<Frame, 'image' | 'encoded'>
  readonly read: boolean
  /** Something else was read than what is there, or than nothing. */
  readonly wrong: boolean
  /** And the gate would have let it pass, as another document's code. */
  readonly passedTheGate: boolean
  readonly ms: number
}

/** Frames are made or loaded so many at a time: right after other work, every reader is slow. */
const batchSize = 16

/** Everybody looks at a frame before the next one comes, and another one is first each time: a busy machine weighs on all alike. */
export async function* measure(readers: readonly Reader[], frames: AsyncIterable<Frame>): AsyncGenerator<Attempt> {
  let first = 0
  for await (const batch of inBatches(frames)) {
    for (const frame of batch) {
      for (let turn = 0; turn < readers.length; turn++) {
        const reader = readers[(first + turn) % readers.length]!
        if (canRead(reader, frame)) yield await attempt(reader, frame)
      }
      first++
    }
  }
}

async function* inBatches(frames: AsyncIterable<Frame>): AsyncGenerator<Frame[]> {
  let batch: Frame[] = []
  for await (const frame of frames) {
    batch.push(frame)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  yield batch
}

export async function warmUp(readers: readonly Reader[], images: readonly RgbaImage[], rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++)
    for (const image of images) for (const reader of readers) await reader.decode(image)
}

function canRead(reader: Reader, { symbology }: Frame): boolean {
  return (
    symbology === 'none' ||
    reader.formats.some((format) => symbology.startsWith(format) || (format === 'qrcode' && symbology.startsWith('qr')))
  )
}

async function attempt(reader: Reader, { image, encoded: _encoded, ...frame }: Frame): Promise<Attempt> {
  const started = performance.now()
  const results = await reader.decode(image)
  const ms = performance.now() - started
  const texts = results.map(({ text }) => comparable(text))
  const expected = comparable(frame.text)
  const others = texts.filter((text) => text !== expected)
  return {
    reader: reader.name,
    frame,
    ms,
    read: expected !== '' && texts.includes(expected),
    wrong: others.length > 0,
    passedTheGate: others.some((text) => passes(text, expected)),
  }
}

function passes(text: string, expected: string): boolean {
  const [code, right] = [classifyCode(text), classifyCode(expected)]
  return isDocumentCode(code) && !(isDocumentCode(right) && codeKey(right) === codeKey(code))
}

/** Public collections write down line ends and byte order marks as they please. */
function comparable(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll('\uFEFF', '').replace(/\n+$/, '')
}
