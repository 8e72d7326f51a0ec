// The correction of an appeal as the form holds it, in texts, and as the contract takes it: only what has changed.
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

/** Texts of the form; '' is no value. */
export interface Written {
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

export type WrongField = 'registeredAt' | 'resultAt' | 'issuedAt' | 'deadlineOn' | 'fee'
export type Wrong = 'format' | 'required' | 'future' | 'order'

export function writtenOf(appeal: Appeal): Written {
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

/** Fields that cannot be taken as they are written. */
export function faultsIn(written: Written, now: number): Partial<Record<WrongField, Wrong>> {
  const faults: Partial<Record<WrongField, Wrong>> = {}
  let before = -Infinity
  for (const field of ['registeredAt', 'resultAt', 'issuedAt'] as const) {
    const text = written[field].trim()
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
  if (written.deadlineOn.trim() !== '' && readDay(written.deadlineOn) === undefined) faults.deadlineOn = 'format'
  if (written.fee.trim() !== '' && !/^\d{1,9}([.,]\d{2})?$/.test(written.fee.trim())) faults.fee = 'format'
  return faults
}

/** What has changed; undefined when nothing has. Minutes are all the form shows, so seconds stay where they were. */
export function correctionOf(appeal: Appeal, written: Written): Correction | undefined {
  const before = writtenOf(appeal)
  const changed = (field: keyof Written) =>
    typeof written[field] === 'string' ? written[field].trim() !== before[field] : written[field] !== before[field]
  const orNull = <T>(text: string, value: T | undefined) => (text.trim() === '' ? null : value)
  const correction: Correction = {
    ...(written.service?.id !== before.service?.id &&
      written.service !== undefined && { serviceId: written.service.id }),
    ...((changed('variationId') || written.service?.id !== before.service?.id) && {
      variationId: written.variationId === '' ? null : written.variationId,
    }),
    ...(changed('applicantType') && { applicantType: written.applicantType === '' ? null : written.applicantType }),
    ...(changed('channel') && { channel: written.channel }),
    ...(changed('receivingChannel') && {
      receivingChannel: written.receivingChannel === '' ? null : written.receivingChannel,
    }),
    ...(changed('registeredAt') && { registeredAt: readMoment(written.registeredAt) }),
    ...(changed('resultAt') && { resultAt: orNull(written.resultAt, readMoment(written.resultAt)) }),
    ...(changed('issuedAt') && { issuedAt: orNull(written.issuedAt, readMoment(written.issuedAt)) }),
    ...(changed('deadlineOn') && { deadlineOn: orNull(written.deadlineOn, readDay(written.deadlineOn)) }),
    ...(changed('fee') && { fee: orNull(written.fee, written.fee.trim().replace(',', '.')) }),
    ...(changed('isConsultation') && { isConsultation: written.isConsultation }),
    ...(changed('isTest') && { isTest: written.isTest }),
    ...((changed('applicant') || changed('phone') || changed('note')) && {
      details: { applicant: written.applicant.trim(), phone: written.phone.trim(), note: written.note.trim() },
    }),
  }
  return Object.keys(correction).length === 0 ? undefined : correction
}
