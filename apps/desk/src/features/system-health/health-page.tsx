import type { SystemHealth } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { Icon } from '../../components/icon.tsx'
import { LinkState } from '../../components/link-state.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockTime, dayAndTime } from '../../lib/format.ts'
import styles from './health-page.module.css'
import { systemHealthQuery } from './queries.ts'
import { SetAside } from './set-aside.tsx'
import { systemTasks, type SystemTask } from './things-to-do.ts'
import { useSystemHealthWords } from './words.ts'

/** Problems of the system, whether anything was lost and what to do; and the packages that were set aside. */
export function HealthPage() {
  const words = useSystemHealthWords()
  const common = useCommonWords()
  const { data, isError, error, refetch } = useQuery(systemHealthQuery)
  return (
    <div className={styles.page}>
      <TabTitle page={words.title} />
      <header>
        <h1>{words.title}</h1>
        {data && <p className="quiet num">{words.updated(dayAndTime(data.checkedAt))}</p>}
      </header>
      {isError && <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />}
      {data === undefined && !isError && (
        <p className="quiet" aria-busy="true">
          {common.loading}
        </p>
      )}
      {data && (
        <>
          <Todo things={systemTasks(data, words)} />
          <Cards health={data} />
          <SetAside setAside={data.setAside} />
        </>
      )}
    </div>
  )
}

function Todo({ things }: { things: SystemTask[] }) {
  const words = useSystemHealthWords()
  if (things.length === 0) {
    return (
      <section className={styles.calm} aria-labelledby="calm">
        <Icon name="shield-check" large />
        <div>
          <h2 id="calm">{words.calm}</h2>
          <p className="quiet">{words.calmHelp}</p>
        </div>
      </section>
    )
  }
  const isSerious = things.some(({ tone }) => tone === 'no')
  return (
    <section className={isSerious ? styles.todo : `${styles.todo} ${styles.mild}`} aria-labelledby="todo">
      <h2 id="todo">{words.todo(things.length)}</h2>
      <ul>
        {things.map(({ key, tone, what, lost, act, packages }) => (
          <li key={key}>
            <span className={`tone-${tone}`}>
              <Icon name={tone === 'no' ? 'octagon-x' : 'triangle-alert'} />
            </span>
            <div>
              <p>
                <b>{what}</b>
                {packages !== undefined && <span className="quiet num"> · {words.packages(packages)}</span>}
              </p>
              <p className="quiet">{lost}</p>
              <p>{act}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Cards({ health: { disk, queue, clock, diia } }: { health: SystemHealth }) {
  const words = useSystemHealthWords()
  const { cards } = words
  const { freeBytes, totalBytes } = disk
  const used =
    freeBytes === undefined || totalBytes === undefined || totalBytes === 0
      ? undefined
      : Math.round(100 * (1 - freeBytes / totalBytes))
  const offset = clock.offsetSeconds
  return (
    <div className={styles.cards}>
      <section className={look(disk.state !== 'ok')} aria-labelledby="card-disk">
        <h2 id="card-disk">{cards.disk}</h2>
        <p className={styles.figure}>
          <span className="num">{used === undefined ? cards.unknown : cards.used(used)}</span>
        </p>
        {used !== undefined && (
          <span className={styles.meter} aria-hidden="true">
            <i style={{ width: `${used}%` }} />
          </span>
        )}
        {used !== undefined && (
          <p className="quiet num">{cards.free(words.bytes(freeBytes ?? 0), words.bytes(totalBytes ?? 0))}</p>
        )}
      </section>
      <section className={look(queue.late || queue.troubles.length > 0)} aria-labelledby="card-queue">
        <h2 id="card-queue">{cards.queue}</h2>
        <p className={styles.figure}>
          <span className="num">{cards.now(queue.waiting)}</span>
        </p>
        {queue.oldestReceivedAt !== undefined && (
          <p className="quiet num">{cards.oldest(clockTime(queue.oldestReceivedAt))}</p>
        )}
      </section>
      <section className={look(clock.wrong)} aria-labelledby="card-clock">
        <h2 id="card-clock">{cards.clock}</h2>
        <p className={styles.figure}>
          <span className="num">
            {offset === undefined
              ? cards.clockUnknown
              : clock.wrong
                ? cards.clockOff(offset > 0, words.distance(Math.abs(offset)))
                : cards.clockRight}
          </span>
        </p>
      </section>
      <section className={look(diia === 'not-answering')} aria-labelledby="card-diia">
        <h2 id="card-diia">{cards.diia}</h2>
        <p className={styles.figure}>
          <LinkState state={diia} />
        </p>
      </section>
    </div>
  )
}

function look(bad: boolean): string {
  return bad ? `${styles.card} ${styles.bad}` : `${styles.card}`
}
