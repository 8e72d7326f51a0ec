import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keysOf, type KeyEvent, type Manner } from '../testing/keyboard.ts'
import type { Terminator } from './keys.ts'
import type { Content } from './unwrap.ts'
import type { KeyTarget } from './key-target.ts'
import { createWedgeMachine, type Scan } from './wedge-machine.ts'

const number = '5579455552341'
/** EAN-8, as on small goods. */
const goods = '48200247'
const link =
  'https://diia.app/documents/internal-passport/20000213-01467-2016-05-12/verify/0b1c2d3e-1111-4222-8333-123456789abc'

function isNumber(text: string): boolean {
  const sum = Array.from(text, Number).reduce((total, digit, target) => total + digit * (target % 2 === 0 ? 1 : 3), 0)
  return /^[1-9]\d{12}$/.test(text) && sum % 10 === 0
}

function classify(text: string): Content {
  return isNumber(text)
    ? 'number'
    : /^https:\/\/diia\.app\/documents\/[a-z-]+\/[\w-]+\/verify\/[0-9a-f-]{36}$/.test(text)
      ? 'link'
      : 'other'
}

interface Seen {
  scans: Scan[]
  /** Where in the keys the first key of each scan was. */
  marks: number[]
  /** When each scan was told, milliseconds after its last key. */
  waits: number[]
  /** Keys that the page saw. */
  passed: KeyEvent[]
}

/** Feeds keys as a page would, and lets the timer run in the gaps and at the end. */
function feed(events: readonly KeyEvent[], target: KeyTarget = 'page'): Seen {
  const machine = createWedgeMachine<number>(classify)
  const seen: Seen = { scans: [], marks: [], waits: [], passed: [] }
  let lastAt = 0
  let due: number | undefined
  const follow = (now: number, { ended, waitMs }: ReturnType<typeof machine.silence>) => {
    if (waitMs !== undefined) due = now + waitMs
    else if (ended !== undefined) due = undefined
    if (ended?.kind !== 'scan') return
    seen.scans.push(ended.scan)
    seen.marks.push(ended.mark)
    seen.waits.push(now - lastAt)
  }
  const letTimersRun = (until: number) => {
    while (due !== undefined && due < until) {
      const now = due
      due = undefined
      follow(now, machine.silence(now))
    }
  }
  for (const [index, event] of events.entries()) {
    letTimersRun(event.timeStamp)
    if (event.type === 'down') lastAt = event.timeStamp
    const reaction = event.type === 'down' ? machine.press(event, target, () => index) : machine.release(event)
    if (event.type === 'down' && !reaction.suppress) seen.passed.push(event)
    follow(event.timeStamp, reaction)
  }
  letTimersRun(Infinity)
  return seen
}

const steady = (gap: number): Pick<Manner, 'gap' | 'hold'> => ({ gap: () => gap, hold: () => gap / 2 })
const places: readonly KeyTarget[] = ['page', 'field', 'text']
const terminators: readonly Exclude<Terminator, 'none'>[] = ['Enter', 'NumpadEnter', 'Tab', 'Ctrl+J', 'Ctrl+M']

// Milliseconds a key as published for each make; modelled here, not recorded.
const makes: readonly [string, () => number][] = [
  ['Datalogic, 1 ms', () => 1],
  ['Netum, 6–19 ms', cycle([6, 19, 8, 11, 7, 15])],
  ['Honeywell, 10 ms', () => 10],
  ['Zebra, about 80 ms', cycle([80, 78, 83, 80, 81])],
  ['Zebra at its slowest, 100 ms', cycle([100, 97, 103])],
]

function cycle(values: readonly number[]): () => number {
  let turn = 0
  return () => values[turn++ % values.length] ?? 0
}

