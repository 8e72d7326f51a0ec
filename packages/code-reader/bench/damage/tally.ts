/** What one worker is to measure: every `step`-th code of a seed. */
export interface Share {
  readonly what: 'frames' | 'sessions'
  readonly seed: string
  readonly from: number
  readonly to: number
  readonly step: number
}

/** What readers made of damaged codes, by kind of damage. */
export interface Tally {
  frames: number
  readonly kinds: Record<string, { frames: number; readonly readers: Record<string, { right: number; wrong: number }> }>
  /** Time of each reader altogether. */
  readonly ms: Record<string, number>
  /** What the shipping reader told that was not shown. */
  readonly wrong: string[]
}

export function noTally(): Tally {
  return { frames: 0, kinds: {}, ms: {}, wrong: [] }
}

/** Adds another tally to one. */
export function add(to: Tally, more: Tally): void {
  to.frames += more.frames
  to.wrong.push(...more.wrong)
  for (const [reader, ms] of Object.entries(more.ms)) to.ms[reader] = (to.ms[reader] ?? 0) + ms
  for (const [name, { frames, readers }] of Object.entries(more.kinds)) {
    const kind = (to.kinds[name] ??= { frames: 0, readers: {} })
    kind.frames += frames
    for (const [reader, { right, wrong }] of Object.entries(readers)) {
      const sum = (kind.readers[reader] ??= { right: 0, wrong: 0 })
      sum.right += right
      sum.wrong += wrong
    }
  }
}

/** Notes what one reader told of one code, `undefined` for nothing. */
export function note(
  tally: Tally,
  kind: string,
  reader: string,
  told: string | undefined,
  shown: readonly string[],
  ms: number,
): void {
  const counts = (tally.kinds[kind] ??= { frames: 0, readers: {} })
  const own = (counts.readers[reader] ??= { right: 0, wrong: 0 })
  tally.ms[reader] = (tally.ms[reader] ?? 0) + ms
  if (told === undefined) return
  if (shown.includes(told)) own.right++
  else own.wrong++
}
