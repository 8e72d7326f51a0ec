import type { Citizen } from './seed/types.ts'
import { citizensOfYasnePole } from './seed/yasne-pole.ts'
import { citizensFromElsewhere } from './seed/elsewhere.ts'

export { seedDocumentTypes } from './seed/types.ts'
export type { CardLine, Citizen, SeedDocument, SeedDocumentType } from './seed/types.ts'

/**
 * The people whose phones the simulator plays. All of them are invented, and so are their
 * places and numbers. Each one has something that real data has and samples usually lack;
 * the comment above each says what.
 */
export const citizens: Citizen[] = [...citizensOfYasnePole, ...citizensFromElsewhere]
