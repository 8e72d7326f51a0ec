import { BitArray, Code128Reader, NotFoundException } from '@zxing/library'
import type { DecodeHintType, Result } from '@zxing/library'

// Widths of bar, space, bar, space, bar, space of start A, B and C (ISO/IEC 15417), 11 modules each.
const startPatterns = [
  [2, 1, 1, 4, 1, 2],
  [2, 1, 1, 2, 1, 4],
  [2, 1, 1, 2, 3, 2],
] as const
const startModules = 11
/** Half a start pattern of white must lie before it, as the library asks too. */
const quietModules = 5
/** How far one element may be off, in modules. */
const tolerance = 0.7

/**
 * The library's Code 128 reader, with its search for the start repaired. The original (0.19 to 0.23 at least)
 * shrinks its run counters with `slice` on a typed array once the first dark run was not a start, and can match
 * nothing from then on: anything dark to the left of the code, such as the phone's own edge, hides it.
 * Here the start is found first and what lies left of it is wiped, so the original finds it as the first dark run.
 */
export class RepairedCode128Reader extends Code128Reader {
  override decodeRow(rowNumber: number, row: BitArray, hints?: Map<DecodeHintType, unknown>): Result {
    for (const start of findStarts(row)) {
      try {
        return super.decodeRow(rowNumber, withoutLeft(row, start), hints)
      } catch {
        // It only looked like a start; the next one may be it.
      }
    }
    throw new NotFoundException()
  }
}

/** Offsets at which a start pattern with white before it begins, from left to right. */
export function findStarts(row: BitArray): number[] {
  const size = row.getSize()
  const edges: number[] = []
  for (let at = row.getNextSet(0); at < size; at = edges.length % 2 === 1 ? row.getNextUnset(at) : row.getNextSet(at))
    edges.push(at)
  const starts: number[] = []
  for (let first = 0; first + 6 < edges.length; first += 2) {
    const at = edges[first] ?? 0
    const module = ((edges[first + 6] ?? 0) - at) / startModules
    const white = at - (edges[first - 1] ?? 0)
    if (white < module * quietModules && first > 0) continue
    if (
      startPatterns.some((pattern) =>
        pattern.every((width, place) => isAbout(edges, first + place, width * module, module)),
      )
    )
      starts.push(at)
  }
  return starts
}

function isAbout(edges: readonly number[], place: number, width: number, module: number): boolean {
  return Math.abs((edges[place + 1] ?? 0) - (edges[place] ?? 0) - width) <= tolerance * module
}

function withoutLeft(row: BitArray, start: number): BitArray {
  const words = Int32Array.from(row.getBitArray())
  words.fill(0, 0, start >>> 5)
  const word = start >>> 5
  words[word] = (words[word] ?? 0) & (-1 << (start & 31))
  return new BitArray(row.getSize(), words)
}
