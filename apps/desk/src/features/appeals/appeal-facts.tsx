import { writtenDay, type Appeal } from '@diia-desk/contract'
import { dayAndTime } from '../../lib/format.ts'
import styles from './appeal-facts.module.css'
import { isFree, termOf } from './terms.ts'
import { useAppealWords } from './words.ts'

/** The known facts of an appeal. Unknown ones are left out, because they are not an error. */
export function AppealFacts({ appeal }: { appeal: Appeal }) {
  const words = useAppealWords()
  const own = words.appeal
  const { service, variation, details } = appeal
  const term = termOf(variation, words)
  const time = (moment: string | undefined) => moment && dayAndTime(moment)
  const reason =
    appeal.status === 'refused'
      ? own.reason.refused
      : appeal.status === 'returned'
        ? own.reason.returned
        : own.reason.other
  /** Label, value, and whether the value is a number. */
  const facts: [string, string | undefined, boolean?][] = [
    [own.applicant, details.applicant],
    [own.applicantType, appeal.applicantType && words.applicantType[appeal.applicantType]],
    [own.phone, details.phone, true],
    [own.registeredAt, time(appeal.registeredAt), true],
    [own.clerk, appeal.clerk && own.by(appeal.clerk, appeal.window)],
    [own.channel, words.channel[appeal.channel]],
    [
      own.deadline,
      appeal.deadlineOn && [writtenDay(appeal.deadlineOn), term && `(${term})`].filter(Boolean).join(' '),
      true,
    ],
    [own.resultAt, time(appeal.resultAt), true],
    [own.issuedAt, time(appeal.issuedAt), true],
    [own.receivingChannel, appeal.receivingChannel && words.channel[appeal.receivingChannel]],
    [own.variation, variation?.name],
    [own.localNumber, service?.localNumber],
    [own.fee, appeal.fee && (isFree(appeal.fee) ? words.noFee : words.money(appeal.fee)), true],
    [own.rating, appeal.rating === undefined ? undefined : own.ratingOf(appeal.rating), true],
    [reason, details.reason],
    [own.note, details.note],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([label, value, figures]) =>
          value !== undefined &&
          value !== '' && (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={figures === true ? 'num' : undefined}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
