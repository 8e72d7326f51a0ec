import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { drawPhone, drawScreen } from './phone-picture.ts'
import type { ShownCode } from './phone-picture.ts'
import type { Picture } from './picture.ts'

/** A part of a film with its length: a code, the screen of the phone page, or an empty room. */
export interface Shot {
  readonly code?: ShownCode | undefined
  readonly screen?: Picture | undefined
  readonly seconds: number
}

interface VideoOptions {
  readonly width?: number
  readonly height?: number
  /** False for a large or unique film, such as one with a new code: it is deleted with the browser that used it. */
  readonly keep?: boolean
  readonly framesPerSecond?: number
}

const folder = join(tmpdir(), 'diia-desk-camera')
/** Films that are deleted when the browser that used them is closed. */
const folderOnce = join(folder, 'once')

/**
 * Path of a film for Chromium's fake camera, which plays it in a loop. The format is YUV4MPEG2: a line of text, then
 * the raw planes of each frame, so no encoder is needed. Each film is created once.
 */
export function cameraVideo(
  shots: readonly Shot[],
  {
    width = 1280,
    height = 720,
    keep = shots.every(({ screen }) => screen === undefined),
    framesPerSecond = 10,
  }: VideoOptions = {},
): string {
  const name = createHash('sha256')
    .update(JSON.stringify([shots.map(nameShot), width, height, framesPerSecond]))
    .digest('hex')
    .slice(0, 24)
  const path = join(keep ? folder : folderOnce, `${name}.y4m`)
  if (existsSync(path)) return path
  mkdirSync(folderOnce, { recursive: true })
  const temporary = `${path}.${process.pid}`
  writeFileSync(temporary, film(shots, width, height, framesPerSecond))
  renameSync(temporary, path)
  return path
}

/** Deletes a film that is no longer needed. */
export function forgetVideo(path: string): void {
  if (dirname(path) === folderOnce) rmSync(path, { force: true })
}

/** The film of a camera that sees one code all the time, or nothing. */
export function steadyVideo(code: ShownCode | undefined, options: VideoOptions = {}): string {
  return cameraVideo([{ code, seconds: 0.4 }], options)
}

function nameShot({ code, screen, seconds }: Shot): unknown[] {
  return [code, screen && createHash('sha256').update(screen.pixels).digest('hex'), seconds]
}

function film(shots: readonly Shot[], width: number, height: number, framesPerSecond: number): Buffer {
  const colour = Buffer.alloc((width * height) / 2, 128)
  const parts: Uint8Array[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`)]
  for (const { code, screen, seconds } of shots) {
    // A hand always moves a little: four positions a few pixels apart.
    const places = [0, 1.3, 2.1, 0.7].map(
      (tremor) =>
        (screen === undefined ? drawPhone(code, width, height, tremor) : drawScreen(screen, width, height, tremor))
          .pixels,
    )
    for (let frame = 0; frame < Math.max(1, Math.round(seconds * framesPerSecond)); frame++) {
      parts.push(Buffer.from('FRAME\n'), places[frame % places.length] ?? new Uint8Array(), colour)
    }
  }
  return Buffer.concat(parts)
}