describe('every make, terminator, layout and Caps Lock', () => {
  for (const [make, gap] of makes) {
    it.each(terminators)(`${make}, %s`, (terminator) => {
      for (const layout of ['us', 'ukrainian', 'russian'] as const) {
        for (const capsLock of [false, true]) {
          for (const target of places) {
            for (const text of [number, link]) {
              const { scans, passed } = feed(
                keysOf(text, { gap, hold: () => gap() / 3, layout, capsLock, terminators: [terminator] }),
                target,
              )
              const what = `${layout} ${String(capsLock)} ${target}`
              expect(
                scans.map((scan) => scan.text),
                what,
              ).toEqual([text])
              expect(scans[0], what).toMatchObject({
                terminator,
                capsLock,
                physical: true,
                altCodes: false,
                prefix: '',
                suffix: '',
              })
              // The terminator never reaches the page, so that no form is sent and no button pressed.
              expect(
                passed.filter(({ key, ctrlKey }) => key === 'Enter' || key === 'Tab' || ctrlKey),
                what,
              ).toEqual([])
            }
          }
        }
      }
    })
  }

  it('no terminator: silence ends it', () => {
    for (const [make, gap] of makes) {
      for (const text of [number, link]) {
        const { scans, waits } = feed(keysOf(text, { gap, hold: () => 1 }))
        expect(scans, make).toMatchObject([{ text, terminator: 'none' }])
        // A complete code needs no long silence.
        expect(waits, make).toEqual([150])
      }
    }
  })

  it.each(['with-zero', 'without-zero'] as const)('Alt codes %s', (altCodes) => {
    for (const gap of [1, 10, 40, 80]) {
      for (const text of [number, link]) {
        const { scans, marks } = feed(keysOf(text, { ...steady(gap), altCodes, terminators: ['Enter'] }), 'field')
        expect(scans).toMatchObject([{ text, altCodes: true, terminator: 'Enter' }])
        // Alt itself changes no field; its first digit may.
        expect(marks).toEqual([1])
      }
    }
  })

  it('a carriage return as Alt with 013 ends a code', () => {
    const keys = keysOf(number, { ...steady(5), altCodes: 'with-zero' })
    const last = keys.at(-1)
    if (last === undefined) throw new Error('No keys')
    const digits = Array.from('013', (digit, index) => ({
      ...last,
      type: 'down' as const,
      altKey: true,
      key: digit,
      code: `Numpad${digit}`,
      timeStamp: last.timeStamp + 5 * (index + 1),
    }))
    expect(feed([...keys, ...digits, { ...last, timeStamp: last.timeStamp + 20 }]).scans).toMatchObject([
      { text: number, terminator: 'Ctrl+M' },
    ])
  })

  it('CR and LF: the second is nobody’s', () => {
    for (const both of [
      ['Enter', 'Enter'],
      ['Enter', 'Ctrl+J'],
      ['Ctrl+M', 'Ctrl+J'],
      ['Enter', 'Tab'],
    ] as const) {
      const { scans, passed } = feed(keysOf(number, { ...steady(20), terminators: both }), 'field')
      expect(scans).toHaveLength(1)
      expect(passed.map(({ key }) => key).join('')).toBe(number)
    }
  })
})

describe('what scanners put around a code', () => {
  it.each([
    [']Q1', link, ''],
    [']E0', number, ''],
    [']C0', number, ''],
    ['d', number, ''],
    ['P01', link, ''],
    ['\u0002', number, '\u0003'],
    ['\u0002]Q1', link, '\u0003'],
    ['\\000026', link, ''],
    [']Q2\\000026', link, ''],
  ])('%j around', (prefix, text, suffix) => {
    for (const layout of ['us', 'ukrainian'] as const) {
      for (const remote of [false, true]) {
        if (remote && (text === number || suffix !== '')) continue
        const { scans } = feed(keysOf(prefix + text + suffix, { ...steady(8), layout, remote, terminators: ['Enter'] }))
        expect(scans, `${layout} ${String(remote)}`).toMatchObject([{ text, prefix, suffix }])
      }
    }
  })

  it('a number inside another is no number', () => {
    for (const text of [`12${number}`, `${number}7`, `AB${number}`])
      expect(feed(keysOf(text, { ...steady(8), terminators: ['Enter'] })).scans).toMatchObject([
        { content: 'other', text },
      ])
  })

  it('digits among other signs are a scan to the field of codes, however slow, and no scan to another field', () => {
    for (const text of [`AB${number}`, `B${number}`]) {
      for (const ends of [['Enter'], []] as const) {
        const slowly = keysOf(text, { ...steady(80), terminators: [...ends] })
        expect(feed(slowly, 'codes').scans).toMatchObject([
          { content: 'other', text, obstacle: { kind: 'unknown-additions' } },
        ])
        expect(feed(slowly, 'field').scans).toEqual([])
      }
    }
  })

  it('what a program types into the field of codes is judged whole; into another field it is the field’s', () => {
    for (const text of [`order ${number}`, 'order 4820-000-12', '482003127']) {
      expect(feed(keysOf(text, steady(5)), 'codes').scans).toMatchObject([{ content: 'other', text }])
      expect(feed(keysOf(text, steady(5)), 'field').scans).toEqual([])
    }
  })
})

