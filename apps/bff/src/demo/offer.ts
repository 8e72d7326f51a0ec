import { applicantTypes } from '@diia-desk/contract'
import type { ApplicantType, Duration } from '@diia-desk/contract'
import { z } from 'zod'
import type { Context } from '../context.ts'

export interface Offered {
  serviceId: string | null
  variationId: string | null
  code: string | null
  fee: string | null
  /** Maximum number of days until the result; 0 for what is done while the visitor waits. */
  days: number
  duration: Duration | undefined
  applicantTypes: ApplicantType[]
}

const types = z.array(z.enum(applicantTypes))

/** What visitors may ask for: any service of the catalogue, a few of them most of the time. */
export async function readOffer({ db }: Pick<Context, 'db'>): Promise<[Offered, number][]> {
  const services = await db
    .selectFrom('services')
    .select(['id', 'code', 'applicant_types'])
    .where('retired_at', 'is', null)
    .orderBy('code')
    .orderBy('id')
    .execute()
  const variations = await db
    .selectFrom('service_variations')
    .select(['id', 'service_id', 'duration_type', 'duration_value', 'fee'])
    .where('retired_at', 'is', null)
    .orderBy('position')
    .execute()
  const nothing: Offered = {
    serviceId: null,
    variationId: null,
    code: null,
    fee: null,
    days: 5,
    duration: undefined,
    applicantTypes: [],
  }
  const offer = services.map(({ id, code, applicant_types }, index): [Offered, number] => {
    const variation = variations.find(({ service_id }) => service_id === id)
    const duration =
      variation === undefined || variation.duration_type === null || variation.duration_value === null
        ? undefined
        : { type: variation.duration_type, value: variation.duration_value }
    const days = duration?.type === 'month' ? 30 : Math.min(30, duration?.value ?? 5)
    // The frequency of a service is inversely proportional to its position (Zipf's law).
    return [
      {
        serviceId: id,
        variationId: variation?.id ?? null,
        code,
        fee: variation?.fee ?? null,
        days,
        duration,
        applicantTypes: types.catch([]).parse(JSON.parse(applicant_types)),
      },
      1 / (index + 2),
    ]
  })
  return offer.length === 0 ? [[nothing, 1]] : offer
}
