// Server-sent events from the bff to open screens (GET /api/events). Events contain ids and states and no personal
// data: a screen reads the resource itself. The `id:` of events increases, so that a reconnecting screen sends
// Last-Event-ID and misses nothing; if that id is too old, the bff sends `resync` and the screen reads everything
// again. Heartbeats (`event: beat`) are sent in between and are visible to the page: if they stop, a proxy holds the
// stream back.
import { z } from 'zod'
import { appealStatuses } from './appeals.ts'
import { diiaLinkStates, documentRequestStates, validationOutcomes } from './resources.ts'

/** The first heartbeat is sent at once, the others at this interval. */
export const heartbeatEveryMs = 5_000

export const deskEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('document-request'),
    id: z.string(),
    state: z.enum(documentRequestStates),
    window: z.string(),
  }),
  z.object({ type: z.literal('validation'), id: z.string(), outcome: z.enum(validationOutcomes), window: z.string() }),
  /** Copies were received without a request. Without a window they belong only to the centre. */
  z.object({ type: z.literal('document-copies'), window: z.string().optional() }),
  z.object({ type: z.literal('diia-link'), state: z.enum(diiaLinkStates) }),
  z.object({ type: z.literal('appeal'), id: z.string(), status: z.enum(appealStatuses) }),
  /** A pull by eRepository started, continued or ended. */
  z.object({ type: z.literal('export-pull'), id: z.string() }),
  /** Something changed that administrators are told about; the event contains no more. */
  z.object({ type: z.literal('system-health') }),
  z.object({ type: z.literal('resync') }),
])
export type DeskEvent = z.infer<typeof deskEventSchema>
