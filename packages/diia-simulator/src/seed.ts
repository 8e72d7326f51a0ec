import type { Citizen } from './seed/types.ts'
import { citizensOfYasnePole } from './seed/yasne-pole.ts'
import { citizensOfOtherPlaces } from './seed/other-places.ts'

export { seedDocumentTypes } from './seed/types.ts'
export type { CardLine, Citizen, SeedDocument, SeedDocumentType } from './seed/types.ts'

/**
 * The people whose phones are simulated. They are invented, and so are their places and numbers. Each has a property
 * of real data that samples usually lack; the comment above each names it.
 */
export const citizens: Citizen[] = [...citizensOfYasnePole, ...citizensOfOtherPlaces]
