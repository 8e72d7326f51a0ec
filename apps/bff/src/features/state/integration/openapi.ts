// The integration API as OpenAPI 3.1, generated from the schemas that validate posts.
import { fieldErrorCodes, problemSchema } from '@diia-desk/contract'
import { z } from 'zod'
import { answeredAppealSchema, answeredEventSchema, postedAppealSchema, postedEventSchema } from './schemas.ts'

/** Valid example posts. A test validates each with its schema and posts it. */
export const integrationExamples = {
  appeals: {
    registered: {
      summary: 'An appeal registered at the front office',
      value: {
        external_id: 'J-2019-000127',
        number: '2019-11-01/17',
        service_code: '00034',
        service_variation: 'Звичайна реєстрація',
        registered_at: '2019-11-01T09:12:00+02:00',
        channel: 'front_office',
        applicant_type: 'person',
      },
    },
    elsewhere: {
      summary: 'A consultation in another centre',
      value: {
        external_id: 'J-2019-000128',
        asc_code: '1205',
        registered_at: '2019-11-01T09:40:00+02:00',
        is_consultation: true,
      },
    },
  },
  events: {
    completed: {
      summary: 'The service was provided',
      value: {
        event_id: 'E-5501',
        happened_at: '2019-12-05T14:03:00+02:00',
        kind: 'status',
        status: 'completed',
        receiving_channel: 'front_office',
      },
    },
    started: {
      summary: 'An earlier event that comes late',
      value: { event_id: 'E-5400', happened_at: '2019-11-02T10:00:00+02:00', kind: 'status', status: 'in_progress' },
    },
    issued: {
      summary: 'The result was handed over',
      value: { event_id: 'E-5502', happened_at: '2019-12-06T11:20:00+02:00', kind: 'issued' },
    },
    rated: {
      summary: 'The visitor rated the service',
      value: { event_id: 'E-5503', happened_at: '2019-12-06T11:21:00+02:00', kind: 'rated', rating: 9 },
    },
    service: {
      summary: 'It was another service',
      value: {
        event_id: 'E-5505',
        happened_at: '2019-11-02T09:00:00+02:00',
        kind: 'service',
        service_code: '00034',
        service_variation: 'Із порушенням тридцятиденного строку',
      },
    },
    deadline: {
      summary: 'The term was prolonged',
      value: {
        event_id: 'E-5506',
        happened_at: '2019-11-20T09:00:00+02:00',
        kind: 'deadline',
        deadline_on: '2019-12-10',
      },
    },
    corrected: {
      summary: 'A mistake was mended',
      value: {
        event_id: 'E-5504',
        happened_at: '2019-12-07T08:00:00+02:00',
        kind: 'corrected',
        fee: '33.30',
        is_test: false,
      },
    },
  },
} as const

const answers = {
  appeal: { id: '0b5f2c1e-7a57-4a8e-9a39-0a6f6b1f6d10', external_id: 'J-2019-000127' },
  event: { external_id: 'J-2019-000127', event_id: 'E-5501' },
}

export function openApiDocument(publicUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'diia-desk: integration',
      version: '1.0.0',
      description:
        'Appeals and their events from a centre’s other journal. Posts are idempotent: the same body again gets the same answer, another body under the same id is refused. Nothing about a person is taken.',
    },
    servers: [{ url: `${publicUrl.replace(/\/$/, '')}/integration/v1` }],
    security: [{ key: [] }],
    paths: {
      '/appeals': {
        post: operation(
          'postAppeal',
          'Registers an appeal',
          'PostedAppeal',
          integrationExamples.appeals,
          'AnsweredAppeal',
          answers.appeal,
        ),
      },
      '/appeals/{external_id}/events': {
        parameters: [
          {
            name: 'external_id',
            in: 'path',
            required: true,
            description: 'Id under which the appeal was posted, percent-encoded.',
            schema: schemaOf(answeredAppealSchema.shape.external_id),
          },
        ],
        post: operation(
          'postEvent',
          'Adds an event to an appeal',
          'PostedEvent',
          integrationExamples.events,
          'AnsweredEvent',
          answers.event,
          { 404: problem('The appeal was not posted yet: post it first, then its events') },
        ),
      },
    },
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made with `npm run desk -- integration key add --name NAME`.',
        },
      },
      schemas: {
        PostedAppeal: schemaOf(postedAppealSchema),
        PostedEvent: schemaOf(postedEventSchema),
        AnsweredAppeal: schemaOf(answeredAppealSchema),
        AnsweredEvent: schemaOf(answeredEventSchema),
        Problem: schemaOf(
          problemSchema
            .pick({
              type: true,
              title: true,
              status: true,
              instance: true,
              code: true,
              callId: true,
              detail: true,
              retryAt: true,
            })
            .extend({ errors: z.array(z.object({ field: z.string(), code: z.enum(fieldErrorCodes) })).optional() }),
        ),
      },
    },
  }
}

function operation(
  operationId: string,
  summary: string,
  body: string,
  examples: object,
  answer: string,
  example: object,
  more: Record<number, object> = {},
) {
  return {
    operationId,
    summary,
    requestBody: { required: true, content: { 'application/json': { schema: ref(body), examples } } },
    responses: {
      201: {
        description: 'Kept. The same post again is answered the same.',
        headers: {
          'Idempotency-Replayed': {
            description: '`true` when it had been kept before.',
            schema: { type: 'string', enum: ['true'] },
          },
        },
        content: { 'application/json': { schema: ref(answer), example } },
      },
      401: problem('No active key'),
      409: problem(
        '`different-body`: another body came under this id before. `number-taken`: another appeal of the centre has this number.',
      ),
      413: problem('The body is larger than 32 KB'),
      415: problem('The body is not application/json'),
      422: problem('`errors` names the fields at fault, never their values'),
      429: problem('Too many calls without an active key; `Retry-After` says when to try again'),
      ...more,
    },
  }
}

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: ref('Problem') } } }
}

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` }
}

/** The schema of the input, before values are mapped to ours. OpenAPI 3.1 uses this dialect by default. */
function schemaOf(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
  return json
}
