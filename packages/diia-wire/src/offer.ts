import { z } from 'zod'
import { scopesSchema, type Scopes } from './branch.ts'
import { emptyIfNull, optional, text } from './text.ts'

/** Body for creating an offer. `returnLink` must be https. An offer has one group of scopes. */
export interface OfferInput {
  name: string
  returnLink?: string
  scopes: Scopes
}

export const offerSchema = z.looseObject({
  _id: z.string().min(1),
  name: text,
  returnLink: text,
  scopes: optional(scopesSchema),
})
export type Offer = z.infer<typeof offerSchema>

export const offerListSchema = z.looseObject({ total: z.number(), offers: emptyIfNull(offerSchema) })
export type OfferList = z.infer<typeof offerListSchema>
