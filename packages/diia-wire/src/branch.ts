import { z } from 'zod'
import { listOf, emptyIfNull, optional, text } from './text.ts'

const names = optional(listOf(z.string()))

/** What a branch or an offer may request: document types or, for `diiaId`, kinds of signature. */
export const scopesSchema = z.looseObject({
  sharing: names,
  documentIdentification: names,
  identification: names,
  diiaId: names,
})
export type Scopes = z.infer<typeof scopesSchema>

/** Body for creating or updating a branch. The names are those of all official SDKs; which are required is from be-types and the limits of the SDKs. */
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

/** A branch in a response. Only its id is certain: SDKs disagree about which of the other fields are returned. */
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

/** `branches` must be present, possibly as null. A response without it is not an empty list: that could lead to creating a branch twice. */
export const branchListSchema = z.looseObject({ total: z.number(), branches: emptyIfNull(branchSchema) })
export type BranchList = z.infer<typeof branchListSchema>

/** Response to creating or updating a branch or an offer. */
export const createdSchema = z.looseObject({ _id: z.string().min(1) })
