import { readFileSync } from 'node:fs'
import { testCodes } from '@diia-desk/contract'
import { toSVG } from 'bwip-js/node'
import { expect, test } from 'vitest'

const bars = { height: 16, paddingwidth: 11, paddingheight: 2, backgroundcolor: 'ffffff' }

// The pictures are generated in advance, because the library that draws them is a hundred times larger.
test.each([
  ['qr', { bcid: 'qrcode', text: testCodes.qr, eclevel: 'L', padding: 4, backgroundcolor: 'ffffff' }],
  ['ean-13', { bcid: 'ean13', text: testCodes['ean-13'], ...bars }],
  ['code-128', { bcid: 'code128', text: testCodes['code-128'], ...bars }],
] as const)('the picture of the %s is what bwip-js draws of its text', (name, options) => {
  expect(readFileSync(`${import.meta.dirname}/${name}.svg`, 'utf8')).toBe(toSVG(options))
})
