import { applicantTypes, channels } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { SelectField, TextField } from '../../components/field.tsx'
import styles from './appeal-actions.module.css'
import type { CheckedField, CorrectionValues } from './correction.ts'
import { serviceQuery } from './queries.ts'
import { ServiceField } from './service-field.tsx'
import { useAppealWords } from './words.ts'

interface PartProps {
  values: CorrectionValues
  write: (part: Partial<CorrectionValues>) => void
}

interface CheckedPartProps extends PartProps {
  /** The error of a field; `format` tells how to write the value. */
  error: (name: CheckedField, format?: string) => string | undefined
}

export function ServicePart({ values, write }: PartProps) {
  const words = useAppealWords()
  const variations =
    useQuery({ ...serviceQuery(values.service?.id ?? ''), enabled: values.service !== undefined }).data?.variations ??
    []
  return (
    <div data-part="service" className={styles.form}>
      <ServiceField
        chosen={values.service}
        onChoose={(service) =>
          write({ service, variationId: service.variations.length === 1 ? (service.variations[0]?.id ?? '') : '' })
        }
      />
      {variations.length > 0 && (
        <SelectField
          label={words.form.variation}
          empty={words.correct.noValue}
          options={variations.map(({ id, name }) => ({ value: id, text: name }))}
          value={values.variationId}
          onValue={(variationId) => write({ variationId })}
        />
      )}
    </div>
  )
}

/** Dates of the events, for those who may correct them. */
export function DatesPart({ ended, values, write, error }: CheckedPartProps & { ended: boolean }) {
  const words = useAppealWords()
  const moment = (name: 'registeredAt' | 'resultAt' | 'issuedAt', label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      className="num"
      value={values[name]}
      onValue={(text) => write({ [name]: text })}
      error={error(name)}
    />
  )
  return (
    <div data-part="dates" className={styles.pair}>
      {moment('registeredAt', words.appeal.registeredAt)}
      {ended && moment('resultAt', words.appeal.resultAt)}
      {ended && moment('issuedAt', words.appeal.issuedAt)}
      <TextField
        label={words.appeal.deadline}
        inputMode="numeric"
        className="num"
        value={values.deadlineOn}
        onValue={(deadlineOn) => write({ deadlineOn })}
        error={error('deadlineOn', words.journal.wrongDay)}
      />
    </div>
  )
}

export function ApplicantPart({ values, write }: PartProps) {
  const words = useAppealWords()
  return (
    <div data-part="applicant" className={styles.pair}>
      <SelectField
        label={words.appeal.applicantType}
        empty={words.correct.noValue}
        options={applicantTypes.map((value) => ({ value, text: words.applicantType[value] }))}
        value={values.applicantType}
        onValue={(applicantType) => write({ applicantType })}
      />
      <div className={styles.wide}>
        <TextField
          label={words.appeal.applicant}
          maxLength={300}
          value={values.applicant}
          onValue={(applicant) => write({ applicant })}
        />
      </div>
      <TextField
        label={words.appeal.phone}
        inputMode="tel"
        maxLength={40}
        value={values.phone}
        onValue={(phone) => write({ phone })}
      />
    </div>
  )
}

export function ChannelsAndFee({ values, write, error }: CheckedPartProps) {
  const words = useAppealWords()
  const channelOptions = channels.map((value) => ({ value, text: words.channel[value] }))
  return (
    <div className={styles.pair}>
      <SelectField
        label={words.appeal.channel}
        options={channelOptions}
        value={values.channel}
        onValue={(channel) => write({ channel })}
      />
      <SelectField
        label={words.appeal.receivingChannel}
        empty={words.correct.noValue}
        options={channelOptions}
        value={values.receivingChannel}
        onValue={(receivingChannel) => write({ receivingChannel })}
      />
      <TextField
        label={words.appeal.fee}
        inputMode="decimal"
        className="num"
        value={values.fee}
        onValue={(fee) => write({ fee })}
        hint={words.correct.money}
        error={error('fee', words.correct.wrongMoney)}
      />
    </div>
  )
}
