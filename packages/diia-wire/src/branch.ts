import { z } from 'zod'
import { listOf, noneIfNull, optional, text } from './text.ts'

const names = optional(listOf(z.string()))

/** What a branch or an offer may ask for: document types, or for `diiaId` the kinds of signature. */
export const scopesSchema = z.looseObject({
  sharing: names,
  documentIdentification: names,
  identification: names,
  diiaId: names,
})
export type Scopes = z.infer<typeof scopesSchema>

/** Body of creating or updating a branch. Names are those of all official SDKs; required ones per be-types and SDK limits. */
export interface BranchInput {
  name: string
  email?: string
  region?: string
  district?: string
  location: string
  street: string
  house: string
  customFullName?: string
  customFullAddress?: string
  deliveryTypes: string[]
  offerRequestType: string
  scopes: Scopes
}

/** A branch as read. Only its id is sure: SDKs disagree about which of the other fields come back. */
export const branchSchema = z.looseObject({
  _id: z.string().min(1),
  name: text,
  email: text,
  region: text,
  district: text,
  location: text,
  street: text,
  house: text,
  customFullName: text,
  customFullAddress: text,
  deliveryTypes: names,
  offerRequestType: text,
  scopes: optional(scopesSchema),
})
export type Branch = z.infer<typeof branchSchema>

/** The list must be told, be it as null; an answer without it is no list, and taking it for one could make a branch twice. */
export const branchListSchema = z.looseObject({ total: z.number(), branches: noneIfNull(branchSchema) })
export type BranchList = z.infer<typeof branchListSchema>

/** Answer to creating or updating a branch or an offer. */
export const createdSchema = z.looseObject({ _id: z.string().min(1) })
