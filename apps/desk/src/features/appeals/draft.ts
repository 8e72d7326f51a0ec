// A registration that is being written. It outlives the form: who looks at a waiting request and comes back finds it.
import type { AppealRegistration, ApplicantType, Channel, Service } from '@diia-desk/contract'
import { uuid } from '../../lib/uuid.ts'

export interface Draft {
  readonly service: Service | undefined
  /** '' is none yet. */
  readonly variationId: string
  readonly applicantType: ApplicantType
  readonly channel: Channel
  /** Undefined until somebody writes it: then it follows the copies that arrive. */
  readonly applicant: string | undefined
  readonly phone: string
  readonly note: string
  readonly isConsultation: boolean
  readonly isTest: boolean
  /** Ids of checks and requests that are not to be attached. */
  readonly leftOut: readonly string[]
  /** The same for each try of one registration, so that a lost answer makes no second appeal. */
  readonly submissionId: string
}

export function emptyDraft(): Draft {
  return {
    service: undefined,
    variationId: '',
    applicantType: 'person',
    channel: 'front-office',
    applicant: undefined,
    phone: '',
    note: '',
    isConsultation: false,
    isTest: false,
    leftOut: [],
    submissionId: uuid(),
  }
}

/** Whether something would be lost with it. */
export function isBegun(draft: Draft): boolean {
  return draft.service !== undefined || draft.phone !== '' || draft.note !== '' || (draft.applicant ?? '') !== ''
}

/** Choosing a service decides what follows from it: its only variation, an applicant it is meant for. */
export function withService(draft: Draft, service: Service): Draft {
  const only = service.variations.length === 1 ? service.variations[0] : undefined
  const meant = service.applicantTypes.length === 0 || service.applicantTypes.includes(draft.applicantType)
  return {
    ...draft,
    service,
    variationId: only?.id ?? '',
    applicantType: meant ? draft.applicantType : (service.applicantTypes[0] ?? 'person'),
  }
}

/** What is missing before it can be registered. */
export function missingIn({ service, variationId }: Draft): 'service' | 'variation' | undefined {
  if (service === undefined) return 'service'
  return service.variations.length > 1 && variationId === '' ? 'variation' : undefined
}

interface Attached {
  validations: readonly string[]
  documentRequests: readonly string[]
}

/** @param applicant the name as the form shows it, from the copies or written */
export function registrationOf(
  draft: Draft & { service: Service },
  applicant: string,
  attached: Attached,
): AppealRegistration {
  const stays = (id: string) => !draft.leftOut.includes(id)
  const texts = Object.entries({ applicant, phone: draft.phone, note: draft.note }).map(
    ([key, text]) => [key, text.trim()] as const,
  )
  return {
    serviceId: draft.service.id,
    ...(draft.variationId !== '' && { variationId: draft.variationId }),
    applicantType: draft.applicantType,
    channel: draft.channel,
    details: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    isConsultation: draft.isConsultation,
    isTest: draft.isTest,
    attach: {
      validations: attached.validations.filter(stays),
      documentRequests: attached.documentRequests.filter(stays),
    },
    submissionId: draft.submissionId,
  }
}

/** The name that was written, or that of the visit's copies. */
export function applicantOf(draft: Draft, names: readonly string[]): string {
  return draft.applicant ?? names[0] ?? ''
}
