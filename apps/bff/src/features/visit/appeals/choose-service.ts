import type { ApplicantType } from '@diia-desk/contract'
import type { Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import { Problem } from '../../../problem.ts'
import type { FieldError } from '../../../problem.ts'
import { locking } from '../../../storage/engine.ts'
import type {
  AppealState,
  CentresTable,
  Database,
  ServicesTable,
  ServiceVariationsTable,
} from '../../../storage/schema.ts'
import { dayOf } from '../../../time.ts'
import { besideService, variationIn, wasOffered } from '../services/services.ts'
import { lastDayOfTerm } from './deadline.ts'

export interface ChosenService {
  centre: Pick<CentresTable, 'id' | 'asc_code' | 'number_format'>
  /** With its number in the centre. */
  service: Selectable<ServicesTable> & { local_number: string | null }
  variation: ChosenVariation | undefined
}

/** With the holidays that its term depends on, separated by commas. */
type ChosenVariation = Pick<
  Selectable<ServiceVariationsTable>,
  'id' | 'name' | 'fee' | 'duration_type' | 'duration_value' | 'duration_text'
> & { days_off: string | null }

const daysOff = sql<string | null>`(select string_agg(day, ',') from holidays)`.as('days_off')

export async function readVariation(
  trx: Transaction<Database>,
  id: string | null,
): Promise<ChosenVariation | undefined> {
  if (id === null) return undefined
  return await trx
    .selectFrom('service_variations')
    .select(['id', 'name', 'fee', 'duration_type', 'duration_value', 'duration_text', daysOff])
    .where('id', '=', id)
    .executeTakeFirst()
}

/**
 * The service and the variation of an appeal, as they were offered when the centre registered it. A single variation is
 * chosen automatically; `null` means that no variation is meant.
 *
 * @throws {Problem} `invalid-input` when the service is unknown, was retired by then, or a variation must be given
 */
export async function chooseService(
  trx: Transaction<Database>,
  wanted: { serviceId: string; variationId?: string | null | undefined },
  centreId: string,
  registeredAt: string,
): Promise<ChosenService> {
  // Locked until the appeal is written. A code that the service gets in the meantime is filled in after that and not
  // missed.
  const rows = await locking(
    trx,
    'keep',
    trx
      .selectFrom('services')
      .innerJoin('centres', (join) => join.on('centres.id', '=', centreId))
      .leftJoin('service_variations as variation', 'variation.service_id', 'services.id')
      .leftJoin('local_numbers', (join) =>
        join.onRef('local_numbers.service_id', '=', 'services.id').onRef('local_numbers.centre_id', '=', 'centres.id'),
      )
      .selectAll('services')
      .select(['local_numbers.number as local_number', 'centres.asc_code', 'centres.number_format'])
      .select(besideService)
      .select(['variation.retired_at as variation_retired_at', daysOff])
      .where('services.id', '=', wanted.serviceId)
      .orderBy('variation.position'),
    ['services', 'centres'],
  ).execute()
  const service = rows[0]
  if (service === undefined) throw refused('serviceId', 'not-allowed', 'The service is not in the catalogue.')
  if (!wasOffered(service, registeredAt))
    throw refused('serviceId', 'not-allowed', 'The service is no longer in the register.')
  const centre = { id: centreId, asc_code: service.asc_code, number_format: service.number_format }
  if (wanted.variationId === null) return { centre, service, variation: undefined }
  const offered = rows
    .filter((row) => wasOffered({ retired_at: row.variation_retired_at }, registeredAt))
    .flatMap((row) => variationIn(row) ?? [])
  if (wanted.variationId === undefined) {
    if (offered.length > 1) throw refused('variationId', 'required')
    return { centre, service, variation: offered[0] }
  }
  const variation = offered.find(({ id }) => id === wanted.variationId)
  if (variation === undefined) throw refused('variationId', 'not-allowed')
  return { centre, service, variation }
}

/**
 * The type of applicant that the service accepts: the given one, or the only one there is.
 *
 * @throws {Problem} `invalid-input` when the service is not for such applicants
 */
export function chooseApplicantType(
  { service }: { service: Pick<ServicesTable, 'applicant_types'> },
  given: ApplicantType | null | undefined,
): ApplicantType | null {
  const taken = JSON.parse(service.applicant_types) as ApplicantType[]
  if (given === undefined || given === null) return taken.length === 1 ? (taken[0] as ApplicantType) : null
  if (taken.length > 0 && !taken.includes(given)) throw refused('applicantType', 'not-allowed')
  return given
}

/** Last day of the legal term; null when no term can be counted. A consultation ends at once. */
export function deadlineOf(
  { registered_at, is_consultation }: Pick<AppealState, 'registered_at' | 'is_consultation'>,
  variation: ChosenVariation | undefined,
): string | null {
  if (
    is_consultation === 1 ||
    variation === undefined ||
    variation.duration_type === null ||
    variation.duration_value === null
  )
    return null
  const duration = { type: variation.duration_type, value: variation.duration_value }
  return lastDayOfTerm(duration, dayOf(new Date(registered_at)), new Set(variation.days_off?.split(','))) ?? null
}

function refused(field: string, code: FieldError['code'], detail?: string): Problem {
  return new Problem('invalid-input', { errors: [{ field, code }], ...(detail !== undefined && { detail }) })
}
