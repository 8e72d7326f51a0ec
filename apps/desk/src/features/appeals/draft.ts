// The draft of a registration. It is kept when the form is closed, for example to look at a request that is waiting.
import type { AppealRegistration, ApplicantType, Channel, Service } from '@diia-desk/contract'
import { uuid } from '../../lib/uuid.ts'

export interface Draft {
  readonly service: Service | undefined
  /** '' means none. */
  readonly variationId: string
  readonly applicantType: ApplicantType
  readonly channel: Channel
  /** Undefined until somebody types it; until then the name comes from the received copies. */
  readonly applicant: string | undefined
  readonly phone: string
  readonly note: string
  readonly isConsultation: boolean
  readonly isTest: boolean
  /** Ids of checks and requests that are not to be attached. */
  readonly leftOut: readonly string[]
  /** The same for each attempt of one registration, so that a lost response does not cause a second appeal. */
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

/** Whether the draft contains something that would be lost. */
export function hasContent(draft: Draft): boolean {
  return draft.service !== undefined || draft.phone !== '' || draft.note !== '' || (draft.applicant ?? '') !== ''
}

/**
 * Applies a service to the draft, together with what follows from it: its only variation, the kind of applicant it is
 * meant for.
 */
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

/** What is still missing for the registration. */
export function missingIn({ service, variationId }: Draft): 'service' | 'variation' | undefined {
  if (service === undefined) return 'service'
  return service.variations.length > 1 && variationId === '' ? 'variation' : undefined
}

interface Attached {
  validations: readonly string[]
  documentRequests: readonly string[]
}

/** @param applicant the name as the form shows it, from the copies or typed */
export function registrationOf(
  draft: Draft & { service: Service },
  applicant: string,
  attached: Attached,
): AppealRegistration {
  const isAttached = (id: string) => !draft.leftOut.includes(id)
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
      validations: attached.validations.filter(isAttached),
      documentRequests: attached.documentRequests.filter(isAttached),
    },
    submissionId: draft.submissionId,
  }
}

/** The typed name, or the one from the copies of the visit. */
export function applicantOf(draft: Draft, names: readonly string[]): string {
  return draft.applicant ?? names[0] ?? ''
}