describe('what the computer is told', () => {
  it('letters without keys, as over a remote desktop, in any layout', () => {
    for (const layout of ['us', 'ukrainian', 'russian'] as const) {
      for (const capsLock of [false, true]) {
        const { scans } = feed(keysOf(link, { ...steady(10), layout, capsLock, remote: true, terminators: ['Enter'] }))
        expect(scans).toMatchObject([{ text: link, physical: false, layout: 'unknown' }])
      }
    }
  })

  it('the layout is told by the letters', () => {
    for (const layout of ['us', 'ukrainian', 'russian'] as const)
      expect(feed(keysOf(link, { ...steady(10), layout, terminators: ['Enter'] })).scans).toMatchObject([{ layout }])
    expect(feed(keysOf(number, { ...steady(10), layout: 'ukrainian', terminators: ['Enter'] })).scans).toMatchObject([
      { layout: 'unknown' },
    ])
  })

  it('a scanner that minds Caps Lock, and one that shouts', () => {
    expect(
      feed(keysOf(link.toUpperCase(), { ...steady(10), capsLock: true, terminators: ['Enter'] })).scans,
    ).toMatchObject([{ text: link }])
    expect(feed(keysOf(link.toUpperCase(), { ...steady(10), terminators: ['Enter'] })).scans).toMatchObject([
      { text: link },
    ])
  })

  it('keys of an input method and repeated keys are passed by', () => {
    const [down, up] = keysOf('5', steady(5))
    if (down === undefined || up === undefined) throw new Error('No keys')
    const { scans, passed } = feed([
      { ...down, key: 'Process' },
      { ...down, isComposing: true },
      { ...down, repeat: true },
      ...keysOf(number, { ...steady(5), terminators: ['Enter'] }),
    ])
    expect(scans).toMatchObject([{ text: number }])
    expect(passed).toHaveLength(3 + 2)
  })

  it('a scan into a password or many lines is still a scan; Enter there is a person’s otherwise', () => {
    expect(feed(keysOf(number, { ...steady(5), terminators: ['Enter'] }), 'text').scans).toHaveLength(1)
    const { scans, passed } = feed(
      keysOf('Пароль-2026'.replace(/[^ -~]/g, 'x'), { ...steady(5), terminators: ['Enter'] }),
      'text',
    )
    expect(scans).toEqual([])
    expect(passed.at(-1)?.key).toBe('Enter')
  })
})

describe('keys of a scan do nothing on the page', () => {
  it('no typing ahead, no Space on a button, no Ctrl with a letter', () => {
    const { passed } = feed(keysOf(`\u0002A B ${link}\u0003`, { ...steady(10), terminators: ['Enter'] }), 'page')
    expect(passed.filter(({ key }) => key !== 'Shift').map(({ key }) => key)).toEqual(['b', 'A'])
    expect(feed(keysOf('7 1 9 3', { ...steady(10), terminators: ['Enter'] })).passed.map(({ key }) => key)).toEqual([
      '7',
    ])
  })

  it('a field gets its letters as they come', () => {
    for (const gap of [1, 80]) {
      const { passed } = feed(keysOf(number, { ...steady(gap), terminators: ['Enter'] }), 'field')
      expect(passed.map(({ key }) => key).join('')).toBe(number)
    }
  })

  it('what was scanned that is no code is told, and presses no button', () => {
    for (const target of ['page', 'field'] as const) {
      const { scans, passed } = feed(keysOf(goods, { ...steady(10), terminators: ['Enter'] }), target)
      expect(scans).toMatchObject([{ content: 'other', text: goods }])
      expect(passed.some(({ key }) => key === 'Enter')).toBe(false)
    }
    // Shorter than any code: not worth a word, but no button is pressed either.
    const { scans, passed } = feed(keysOf('123', { ...steady(10), terminators: ['Enter', 'Enter'] }))
    expect(scans).toEqual([])
    expect(passed.some(({ key }) => key === 'Enter')).toBe(false)
  })

  it('a slow scanner that reads something else is heard where no text goes', () => {
    expect(feed(keysOf(goods, { ...steady(80), terminators: ['Enter'] }), 'page').scans).toHaveLength(1)
    expect(feed(keysOf(goods, { ...steady(80), terminators: ['Enter'] }), 'field').scans).toEqual([])
  })
})

it('hands typed some digits just before the scanner: they stay', () => {
  const hand = keysOf('48', steady(100))
  const scanner = keysOf(number, { ...steady(8), terminators: ['Enter'], at: (hand.at(-1)?.timeStamp ?? 0) + 60 })
  const { scans, marks } = feed([...hand, ...scanner], 'field')
  expect(scans).toMatchObject([{ text: number }])
  expect(marks).toEqual([hand.length])
})

it.each(['5', '590', '5900001'])(
  'a pause within the scan of a longer number, behind %s: no code is cut out of it',
  (before) => {
    const events = keysOf(before + number, { ...steady(10), terminators: ['Enter'] }).map((event) => ({
      ...event,
      timeStamp: event.timeStamp + (event.timeStamp > 1006 + before.length * 10 ? 60 : 0),
    }))
    expect(feed(events, 'field').scans.filter(({ text }) => text === number)).toEqual([])
    expect(feed(events).scans.filter(({ text }) => text === number)).toEqual([])
  },
)

