import {
  isOpen,
  nameWithInitials,
  type DocumentRequest,
  type DocumentRequestState,
  type TodayItem,
  type ValidationOutcome,
} from '@diia-desk/contract'
import { useDocumentTypes } from '../../components/document-name.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { secondsUntil, useNow } from '../../lib/clock.ts'
import { clockTime, minutesAndSeconds } from '../../lib/format.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { resultKey, type SubmissionResult } from './stage.ts'
import styles from './today-list.module.css'
import { useCodeWords } from './words.ts'

type Appearance = readonly [icon: IconName, tone: 'ok' | 'no' | 'warn' | 'wait' | 'ink']

const validationAppearance: Record<ValidationOutcome, Appearance> = {
  valid: ['badge-check', 'ok'],
  'not-valid': ['octagon-x', 'no'],
  'code-expired': ['octagon-x', 'no'],
  'code-used': ['octagon-x', 'no'],
  'code-unknown': ['octagon-x', 'no'],
  'could-not-check': ['triangle-alert', 'warn'],
}

const requestAppearance: Record<DocumentRequestState, Appearance> = {
  asking: ['hourglass', 'wait'],
  waiting: ['hourglass', 'wait'],
  checking: ['shield-check', 'wait'],
  arrived: ['file-check', 'ok'],
  quarantined: ['shield-alert', 'no'],
  refused: ['undo-2', 'ink'],
  lapsed: ['clock', 'ink'],
  cancelled: ['ban', 'ink'],
  'not-valid': ['octagon-x', 'no'],
  'code-expired': ['octagon-x', 'no'],
  'code-used': ['octagon-x', 'no'],
  'code-unknown': ['octagon-x', 'no'],
  'could-not-ask': ['triangle-alert', 'warn'],
}

function itemResult(item: TodayItem): SubmissionResult {
  return item.kind === 'validation'
    ? { kind: 'validation', validation: item.validation }
    : { kind: 'document-request', request: item.request }
}

export function rowKey(item: TodayItem): string {
  return resultKey(itemResult(item))
}

interface TodayRowProps {
  item: TodayItem
  current: boolean
  joined: boolean
  tabIndex: number
  onOpen: (result: SubmissionResult) => void
}

/** One item of the list. */
export function TodayRow({ item, current, joined, tabIndex, onOpen }: TodayRowProps) {
  return (
    <button
      type="button"
      className={joined ? `${styles.row} ${styles.joined}` : styles.row}
      aria-current={current ? 'true' : undefined}
      data-key={rowKey(item)}
      tabIndex={tabIndex}
      onClick={() => onOpen(itemResult(item))}
    >
      <ItemLines item={item} />
    </button>
  )
}

/** The texts of a check or a request in a list: state, time, documents and holders. */
export function ItemLines({ item }: { item: TodayItem }) {
  const words = useCodeWords().today
  const [icon, tone] =
    item.kind === 'validation' ? validationAppearance[item.validation.outcome] : requestAppearance[item.request.state]
  const word =
    item.kind === 'validation' ? words.validation[item.validation.outcome] : words.request[item.request.state]
  const at = item.kind === 'validation' ? item.validation.checkedAt : item.request.changedAt
  return (
    <>
      <span className={`state tone-${tone}`}>
        <Icon name={icon} />
        {word}
      </span>
      {item.kind === 'document-request' && item.request.state === 'waiting' ? (
        <TimeLeft endsAt={item.request.codeEndsAt} />
      ) : (
        <time className="num" dateTime={at}>
          {clockTime(at)}
        </time>
      )}
      {item.kind === 'document-request' && <RequestLines request={item.request} />}
    </>
  )
}

function TimeLeft({ endsAt }: { endsAt: string }) {
  const words = useCodeWords().today
  const left = minutesAndSeconds(secondsUntil(endsAt, useNow()))
  return (
    <span className={`num ${styles.time}`}>
      <span className="unseen">{words.timeLeft(left)}</span>
      <span aria-hidden="true">{left}</span>
    </span>
  )
}

function RequestLines({ request }: { request: DocumentRequest }) {
  const words = useCodeWords().today
  const { locale } = usePreferences()
  const textOf = useDocumentTypes()
  const titles = request.copies.map(({ type }, index) => {
    const title = textOf(type)?.short ?? type
    return index === 0 ? title : title.charAt(0).toLocaleLowerCase(locale) + title.slice(1)
  })
  // One package may contain documents of several people, such as a parent and a child.
  const holders = [...new Set(request.copies.flatMap(({ holder }) => (holder ? [nameWithInitials(holder)] : [])))]
  return (
    <>
      <span className={styles.what}>{titles.length > 0 ? titles.join(', ') : words.copiesKind}</span>
      {isOpen(request.state) ? (
        <span className={styles.who}>{words.askedAt(clockTime(request.createdAt))}</span>
      ) : (
        holders.map((holder) => (
          <span key={holder} className={styles.who}>
            {holder}
          </span>
        ))
      )}
    </>
  )
}
