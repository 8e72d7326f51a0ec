import { z } from 'zod'

/** A code as shown on a phone: the 13 digits under the bars, or the complete link in the QR code. */
export type ShownCode = { barcode: string; qrcode?: never } | { qrcode: string; barcode?: never }

/** `POST /api/v1/acquirers/document-identification` */
export type DocumentIdentificationInput = { branchId: string } & ShownCode

/** `POST /api/v1/acquirers/document-request`; requestId is any unique text of 10 to 255 characters. */
export type DocumentRequestInput = { branchId: string; requestId: string } & ShownCode

export const requestIdLength = { min: 10, max: 255 } as const

/**
 * Known values in the response of `document-request/status`. The schema accepts any text, so that a new value does not
 * break a client. `success` occurs only in the recorded fixtures of one client and means the same as `done`.
 */
export const requestStatuses = ['initialized', 'processing', 'done', 'refuse', 'notUsed'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestStatusSchema = z.looseObject({ status: z.string().min(1) })
