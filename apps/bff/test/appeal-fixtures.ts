import { randomUUID } from 'node:crypto'
import type { ApplicantType, DurationType } from '@diia-desk/contract'
import type { Db } from '../src/storage/database.ts'
import type { AppealState } from '../src/storage/schema.ts'

export interface MadeUpService {
  code?: string
  name?: string
  applicantTypes?: ApplicantType[]
  documents?: string[]
  retiredAt?: string
  variations?: { name?: string; duration?: [DurationType, number]; fee?: string; retiredAt?: string }[]
}

/** Adds a made-up service and returns its id and those of its variations. */
export async function addService(db: Db, service: MadeUpService = {}): Promise<{ id: string; variations: string[] }> {
  const id = randomUUID()
  await db
    .insertInto('services')
    .values({
      id,
      code: service.code ?? null,
      origin: 'register',
      name: service.name ?? 'Реєстрація місця проживання',
      sector: null,
      applicant_types: JSON.stringify(service.applicantTypes ?? ['person']),
      documents: JSON.stringify(service.documents ?? []),
      refusal_grounds: '[]',
      retired_at: service.retiredAt ?? null,
    })
    .execute()
  const variations = (service.variations ?? [{}]).map((variation, position) => ({
    id: randomUUID(),
    service_id: id,
    position,
    name: variation.name ?? `Варіант ${position + 1}`,
    duration_type: variation.duration?.[0] ?? null,
    duration_value: variation.duration?.[1] ?? null,
    duration_text: null,
    fee: variation.fee ?? null,
    retired_at: variation.retiredAt ?? null,
  }))
  if (variations.length > 0) await db.insertInto('service_variations').values(variations).execute()
  return { id, variations: variations.map((variation) => variation.id) }
}

/** The state of an appeal that was just registered. */
export function registeredState(changes: Pick<AppealState, 'asc_code' | 'registered_at' | 'deadline_on'>): AppealState {
  return {
    service_id: null,
    variation_id: null,
    service_code: '00034',
    status: 'registered',
    result_at: null,
    issued_at: null,
    channel: 'front-office',
    receiving_channel: null,
    applicant_type: 'person',
    fee: null,
    is_consultation: 0,
    is_test: 0,
    rating: null,
    ...changes,
  }
}
