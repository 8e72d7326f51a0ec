import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classifyCode, isDocumentCode } from '@diia-desk/contract/gate'
import { codeIds, eciOfPlainLinks, symbologyIdentifiers } from './additions.ts'
import { unwrap, type Content } from './unwrap.ts'

const number = '5579455552341'
/** A number that begins as books do, and has the right check digit. */
const bookLike = '9780306406157'
const link = 'https://diia.app/documents/internal-passport/4f1c/verify/8a0d4f52-1c1e-4e0e-9b7e-0d5f5c3c1a11'

/** As the desk does it. */
function classify(text: string): Content {
  const code = classifyCode(text)
  if (isDocumentCode(code)) return code.kind === 'barcode' ? 'number' : 'link'
  return code.kind.includes('link') ? 'link' : 'other'
}

const read = (text: string) => unwrap(text, classify)

describe('taken off, and said what it was', () => {
  it.each([
    [`]E0${number}`, number, ['identifier']],
    [`]C0${number}`, number, ['identifier']],
    [`]e0${number}`, number, ['identifier']],
    [`]X0${bookLike}`, bookLike, ['identifier']],
    [`]Q1${link}`, link, ['identifier']],
    [`]Q2\\000026${link}`, link, ['identifier', 'eci']],
    [`\\000026${link}`, link, ['eci']],
    [`\\000003${link}`, link, ['eci']],
    [`\u0002${number}\u0003`, number, ['controls', 'controls']],
    [`\u001d${number}`, number, ['controls']],
    [`\u0002]C0${number}\r\n`, number, ['controls', 'identifier', 'controls']],
    [`A${number}`, number, ['code-id']],
    [`D${number}`, number, ['code-id']],
    [`d${number}`, number, ['code-id']],
    [`j${number}`, number, ['code-id']],
    [`#${number}`, number, ['code-id']],
    [`L${bookLike}`, bookLike, ['code-id']],
    [`${number}D`, number, ['code-id']],
    [`s${link}`, link, ['code-id']],
    [`P01${link}`, link, ['code-id']],
    [`QR${link}`, link, ['code-id']],
    [`s]Q2\\000026${link}`, link, ['code-id', 'identifier', 'eci']],
    [`]Q1s${link}`, link, ['identifier', 'code-id']],
    [`]E0d${number}`, number, ['identifier', 'code-id']],
    [link.toUpperCase(), link, []],
  ])('%j', (text, code, kinds) => {
    const { content, text: read_, additions, prefix, suffix, obstacle } = read(text)
    expect(content).toBe(code === link ? 'link' : 'number')
    expect(read_).toBe(code)
    expect(additions.map(({ kind }) => kind)).toEqual(kinds)
    expect(obstacle).toBeUndefined()
    if (code === number) expect(prefix + code + suffix).toBe(text)
  })

  it('with the makes whose sign it is', () => {
    expect(read(`A${number}`).additions).toEqual([
      { kind: 'code-id', signs: 'A', makes: ['Zebra / Symbol', 'Netum NT-8080', 'Netum S6'] },
    ])
    expect(read(`d${number}`).additions).toEqual([{ kind: 'code-id', signs: 'd', makes: ['Honeywell'] }])
    expect(read(`\\000026${link}`).additions).toEqual([{ kind: 'eci', signs: '\\000026', charset: 'UTF-8' }])
  })
})

describe('left alone, and said what stands in the way', () => {
  it.each([
    // A sign of one make for EAN-13 or Code 128 is another one’s for a code in which anything may be.
    [`B${number}`, { before: 'B', after: '', makes: ['Zebra / Symbol', 'Datalogic (EU)', 'Netum NT-8080'] }],
    [`F${number}`, { before: 'F', makes: ['Zebra / Symbol', 'Datalogic (USA)', 'Netum NT-8080'] }],
    [`T${number}`, { before: 'T', makes: ['Zebra / Symbol', 'Datalogic (EU)', 'Netum S6'] }],
    // No table knows these.
    [`K${number}`, { before: 'K', after: '', makes: [] }],
    [`L${number}`, { before: 'L', after: '', makes: [] }],
    [`*${number}*`, { before: '*', after: '*' }],
    [`KASA1-${number}`, { before: 'KASA1-', after: '' }],
    [`X${link}`, { before: 'X', after: '' }],
    [`${link}#7`, { before: '', after: '#7' }],
    // UTF-16: the signs of a link would be other bytes.
    [`\\000025${link}`, { before: '\\000025', after: '' }],
    // The sign of a symbology that holds no link, and the other way round.
    [`A${link}`, { before: 'A', after: '' }],
    [`q${number}`, { before: 'q', after: '' }],
    [`A${number}A`, { before: 'A', after: 'A' }],
  ])('%j', (text, obstacle) => {
    expect(read(text)).toMatchObject({ content: 'other', text, obstacle: { kind: 'unknown-additions', ...obstacle } })
  })

  it.each([
    [`]C1${number}`, 'GS1-128'],
    [`]A0${number}`, 'Code 39'],
    [`]I1${number}`, 'Interleaved 2 of 5'],
    [`]d2${link}`, 'Data Matrix'],
    [`]X0${number}`, 'ISBN / ISSN'],
    [`]Q1${number}`, 'QR'],
    [`]E0${link}`, 'EAN-13'],
    [']A0PARCEL-7', 'Code 39'],
    [']y7anything', ']y7'],
  ])('%j: the scanner says that it is something else', (text, name) => {
    expect(read(text)).toMatchObject({ content: 'other', obstacle: { kind: 'other-symbology', name } })
  })

  it.each([
    '48200247',
    `A${number.slice(0, 12)}2`,
    'EA123456785UA',
    `${number}${number}`,
    `12${number}`,
    `order of 17 June: ${number}`,
    '',
    ']',
    '\\000026',
  ])('%j: nothing to say of the scanner', (text) => {
    expect(read(text)).toMatchObject({ content: 'other', text })
    expect(read(text).obstacle).toBeUndefined()
  })
})

it('what is read never has other digits or letters than were sent', () => {
  const sign = fc.oneof(
    fc.constantFrom(...codeIds.map((row) => row.sign)),
    fc.constantFrom(...symbologyIdentifiers.map((row) => `]${row.sign}0`.slice(0, 3))),
    fc.constantFrom(...Array.from(eciOfPlainLinks.keys(), (eci) => `\\${String(eci).padStart(6, '0')}`)),
    fc.string({ maxLength: 3 }),
  )
  fc.assert(
    fc.property(sign, sign, fc.constantFrom(number, bookLike, link), sign, (one, two, code, after) => {
      const found = read(one + two + code + after)
      const judged = classifyCode(found.text)
      if (found.content !== 'other' && isDocumentCode(judged)) {
        // A hyphen may stay, because people write numbers with hyphens.
        expect(judged).toEqual(classifyCode(code))
        expect(found.prefix + found.text + found.suffix).toBe(one + two + code + after)
      }
    }),
    { numRuns: 3000, examples: [['', 'A', number, '-']] },
  )
})

it('each sign of a make is taken off or told, never taken for a part of the code', () => {
  for (const { sign } of codeIds)
    for (const text of [...(/\d$/.test(sign) ? [] : [`${sign}${number}`]), `${sign}${link}`]) {
      const { content, obstacle, additions } = read(text)
      expect(content === 'other' ? obstacle?.kind : additions[0]?.kind, text).toBe(
        content === 'other' ? 'unknown-additions' : 'code-id',
      )
    }
})
