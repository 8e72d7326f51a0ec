// The schemas of what other systems post. Names and values are those of the export, not those of our screens. Personal
// data has no place here: an unknown field is refused, so that none is sent by mistake.
import { applicantTypes, feeSchema, line, ratingSchema, serviceCodeSchema } from '@diia-desk/contract'
import type { AppealStatus, Channel } from '@diia-desk/contract'
import { z } from 'zod'

const statuses = {
  in_progress: 'in-progress',
  returned: 'returned',
  completed: 'completed',
  refused: 'refused',
  withdrawn: 'withdrawn',
} as const satisfies Record<string, AppealStatus>
const channelWords = {
  front_office: 'front-office',
  remote_workplace: 'remote-workplace',
  mobile: 'mobile',
  mail: 'mail',
  online: 'online',
} as const satisfies Record<string, Channel>

function oneOf<const Words extends Record<string, string>>(words: Words) {
  return z
    .enum(Object.keys(words) as [Extract<keyof Words, string>, ...Extract<keyof Words, string>[]])
    .transform((word): Words[keyof Words] => words[word])
}

const externalId = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{C}]+$/u)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString())
const variation = line.min(1).max(500)
const applicantType = z.enum(applicantTypes)

export const postedAppealSchema = z.strictObject({
  external_id: externalId.describe('Id of the record in your journal. It never changes and says nothing of a person.'),
  number: line.min(1).max(60).optional().describe('Number of the appeal in your journal. Absent: one is made.'),
  asc_code: z
    .string()
    .regex(/^\d{1,10}$/)
    .optional()
    .describe('Code in the registry of centres. Absent: the centre that runs this desk.'),
  service_code: serviceCodeSchema
    .optional()
    .describe(
      'Code in the register of administrative services, five digits. Without it the state does not count the appeal.',
    ),
  service_variation: variation
    .optional()
    .describe(
      'Name of the variation as the register has it, where the service has several. The legal term depends on it.',
    ),
  registered_at: moment.describe('With the offset, such as +02:00.'),
  channel: oneOf(channelWords)
    .default('front-office')
    .describe('How the application came in; front_office when absent.'),
  applicant_type: applicantType.optional(),
  fee: feeSchema.optional().describe('Hryvnias.'),
  is_consultation: z.boolean().default(false),
  is_test: z.boolean().default(false),
})
export type PostedAppeal = z.output<typeof postedAppealSchema>

const eventId = externalId.describe('Id of the event in your journal.')
const happenedAt = moment.describe(
  'When it took effect, with the offset. It may be long ago; the order in which events come does not matter.',
)
const receivingChannel = oneOf(channelWords).optional().describe('How the result goes out.')

const statusEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('status'),
  status: oneOf(statuses),
  receiving_channel: receivingChannel,
})
const issuedEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('issued'),
  receiving_channel: receivingChannel,
})
const ratedEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('rated'),
  rating: ratingSchema,
})
const serviceEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('service'),
  service_code: serviceCodeSchema,
  service_variation: variation.optional(),
})
const deadlineEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('deadline'),
  deadline_on: z.iso.date().nullable(),
})
const correctedEventSchema = z.strictObject({
  event_id: eventId,
  happened_at: happenedAt,
  kind: z.literal('corrected'),
  registered_at: moment.optional(),
  channel: oneOf(channelWords).optional(),
  receiving_channel: receivingChannel,
  applicant_type: applicantType.nullable().optional(),
  fee: feeSchema.nullable().optional(),
  is_consultation: z.boolean().optional(),
  is_test: z.boolean().optional(),
})
export const postedEventSchema = z.discriminatedUnion('kind', [
  statusEventSchema,
  issuedEventSchema,
  ratedEventSchema,
  serviceEventSchema,
  deadlineEventSchema,
  correctedEventSchema,
])
export type PostedEvent = z.output<typeof postedEventSchema>

export const answeredAppealSchema = z.object({
  id: z.string().describe('Id of the appeal in this desk.'),
  external_id: externalId,
})
export const answeredEventSchema = z.object({ external_id: externalId, event_id: externalId })
