// Keys that came quickly one after another, and what their rhythm says of who pressed them.
import { layoutOf, type Layout } from './layout.ts'
import { median, type Stroke } from './reading.ts'

/**
 * Gap that ends a burst. The slowest scanners leave 100 ms between keys, and systems tell times to some 15 ms. A burst
 * that has gone on for a while may pause longer: the computer or the scanner's radio was busy.
 */
const pauseMs = 120
const pauseAfterManyMs = 250
const many = 8
/** Keys that came faster than hands are a scanner's: what follows so soon is the rest of the same reading. */
const pauseOfMachineMs = 500

/** Nobody's hands keep such a pace for more than a syllable. */
const machineMs = 35
/** Scanners keep this pace, and hands at their best. */
const quickMs = 115
/** A key let go this much later than the next one was pressed: two fingers, no scanner. */
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

  /** Milliseconds between keys, as a rule. */
  get pace(): number {
    return median(this.#gaps)
  }

  /** No hands are so quick. */
  get isMachine(): boolean {
    return this.#gaps.length >= 2 && this.pace <= machineMs
  }

  /** As a scanner does it. Quick fingers may do it too. */
  get mayBeMachine(): boolean {
    return this.isMachine || (this.#gaps.length >= 2 && this.pace <= quickMs && !this.#fingers)
  }

  /** Layout of the computer, as far as the keys betray it. */
  get layout(): Layout {
    return layoutOf(this.strokes.filter(({ physical }) => physical))
  }
}
