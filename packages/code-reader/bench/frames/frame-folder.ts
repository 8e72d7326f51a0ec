// Frames on disk: pictures, and a manifest that says what each holds.
import { readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodePicture } from './make-frame.ts'
import type { Frame } from './make-frame.ts'

interface ManifestEntry {
  readonly file: string
  /** Empty when there is no code. */
  readonly text: string
  readonly symbology: string
  readonly group?: string
  readonly cond?: string
  readonly res?: string | number
}

/** Frames that are made or read one after another, as they are asked for. */
export interface FrameSource {
  readonly count: number
  readonly frames: AsyncIterable<Frame>
}

export function openFrames(folder: string, only: RegExp): FrameSource {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as ManifestEntry[]
  const entries = manifest.filter(({ file }) => only.test(file)).toSorted((a, b) => (a.file < b.file ? -1 : 1))
  async function* frames(): AsyncGenerator<Frame> {
    for (const { file, text, symbology, group, cond, res } of entries) {
      const encoded = await readFile(join(folder, file))
      yield {
        name: file,
        text,
        symbology: text === '' ? 'none' : symbology,
        condition: cond ?? group ?? '',
        size: res === undefined ? undefined : String(res),
        encoded,
        image: await decodePicture(encoded),
      }
    }
  }
  return { count: entries.length, frames: frames() }
}

/** Passes frames on and keeps them, in the same form. */
export async function* keepFrames(folder: string, frames: AsyncIterable<Frame>): AsyncGenerator<Frame> {
  await mkdir(folder, { recursive: true })
  const manifest: ManifestEntry[] = []
  for await (const frame of frames) {
    const file = `${frame.name}.jpg`
    await writeFile(join(folder, file), frame.encoded)
    manifest.push({
      file,
      text: frame.text,
      symbology: frame.symbology,
      cond: frame.condition,
      res: frame.size,
      group: `${frame.symbology}/${frame.size}`,
    })
    yield frame
  }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, undefined, 1))
}
