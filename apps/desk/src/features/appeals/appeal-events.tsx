import type { AppealEvent } from '@diia-desk/contract'
import { Icon, type IconName } from '../../components/icon.tsx'
import { dayAndTime } from '../../lib/format.ts'
import styles from './appeal-events.module.css'
import type { AppealWords } from '@diia-desk/locales/uk/appeals'
import { useAppealWords } from './words.ts'

const icons: Record<AppealEvent['kind'], IconName> = {
  registered: 'clipboard-check',
  started: 'hourglass',
  returned: 'undo-2',
  resumed: 'hourglass',
  completed: 'circle-check',
  refused: 'circle-x',
  withdrawn: 'ban',
  issued: 'check',
  corrected: 'pencil',
  rated: 'star',
  attached: 'files',
}

/**
 * The journal of an appeal, newest first: what, who, when, and the changed fields if the kind of the event does not
 * tell.
 */
export function AppealEvents({ events }: { events: readonly AppealEvent[] }) {
  const words = useAppealWords()
  return (
    <ol className={styles.events}>
      {events.toReversed().map((event, index) => {
        const fields = event.kind === 'corrected' ? [...new Set(event.fields.map((field) => nameOf(field, words)))] : []
        // A difference of up to a minute is the time it takes to enter the event.
        const earlier = Date.parse(event.at) - Date.parse(event.happenedAt) > 60_000
        return (
          <li key={`${event.at} ${index}`}>
            <Icon name={icons[event.kind]} />
            <b>{words.events.kind[event.kind]}</b>
            <time className="num" dateTime={event.at}>
              {dayAndTime(event.at)}
            </time>
            <span className={styles.line}>{authorOf(event, words)}</span>
            {earlier && event.kind !== 'registered' && event.kind !== 'corrected' && (
              <span className={`num ${styles.line}`}>{words.events.happened(dayAndTime(event.happenedAt))}</span>
            )}
            {fields.length > 0 && <span className={styles.line}>{words.events.changed(fields.join(', '))}</span>}
            {event.reason !== undefined && <span className={styles.reason}>{event.reason}</span>}
          </li>
        )
      })}
    </ol>
  )
}

function authorOf({ by }: AppealEvent, words: AppealWords): string {
  if (by.kind === 'staff') return words.appeal.by(by.name, by.window)
  if (by.kind === 'integration') return words.events.integration(by.name)
  return by.kind === 'visitor' ? words.events.visitor : words.events.system
}

/** For a field without a text its own name is shown. */
function nameOf(field: string, { events }: AppealWords): string {
  const key = field.replace(/^details\./, '').replace(/Id$/, '')
  const names: Partial<Record<string, string>> = events.field
  return names[key] ?? field
}
