// Keys pressed in quick succession, and whether their rhythm is that of a scanner or of a person.
import { layoutOf, type Layout } from './layout.ts'
import { median, type Stroke } from './reading.ts'

/**
 * Gap that ends a burst. The slowest scanners leave 100 ms between keys, and systems measure time to about 15 ms. A burst
 * that has gone on for a while may pause longer: the computer or the scanner's radio was busy.
 */
const pauseMs = 120
const pauseAfterManyMs = 250
const many = 8
/** After keys that were too fast for a person, keys after a pause of up to this long belong to the same scan. */
const pauseOfMachineMs = 500

/** No person types faster than this for more than a few keys. */
const machineMs = 35
/** Scanners are at least this fast; people only when they type very fast. */
const quickMs = 115
/** A key released this long after the next one was pressed means two fingers, not a scanner. */
const overlapMs = 15

interface MarkedStroke<Mark> extends Stroke {
  readonly mark: Mark
}

export class Burst<Mark> {
  readonly strokes: MarkedStroke<Mark>[] = []
  capsLock = false
  altCodes = false
  #gaps: number[] = []
  #lastAt: number | undefined
  #held = new Map<string, number>()
  #fingers = false

  get length(): number {
    return this.strokes.length
  }

  isOver(at: number): boolean {
    return this.#lastAt !== undefined && at - this.#lastAt > this.pauseLimit
  }

  get pauseLimit(): number {
    if (this.isMachine) return pauseOfMachineMs
    return this.length < many ? pauseMs : pauseAfterManyMs
  }

  /** A key that belongs to the burst, whether or not it types something. */
  touch(at: number): void {
    if (this.#lastAt !== undefined) this.#gaps.push(at - this.#lastAt)
    this.#lastAt = at
  }

  add(stroke: MarkedStroke<Mark>, code: string): void {
    this.strokes.push(stroke)
    this.#held.set(code, this.length - 1)
  }

  release(code: string, at: number): void {
    const next = this.strokes[(this.#held.get(code) ?? this.length) + 1]
    this.#held.delete(code)
    if (next !== undefined && at - next.at >= overlapMs) this.#fingers = true
  }

  /** Median time between keys, in milliseconds. */
  get pace(): number {
    return median(this.#gaps)
  }

  /** Too fast for a person. */
  get isMachine(): boolean {
    return this.#gaps.length >= 2 && this.pace <= machineMs
  }

  /** Fast enough for a scanner. A person who types fast may reach it too. */
  get mayBeMachine(): boolean {
    return this.isMachine || (this.#gaps.length >= 2 && this.pace <= quickMs && !this.#fingers)
  }

  /** Layout of the computer, as far as the keys show it. */
  get layout(): Layout {
    return layoutOf(this.strokes.filter(({ physical }) => physical))
  }
}
