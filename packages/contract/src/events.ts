// What the bff tells open screens by server-sent events (GET /api/events). Events carry ids and states, no personal
// data: a screen reads the thing itself again. `id:` of the event counts on, so that a reconnecting screen sends
// Last-Event-ID and misses nothing; when the gap is too old, the bff sends `resync` and the screen reads all again.
// Between them come beats (`event: beat`), which a page can see: silence tells that something on the way holds the stream.
import { z } from 'zod'
import { appealStatuses } from './appeals.ts'
import { diiaLinkStates, documentRequestStates, validationOutcomes } from './resources.ts'

/** A beat comes at once and then this often. */
export const beatEveryMs = 5_000

export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('document-request'),
    id: z.string(),
    state: z.enum(documentRequestStates),
    window: z.string(),
  }),
  z.object({ type: z.literal('validation'), id: z.string(), outcome: z.enum(validationOutcomes), window: z.string() }),
  /** Copies came that no request waited for. Without a window they are of the centre alone. */
  z.object({ type: z.literal('document-copies'), window: z.string().optional() }),
  z.object({ type: z.literal('diia-link'), state: z.enum(diiaLinkStates) }),
  z.object({ type: z.literal('appeal'), id: z.string(), status: z.enum(appealStatuses) }),
  /** A pull by eRepository began, went on or ended. */
  z.object({ type: z.literal('export-pull'), id: z.string() }),
  /** Something that administrators are told of changed; it says no more than that. */
  z.object({ type: z.literal('system-health') }),
  z.object({ type: z.literal('resync') }),
])
export type DeskEvent = z.infer<typeof deskEventSchema>
