// Finds out from scans of the test codes how a scanner is set. Pure functions. Only test codes are kept; of any other
// scan only the fact that it happened.
import type { Addition, Content, Layout, Obstacle, Reading, Scan, Terminator } from '@diia-desk/code-reader/wedge'
import { testCodeOf, testCodes, type TestCode } from '@diia-desk/contract'
import { contentOf } from './judge-scan.ts'

/** How a test code arrived. `other-layout`: each character was replaced by another one, always by the same. */
export type Arrival = 'whole' | 'no-check-digit' | 'other-layout' | 'cut-short' | 'lost-characters' | 'extra-characters'

/** What arrived; `keys` is absent for a scanner that is connected directly. */
export interface Received extends Pick<Reading, 'text' | 'additions' | 'obstacle'> {
  readonly keys?: Omit<Scan, keyof Reading> | undefined
}

interface ReadTestCode extends Received {
  readonly arrival: Arrival
}

export interface SetupCheck {
  readonly codes: Partial<Record<TestCode, ReadTestCode>>
  /** The last scan, of any kind; `count` makes two equal scans different. */
  readonly last?: { readonly count: number; readonly what: TestCode | 'document' | 'something' }
}

export const nothingRead: SetupCheck = { codes: {} }
export const testCodeKinds = ['qr', 'ean-13', 'code-128'] as const satisfies readonly TestCode[]

export function addScan(check: SetupCheck, received: Received): SetupCheck {
  const count = (check.last?.count ?? 0) + 1
  const known = received.obstacle?.kind === 'other-symbology' ? undefined : recognise(received.text)
  if (known === undefined)
    return { ...check, last: { count, what: contentOf(received.text) === 'other' ? 'something' : 'document' } }
  return {
    codes: {
      ...check.codes,
      [known.code]: {
        text: received.text,
        additions: received.additions,
        obstacle: received.obstacle,
        keys: received.keys,
        arrival: known.arrival,
      },
    },
    last: { count, what: known.code },
  }
}

/** The test code that a text comes from, even if the text was changed on the way. */
export function recognise(text: string): { code: TestCode; arrival: Arrival } | undefined {
  const whole = testCodeOf(text)
  if (whole !== undefined) return { code: whole, arrival: 'whole' }
  for (const code of testCodeKinds) {
    const arrival = arrivalOf(text, testCodes[code])
    if (arrival !== undefined) return { code, arrival }
  }
  return undefined
}

/** What the wedge accepts as a scan on this page: a test code counts even if it was changed on the way. */
export function testContentOf(text: string): Content {
  const known = recognise(text)
  // Known additions are removed first; what remains is reported in any case.
  if (known === undefined || known.arrival === 'extra-characters') return contentOf(text)
  return known.code === 'qr' ? 'link' : 'number'
}

function arrivalOf(text: string, sent: string): Arrival | undefined {
  if (sent.length === 13 && text === sent.slice(0, 12)) return 'no-check-digit'
  if (isSubstitution(text, sent)) return 'other-layout'
  if (text.length >= 6 && (sent.startsWith(text) || sent.endsWith(text))) return 'cut-short'
  if (text.includes(sent)) return 'extra-characters'
  return sent.length > 13 && text.length > sent.length * 0.6 && hasLostCharacters(text, sent)
    ? 'lost-characters'
    : undefined
}

/**
 * Whether each character always became the same other one, as with a wrong keyboard layout. Digits alone are just
 * another number.
 */
function isSubstitution(text: string, sent: string): boolean {
  if (text.length !== sent.length || /^\d+$/.test(text)) return false
  const there = new Map<string, string>()
  const back = new Map<string, string>()
  return Array.from(sent).every((character, place) => {
    const arrived = text[place] ?? ''
    if (!there.has(character)) there.set(character, arrived)
    if (!back.has(arrived)) back.set(arrived, character)
    return there.get(character) === arrived && back.get(arrived) === character
  })
}

function hasLostCharacters(text: string, sent: string): boolean {
  let place = -1
  return Array.from(text).every((character) => (place = sent.indexOf(character, place + 1)) >= 0)
}

