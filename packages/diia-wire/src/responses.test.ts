import { describe, expect, it } from 'vitest'
import { branchListSchema, createdSchema } from './branch.ts'
import { barcodePattern, checkDigit, qrLink, qrLinkPattern } from './codes.ts'
import { requestStatusSchema } from './document-request.ts'
import { errorBodySchema, expiredDataSchema, successBodySchema } from './errors.ts'
import {
  withSuccessFalse,
  branchList,
  codeRefusals,
  created,
  metadataByCode,
  noSuccess,
  offerList,
  requestStatus,
  serviceDown,
  sessionToken,
  success,
  unauthorisedIn2021,
  unknownRoute,
  validationError,
} from './fixtures/index.ts'
import { offerListSchema } from './offer.ts'
import { sessionTokenSchema } from './session.ts'

describe('responses', () => {
  it('parses every response of the public sources', () => {
    expect(sessionTokenSchema.parse(sessionToken)).toEqual(sessionToken)
    expect(createdSchema.parse(created)).toEqual(created)
    expect(branchListSchema.parse(branchList)).toEqual(branchList)
    expect(offerListSchema.parse(offerList)).toEqual(offerList)
    expect(successBodySchema.parse(success).success).toBe(true)
    expect(successBodySchema.parse(noSuccess).success).toBe(false)
    expect(requestStatusSchema.parse(requestStatus).status).toBe('processing')
  })

  it.each([...Object.values(codeRefusals), unauthorisedIn2021, unknownRoute, serviceDown, validationError])(
    'parses the error with status $status',
    ({ body }) => {
      expect(errorBodySchema.parse(body)).toMatchObject({ message: body.message, code: body.code })
    },
  )

  it('parses a refusal with status 200', () => {
    const parsed = successBodySchema.parse(withSuccessFalse(codeRefusals.expired).body)
    expect(parsed).toMatchObject({ success: false, message: 'Code has been expired!' })
    expect(expiredDataSchema.parse(parsed.data).expirationDate).toBe('2024-11-12T09:13:41.004Z')
  })
})

describe('codes', () => {
  it('computes the check digit of the public sample and of a well-known EAN-13', () => {
    for (const sample of [metadataByCode.barcode, '4006381333931']) {
      expect(sample).toMatch(barcodePattern)
      expect(checkDigit(sample.slice(0, 12))).toBe(sample[12])
    }
  })

  it('makes links that match the pattern of links', () => {
    const otp = 'd94e2b8a-3f41-4c1e-9d35-0b7a5c1f2e60'
    const match = qrLinkPattern.exec(qrLink('internal-passport', '19970117-7001-2018-09-12', otp))
    expect(match?.groups).toEqual({ documentType: 'internal-passport', documentId: '19970117-7001-2018-09-12', otp })
    expect('https://diia.app.example.org/documents/a/b/verify/' + otp).not.toMatch(qrLinkPattern)
  })
})
