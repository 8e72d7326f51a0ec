import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../bytes.ts'
import { Asn1Error, parse, type ParseOptions } from './reader.ts'
import * as asn1 from './writer.ts'

const read = (hex: string, options?: ParseOptions) => parse(fromHex(hex.replaceAll(' ', '')), options)

test.each([
  ['empty', ''],
  ['an identifier without a length', '30'],
  ['truncated contents', '30 03 02 01'],
  ['trailing bytes', '05 00 00'],
  ['length not minimal', '04 81 05 0000000000'],
  ['length padded', '04 82 0005 0000000000'],
  ['length beyond the input', '30 84 7fffffff'],
  ['length of five octets', '04 85 0000000001 00'],
  ['the reserved length octet', '04 ff 00'],
  ['indefinite length', '30 80 05 00 00 00'],
  ['a constructed OCTET STRING', '24 03 04 01 00'],
  ['a primitive SEQUENCE', '10 00'],
  ['a primitive SET', '11 00'],
  ['a constructed INTEGER', '22 03 02 01 00'],
  ['end-of-contents octets', '00 00'],
  ['a long-form tag below 31', '9f 1e 00'],
  ['a long-form tag with padding', '9f 80 1f 00'],
  ['a long-form tag of too many octets', '9f ff ff ff 7f 00'],
  ['a child longer than its parent', '30 02 04 05 00 00 00 00 00'],
])('DER refuses %s', (_, hex) => {
  expect(() => read(hex)).toThrow(Asn1Error)
})

test.each([
  ['a BOOLEAN with the value 1', '01 01 01', 'bool'],
  ['an INTEGER without octets', '02 00', 'unsigned'],
  ['an INTEGER with a superfluous leading zero', '02 02 00 7f', 'unsigned'],
  ['a negative INTEGER', '02 01 80', 'unsigned'],
  ['an INTEGER that does not fit a number', '02 05 01 00 00 00 00', 'int'],
  ['an OID truncated inside an arc', '06 02 2a 86', 'oid'],
  ['an OID with a padded arc', '06 03 2a 80 01', 'oid'],
  ['an OID without octets', '06 00', 'oid'],
  ['an OID with a huge arc', '06 0a 2a ff ff ff ff ff ff ff ff 7f', 'oid'],
  ['a BIT STRING that is not whole octets', '03 02 04 f0', 'bits'],
  ['text that is not UTF-8', '0c 01 ff', 'text'],
  ['the 30th of February', '17 0d 3236303233303030303030305a', 'time'],
  ['a time without seconds', '17 0b 323630323238303030305a', 'time'],
  ['a time with an offset from UTC', '17 11 3236303232383030303030302b30323030', 'time'],
] as const)('reading a value refuses %s', (_, hex, method) => {
  expect(() => read(hex)[method]()).toThrow(Asn1Error)
})

test('with BER, constructed OCTET STRINGs and indefinite lengths are read, and nothing else that DER forbids', () => {
  const segmented = read('24 80 04 02 0102 24 80 04 01 03 00 00 00 00', { ber: true })
  expect(toHex(segmented.octets())).toBe('010203')
  expect(() => read('24 80 04 02 0102 00', { ber: true })).toThrow(Asn1Error)
  expect(() => read('24 80 05 00 00 00', { ber: true }).octets()).toThrow(Asn1Error)
  expect(() => read('04 80 00 00', { ber: true })).toThrow('indefinite length')
})

test('the depth and the number of elements are limited', () => {
  let deep = asn1.nullValue()
  for (let i = 0; i < 49; i++) deep = asn1.sequence(deep)
  expect(() => parse(deep)).toThrow('nested too deeply')
  expect(() => parse(fromHex(`30 80`.replaceAll(' ', '').repeat(5000)), { ber: true })).toThrow('nested too deeply')
  expect(() => parse(asn1.sequence(asn1.nullValue(), asn1.nullValue()), { nodes: 2 })).toThrow('too many elements')
})

test('the reader reads back what the writer wrote', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 1n << 600n }), (value) => {
      expect(parse(asn1.integer(value)).unsigned()).toBe(value)
    }),
  )
  fc.assert(
    fc.property(fc.array(fc.nat(2 ** 31), { minLength: 1, maxLength: 8 }), (arcs) => {
      const dotted = `1.2.${arcs.join('.')}`
      expect(parse(asn1.oid(dotted)).oid()).toBe(dotted)
    }),
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70_000 }), (bytes) => {
      expect(parse(asn1.octetString(bytes)).octets()).toEqual(Uint8Array.from(bytes))
    }),
    { numRuns: 20 },
  )
  for (const date of ['1999-12-31T23:59:59Z', '2049-12-31T23:59:59Z', '2050-01-01T00:00:00Z']) {
    expect(parse(asn1.time(new Date(date))).time()).toEqual(new Date(date))
  }
})

test('any bytes are either read or refused with an Asn1Error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, ber) => {
      try {
        expect(parse(bytes, { ber }).der).toHaveLength(bytes.length)
      } catch (error) {
        expect(error).toBeInstanceOf(Asn1Error)
      }
    }),
    { numRuns: 2000 },
  )
})
