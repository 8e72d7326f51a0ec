import { applicantTypes, channels } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { SelectField, TextField } from '../../components/field.tsx'
import styles from './appeal-steps.module.css'
import type { WrongField, Written } from './correction.ts'
import { serviceQuery } from './queries.ts'
import { ServiceField } from './service-field.tsx'
import { useAppealWords } from './words.ts'

interface PartProps {
  written: Written
  write: (part: Partial<Written>) => void
}

interface CheckedPartProps extends PartProps {
  /** What is wrong with a field; `format` says how it should be written. */
  error: (name: WrongField, format?: string) => string | undefined
}

export function ServicePart({ written, write }: PartProps) {
  const words = useAppealWords()
  const variations =
    useQuery({ ...serviceQuery(written.service?.id ?? ''), enabled: written.service !== undefined }).data?.variations ??
    []
  return (
    <div data-part="service" className={styles.form}>
      <ServiceField
        chosen={written.service}
        onChoose={(service) =>
          write({ service, variationId: service.variations.length === 1 ? (service.variations[0]?.id ?? '') : '' })
        }
      />
      {variations.length > 0 && (
        <SelectField
          label={words.form.variation}
          empty={words.correct.noValue}
          options={variations.map(({ id, name }) => ({ value: id, text: name }))}
          value={written.variationId}
          onValue={(variationId) => write({ variationId })}
        />
      )}
    </div>
  )
}

/** When things happened, by those who may say so. */
export function DatesPart({ ended, written, write, error }: CheckedPartProps & { ended: boolean }) {
  const words = useAppealWords()
  const moment = (name: 'registeredAt' | 'resultAt' | 'issuedAt', label: string) => (
    <TextField
      label={label}
      inputMode="numeric"
      className="num"
      value={written[name]}
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
        value={written.deadlineOn}
        onValue={(deadlineOn) => write({ deadlineOn })}
        error={error('deadlineOn', words.journal.wrongDay)}
      />
    </div>
  )
}

export function ApplicantPart({ written, write }: PartProps) {
  const words = useAppealWords()
  return (
    <div data-part="applicant" className={styles.pair}>
      <SelectField
        label={words.appeal.applicantType}
        empty={words.correct.noValue}
        options={applicantTypes.map((value) => ({ value, text: words.applicantType[value] }))}
        value={written.applicantType}
        onValue={(applicantType) => write({ applicantType })}
      />
      <div className={styles.wide}>
        <TextField
          label={words.appeal.applicant}
          maxLength={300}
          value={written.applicant}
          onValue={(applicant) => write({ applicant })}
        />
      </div>
      <TextField
        label={words.appeal.phone}
        inputMode="tel"
        maxLength={40}
        value={written.phone}
        onValue={(phone) => write({ phone })}
      />
    </div>
  )
}

export function ChannelsAndFee({ written, write, error }: CheckedPartProps) {
  const words = useAppealWords()
  const channelOptions = channels.map((value) => ({ value, text: words.channel[value] }))
  return (
    <div className={styles.pair}>
      <SelectField
        label={words.appeal.channel}
        options={channelOptions}
        value={written.channel}
        onValue={(channel) => write({ channel })}
      />
      <SelectField
        label={words.appeal.receivingChannel}
        empty={words.correct.noValue}
        options={channelOptions}
        value={written.receivingChannel}
        onValue={(receivingChannel) => write({ receivingChannel })}
      />
      <TextField
        label={words.appeal.fee}
        inputMode="decimal"
        className="num"
        value={written.fee}
        onValue={(fee) => write({ fee })}
        hint={words.correct.money}
        error={error('fee', words.correct.wrongMoney)}
      />
    </div>
  )
}
