import { keysOf } from '@diia-desk/code-reader/testing'
import { unwrap } from '@diia-desk/code-reader/wedge'
import { testCodes, type TestCode } from '@diia-desk/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codes, qrLink } from '../../../test/support/fixtures.ts'
import {
  addScan,
  findingsOf,
  nothingRead,
  recognise,
  testContentOf,
  verdictOf,
  type Received,
  type SetupCheck,
} from './setup-check.ts'

type Keys = NonNullable<Received['keys']>

const correctKeys: Keys = {
  terminator: 'Enter',
  typed: '',
  layout: 'us',
  physical: true,
  capsLock: false,
  altCodes: false,
  msPerKey: 10,
}

function checkOf(...scans: (readonly [text: string, keys?: Partial<Keys>])[]): SetupCheck {
  return scans.reduce(
    (check, [text, keys]) =>
      addScan(check, { ...unwrap(text, testContentOf), keys: { ...correctKeys, typed: text, ...keys } }),
    nothingRead,
  )
}

const all = Object.values(testCodes).map((text) => [text] as const)

/** The keys of a scanner set to a German keyboard, as a US layout reads them. */
function germanKeys(text: string): string {
  const keys: Record<string, string> = { ':': '>', '/': '&', '-': '/', y: 'z', z: 'y' }
  return Array.from(text, (character) => keys[character] ?? character).join('')
}

test('before the first scan everything is unknown', () => {
  expect(findingsOf(nothingRead).map(({ about, level }) => [about, level])).toEqual([
    ['content', 'unknown'],
    ['layout', 'unknown'],
    ['end', 'unknown'],
    ['pace', 'unknown'],
  ])
  expect(verdictOf(nothingRead)).toBe('waiting')
})

test('all three codes complete: ready', () => {
  expect(findingsOf(checkOf(...all)).map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect(verdictOf(checkOf(...all))).toBe('ready')
  expect(verdictOf(checkOf([testCodes.qr]))).toBe('some')
})

test.each([
  ['ean-13', testCodes['ean-13'].slice(0, 12), 'no-check-digit'],
  ['code-128', testCodes['code-128'].slice(0, 12), 'no-check-digit'],
  ['qr', germanKeys(testCodes.qr), 'other-layout'],
  ['ean-13', '!@#$%^&*()!@*', 'other-layout'],
  ['qr', testCodes.qr.slice(0, 40), 'cut-short'],
  ['ean-13', testCodes['ean-13'].slice(3), 'cut-short'],
  ['qr', testCodes.qr.replaceAll('4', ''), 'lost-characters'],
  ['ean-13', `*${testCodes['ean-13']}*`, 'extra-characters'],
] as const)('%s arrived as %s: %s', (code: TestCode, text, arrival) => {
  expect(recognise(text)).toEqual({ code, arrival })
  expect(verdictOf(checkOf(...all, [text]))).toBe('fault')
  expect(findingsOf(checkOf(...all, [text]))[0]).toMatchObject({
    about: 'content',
    level: 'fault',
    arrival,
    arrived: text,
  })
  // Everything is right after the settings were corrected and the code was scanned again.
  expect(verdictOf(checkOf(...all, [text], [testCodes[code]]))).toBe('ready')
})

test('the code of a real document is not recognised and not kept', () => {
  for (const [text, what] of [
    [qrLink, 'document'],
    [codes.first, 'document'],
    ['4820024700016', 'document'],
    ['48200247', 'something'],
    ['', 'something'],
  ] as const) {
    const check = addScan(checkOf(...all), { ...unwrap(text, testContentOf), keys: correctKeys })
    expect(check.last?.what).toBe(what)
    expect(JSON.stringify(check)).not.toContain(text === '' ? 'nothing' : text)
  }
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000_000, max: 999_999_999_999 }), fc.nat(9), (twelve, last) => {
      expect(recognise(`${twelve}${last}`)).toBeUndefined()
    }),
  )
})

test('layouts that are no problem, and what they would have typed', () => {
  const typed = keysOf(testCodes.qr, { gap: () => 1, hold: () => 0, layout: 'ukrainian' })
    .filter(({ type, key }) => type === 'down' && key.length === 1)
    .map(({ key }) => key)
    .join('')
  expect(findingsOf(checkOf([testCodes.qr, { layout: 'ukrainian', typed, capsLock: true }]))[1]).toMatchObject({
    about: 'layout',
    level: 'ok',
    layout: 'ukrainian',
    capsLock: true,
    typed,
  })
  expect(findingsOf(checkOf([testCodes['ean-13'], { layout: 'unknown' }]))[1]).toMatchObject({ level: 'unknown' })
  expect(findingsOf(checkOf([testCodes.qr, { layout: 'unknown', physical: false }]))[1]).toMatchObject({
    level: 'note',
    remote: true,
  })
})

test('possible improvements are reported and do not change the verdict', () => {
  const check = checkOf(...all, [`]Q1${testCodes.qr}`, { terminator: 'none', msPerKey: 80, altCodes: true }])
  expect(findingsOf(check).map(({ about, level }) => [about, level])).toEqual([
    ['content', 'ok'],
    ['layout', 'ok'],
    ['end', 'note'],
    ['pace', 'note'],
    ['additions', 'note'],
    ['alt-codes', 'note'],
  ])
  expect(verdictOf(check)).toBe('ready')
})

test('a directly connected scanner has no findings about keys', () => {
  const check = addScan(nothingRead, unwrap(testCodes.qr, testContentOf))
  expect(findingsOf(check)).toEqual([{ about: 'content', level: 'ok', arrival: 'whole', arrived: undefined }])
})

test('additions are named by the manufacturers’ tables, each once', () => {
  const check = checkOf(
    [`]Q2\\000026${testCodes.qr}`],
    [`\u0002D${testCodes['ean-13']}\u0003`],
    [`\u0002D${testCodes['code-128']}\u0003`],
  )
  expect(findingsOf(check).at(-1)).toEqual({
    about: 'additions',
    level: 'note',
    unknown: undefined,
    additions: [
      { kind: 'identifier', signs: ']Q2' },
      { kind: 'eci', signs: '\\000026', charset: 'UTF-8' },
      { kind: 'controls', signs: '\u0002' },
      { kind: 'code-id', signs: 'D', makes: ['Zebra / Symbol', 'Netum NT-8080', 'Netum S6'] },
      { kind: 'controls', signs: '\u0003' },
    ],
  })
  expect(verdictOf(check)).toBe('ready')
})

test.each([
  [`KASA-${testCodes['ean-13']}`, { before: 'KASA-', after: '', makes: [] }],
  [`B${testCodes['ean-13']}`, { before: 'B', after: '', makes: ['Zebra / Symbol', 'Datalogic (EU)', 'Netum NT-8080'] }],
])('%s: unknown characters are a fault', (text, unknown) => {
  const check = checkOf(...all, [text])
  expect(findingsOf(check)[0]).toMatchObject({
    about: 'content',
    level: 'fault',
    arrival: 'extra-characters',
    arrived: text,
  })
  expect(findingsOf(check).find(({ about }) => about === 'additions')).toMatchObject({ level: 'fault', unknown })
  expect(verdictOf(check)).toBe('fault')
})

test('what the scanner identifies as another kind of code is not the test code', () => {
  expect(checkOf([`]C1${testCodes['ean-13']}`]).last?.what).toBe('something')
})