export type Level = 'unknown' | 'ok' | 'note' | 'fault'

export type Finding = { readonly level: Level } & (
  | { readonly about: 'content'; readonly arrival: Arrival | undefined; readonly arrived: string | undefined }
  | {
      readonly about: 'layout'
      readonly layout: Layout
      readonly remote: boolean
      readonly capsLock: boolean
      readonly typed: string | undefined
    }
  | { readonly about: 'end'; readonly terminator: Terminator | undefined }
  | { readonly about: 'pace'; readonly msPerKey: number | undefined }
  | {
      readonly about: 'additions'
      readonly additions: readonly Addition[]
      readonly unknown: Extract<Obstacle, { kind: 'unknown-additions' }> | undefined
    }
  | { readonly about: 'alt-codes' }
)

/** At this speed or faster, a QR code is typed in less than five seconds. */
const quickMs = 40

export function findingsOf({ codes, last }: SetupCheck): Finding[] {
  const read = testCodeKinds.flatMap((kind) => codes[kind] ?? [])
  const latest =
    last === undefined || last.what === 'document' || last.what === 'something' ? read.at(-1) : codes[last.what]
  const damaged = read.find(({ arrival }) => arrival !== 'whole')
  const content: Finding = {
    about: 'content',
    level: latest === undefined ? 'unknown' : damaged === undefined ? 'ok' : 'fault',
    arrival: (damaged ?? latest)?.arrival,
    arrived: damaged?.text,
  }
  const additions = additionsOf(read)
  // A directly connected scanner presses no keys.
  if (latest !== undefined && latest.keys === undefined) return [content, ...additions]
  const keys = latest?.keys
  // The layout can be detected only from letters, and only the link has any.
  const letters = codes.qr?.keys
  const remote = letters?.physical === false
  const layout = letters?.layout ?? 'unknown'
  const withKeys = read.flatMap((code) => code.keys ?? [])
  const faultyAdditions = additions.filter(({ level }) => level === 'fault')
  return [
    content,
    ...faultyAdditions,
    {
      about: 'layout',
      layout,
      remote,
      capsLock: withKeys.some(({ capsLock }) => capsLock),
      typed: letters !== undefined && letters.typed !== codes.qr?.text ? letters.typed : undefined,
      level: letters === undefined ? 'unknown' : remote ? 'note' : 'ok',
    },
    {
      about: 'end',
      terminator: keys?.terminator,
      level: keys === undefined ? 'unknown' : ['Enter', 'NumpadEnter', 'Tab'].includes(keys.terminator) ? 'ok' : 'note',
    },
    {
      about: 'pace',
      msPerKey: keys?.msPerKey,
      level: keys === undefined ? 'unknown' : keys.msPerKey <= quickMs ? 'ok' : 'note',
    },
    ...additions.filter((finding) => !faultyAdditions.includes(finding)),
    ...(withKeys.some(({ altCodes }) => altCodes) ? [{ about: 'alt-codes', level: 'note' } as const] : []),
  ]
}

/** What the scanner adds to codes: each known addition once, and an unknown one. */
function additionsOf(read: readonly ReadTestCode[]): Finding[] {
  const additions = new Map(read.flatMap((code) => code.additions).map((addition) => [addition.signs, addition]))
  const unknown = read.map(({ obstacle }) => obstacle).find((obstacle) => obstacle?.kind === 'unknown-additions')
  if (additions.size === 0 && unknown === undefined) return []
  return [
    {
      about: 'additions',
      level: unknown === undefined ? 'note' : 'fault',
      additions: [...additions.values()],
      unknown,
    },
  ]
}

export type Verdict = 'waiting' | 'some' | 'ready' | 'fault'

export function verdictOf({ codes }: SetupCheck): Verdict {
  const read = Object.values(codes)
  if (read.some(({ arrival }) => arrival !== 'whole')) return 'fault'
  return read.length === 0 ? 'waiting' : read.length < testCodeKinds.length ? 'some' : 'ready'
}