it.each([118, 130, 200, 400])(
  'a pause of %i ms within the first keys of a longer number: no code is cut out of it',
  (pause) => {
    const events = keysOf(`5900001${number}`, { ...steady(10), terminators: ['Enter'] }).map((event) => ({
      ...event,
      timeStamp: event.timeStamp + (event.timeStamp > 1076 ? pause : 0),
    }))
    for (const where of ['field', 'codes', undefined] as const)
      expect(feed(events, where).scans.filter(({ text }) => text === number)).toEqual([])
  },
)

it('a pause within a scan, while the computer was busy', () => {
  const events = keysOf(link, { ...steady(10), terminators: ['Enter'] }).map((event, index) => ({
    ...event,
    timeStamp: event.timeStamp + (index > 60 ? 190 : 0),
  }))
  expect(feed(events).scans).toMatchObject([{ text: link }])
})

const anyNumber = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 11 }).map((digits) => {
  const twelve = `4${digits.join('')}`
  return Array.from({ length: 10 }, (_, last) => twelve + String(last)).find(isNumber) ?? ''
})

describe('read whatever the rhythm', () => {
  it('1–100 ms from key to key, all of them', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom(...places),
        fc.infiniteStream(fc.integer({ min: 1, max: 100 })),
        (text, target, gaps) => {
          const { scans } = feed(
            keysOf(text, { gap: () => Number(gaps.next().value), hold: () => 0, terminators: ['Enter'] }),
            target,
          )
          expect(scans.map((scan) => scan.text)).toEqual([text])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('links as well, in any layout, with any terminator', () => {
    fc.assert(
      fc.property(
        fc.uuid({ version: 4 }),
        fc.constantFrom('us', 'ukrainian', 'russian'),
        fc.constantFrom(...terminators),
        fc.infiniteStream(fc.integer({ min: 1, max: 100 })),
        (otp, layout, terminator, gaps) => {
          const text = link.slice(0, -36) + otp
          expect(
            feed(
              keysOf(text, { gap: () => Number(gaps.next().value), hold: () => 0, layout, terminators: [terminator] }),
              'field',
            ).scans,
          ).toMatchObject([{ text }])
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('hands', () => {
  const letters = fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz0123456789-. '))
  /** Fingers stay down while the next one comes: nobody types a quick run otherwise. */
  const hands = (gaps: Iterator<number>, holds: Iterator<number>) => ({
    gap: () => Number(gaps.next().value),
    hold: () => Number(holds.next().value),
  })
  const holds = fc.infiniteStream(fc.integer({ min: 120, max: 160 }))
  const slow = fc.infiniteStream(fc.integer({ min: 60, max: 400 }))
  const bursts = fc.infiniteStream(
    fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 60, max: 105 }) },
      { weight: 1, arbitrary: fc.integer({ min: 105, max: 400 }) },
    ),
  )

  it('never a scan, and every key arrives: any text, slowly and in bursts', () => {
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 60 }),
        fc.oneof(slow, bursts),
        holds,
        fc.constantFrom('field', 'text'),
        (text, gaps, held, target) => {
          const events = keysOf(text.join(''), { ...hands(gaps, held), layout: 'ukrainian', terminators: ['Enter'] })
          const { scans, passed } = feed(events, target)
          expect(scans).toEqual([])
          expect(passed).toHaveLength(events.filter(({ type }) => type === 'down').length)
          expect(feed(events, 'page').scans).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('a right number typed by a quick typist goes as typed', () => {
    fc.assert(
      fc.property(anyNumber, fc.oneof(slow, bursts), holds, fc.boolean(), (text, gaps, held, withEnter) => {
        const { scans, passed } = feed(
          keysOf(text, { ...hands(gaps, held), terminators: withEnter ? ['Enter'] : [] }),
          'field',
        )
        expect(scans).toEqual([])
        expect(passed).toHaveLength(13 + Number(withEnter))
      }),
      { numRuns: 1000 },
    )
  })

  it('a typist with one finger, who lets each key go before the next, as long as no terminator follows at once', () => {
    fc.assert(
      fc.property(anyNumber, bursts, fc.integer({ min: 121, max: 400 }), (text, gaps, pause) => {
        const typed = keysOf(text, { gap: () => Number(gaps.next().value), hold: () => 40 })
        const enter = keysOf('', {
          gap: () => 0,
          hold: () => 40,
          terminators: ['Enter'],
          at: (typed.at(-2)?.timeStamp ?? 0) + Math.max(pause, 251),
        })
        expect(feed([...typed, ...enter], 'field').scans).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
