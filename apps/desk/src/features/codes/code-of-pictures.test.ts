import { expect, test } from 'vitest'
import { codes, qrLink } from '../../../test/support/fixtures.ts'
import { codeOfPictures } from './code-of-pictures.ts'

const shop = 'https://example.org'

test.each([
  ['the code of the document', [[qrLink]], { text: qrLink }],
  [
    'whatever else the picture shows',
    [[shop, codes.first, 'https://diia.app/acquirers/branch/1/offer/2']],
    { text: codes.first },
  ],
  ['once, however often it is seen', [[qrLink, qrLink.replace('https:', 'diia:')], [qrLink]], { text: qrLink }],
  ['or what there is, so that it is said why not', [[shop]], { text: shop }],
  ['in the picture among other files', [undefined, [codes.first], []], { text: codes.first }],
  ['not one of several', [[codes.first, codes.second]], 'several'],
  ['nor one of several pictures', [[codes.first], [qrLink]], 'several'],
  ['nothing where nothing is', [[]], 'no-code'],
  ['nothing of what is no picture', [undefined, undefined], 'no-picture'],
] as const)('%s', (_, pictures, expected) => {
  const found = codeOfPictures(pictures)
  expect(typeof found === 'object' ? { text: found.text.replace('diia:', 'https:') } : found).toEqual(expected)
})
