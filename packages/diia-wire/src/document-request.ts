import { z } from 'zod'

/** A code as shown on a phone: 13 digits under the bars, or the whole link inside the QR. */
export type ShownCode = { barcode: string; qrcode?: never } | { qrcode: string; barcode?: never }

/** `POST /api/v1/acquirers/document-identification` */
export type DocumentIdentificationInput = { branchId: string } & ShownCode

/** `POST /api/v1/acquirers/document-request`; requestId is any unique text of 10 to 255 characters. */
export type DocumentRequestInput = { branchId: string; requestId: string } & ShownCode

export const requestIdLength = { min: 10, max: 255 } as const

/**
 * Answer of `document-request/status`. Known words; a newer one must not break a client, so any text is accepted.
 * `success` stands only in one client's recorded fixtures and means the same as `done`.
 */
export const requestStatuses = ['initialized', 'processing', 'done', 'refuse', 'notUsed'] as const
export type RequestStatus = (typeof requestStatuses)[number]
export const requestStatusSchema = z.looseObject({ status: z.string().min(1) })
