// Converts a correction between the texts of the form and the contract, which takes only the fields that have changed.
import {
  writtenDay,
  type Appeal,
  type AppealChange,
  type ApplicantType,
  type Channel,
  type Service,
} from '@diia-desk/contract'
import { readDay, readMoment, writeMoment } from '../../lib/kyiv-time.ts'

export type Correction = Omit<Extract<AppealChange, { kind: 'corrected' }>, 'kind'>

/** Texts of the form; '' means no value. */
export interface CorrectionValues {
  service: Pick<Service, 'id' | 'code' | 'localNumber' | 'name' | 'retiredAt'> | undefined
  variationId: string
  applicantType: ApplicantType | ''
  channel: Channel
  receivingChannel: Channel | ''
  registeredAt: string
  resultAt: string
  issuedAt: string
  deadlineOn: string
  fee: string
  isConsultation: boolean
  isTest: boolean
  applicant: string
  phone: string
  note: string
}

export type CheckedField = 'registeredAt' | 'resultAt' | 'issuedAt' | 'deadlineOn' | 'fee'
export type FieldError = 'format' | 'required' | 'future' | 'order'

export function valuesOf(appeal: Appeal): CorrectionValues {
  const moment = (time: string | undefined) => (time === undefined ? '' : writeMoment(time))
  return {
    service: appeal.service,
    variationId: appeal.variation?.id ?? '',
    applicantType: appeal.applicantType ?? '',
    channel: appeal.channel,
    receivingChannel: appeal.receivingChannel ?? '',
    registeredAt: moment(appeal.registeredAt),
    resultAt: moment(appeal.resultAt),
    issuedAt: moment(appeal.issuedAt),
    deadlineOn: appeal.deadlineOn === undefined ? '' : writtenDay(appeal.deadlineOn),
    fee: appeal.fee?.replace('.', ',') ?? '',
    isConsultation: appeal.isConsultation,
    isTest: appeal.isTest,
    applicant: appeal.details.applicant ?? '',
    phone: appeal.details.phone ?? '',
    note: appeal.details.note ?? '',
  }
}

/** Errors by field. */
export function errorsIn(values: CorrectionValues, now: number): Partial<Record<CheckedField, FieldError>> {
  const faults: Partial<Record<CheckedField, FieldError>> = {}
  let before = -Infinity
  for (const field of ['registeredAt', 'resultAt', 'issuedAt'] as const) {
    const text = values[field].trim()
    if (text === '') {
      if (field === 'registeredAt') faults[field] = 'required'
      continue
    }
    const time = Date.parse(readMoment(text) ?? '')
    if (Number.isNaN(time)) faults[field] = 'format'
    else if (time > now) faults[field] = 'future'
    else if (time < before) faults[field] = 'order'
    else before = time
  }
  if (values.deadlineOn.trim() !== '' && readDay(values.deadlineOn) === undefined) faults.deadlineOn = 'format'
  if (values.fee.trim() !== '' && !/^\d{1,9}([.,]\d{2})?$/.test(values.fee.trim())) faults.fee = 'format'
  return faults
}

/** The changed fields; undefined if there are none. The form shows minutes, so unchanged times keep their seconds. */
export function correctionOf(appeal: Appeal, values: CorrectionValues): Correction | undefined {
  const before = valuesOf(appeal)
  const changed = (field: keyof CorrectionValues) =>
    typeof values[field] === 'string' ? values[field].trim() !== before[field] : values[field] !== before[field]
  const orNull = <T>(text: string, value: T | undefined) => (text.trim() === '' ? null : value)
  const correction: Correction = {
    ...(values.service?.id !== before.service?.id && values.service !== undefined && { serviceId: values.service.id }),
    ...((changed('variationId') || values.service?.id !== before.service?.id) && {
      variationId: values.variationId === '' ? null : values.variationId,
    }),
    ...(changed('applicantType') && { applicantType: values.applicantType === '' ? null : values.applicantType }),
    ...(changed('channel') && { channel: values.channel }),
    ...(changed('receivingChannel') && {
      receivingChannel: values.receivingChannel === '' ? null : values.receivingChannel,
    }),
    ...(changed('registeredAt') && { registeredAt: readMoment(values.registeredAt) }),
    ...(changed('resultAt') && { resultAt: orNull(values.resultAt, readMoment(values.resultAt)) }),
    ...(changed('issuedAt') && { issuedAt: orNull(values.issuedAt, readMoment(values.issuedAt)) }),
    ...(changed('deadlineOn') && { deadlineOn: orNull(values.deadlineOn, readDay(values.deadlineOn)) }),
    ...(changed('fee') && { fee: orNull(values.fee, values.fee.trim().replace(',', '.')) }),
    ...(changed('isConsultation') && { isConsultation: values.isConsultation }),
    ...(changed('isTest') && { isTest: values.isTest }),
    ...((changed('applicant') || changed('phone') || changed('note')) && {
      details: { applicant: values.applicant.trim(), phone: values.phone.trim(), note: values.note.trim() },
    }),
  }
  return Object.keys(correction).length === 0 ? undefined : correction
}
