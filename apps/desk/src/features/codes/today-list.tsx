import { isOpen, type TodayItem } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ProblemNote } from '../../components/problem-note.tsx'
import { todayQuery } from './queries.ts'
import type { SubmissionResult } from './stage.ts'
import { TodayRow, rowKey } from './today-row.tsx'
import styles from './today-list.module.css'
import { useListKeys } from './use-list-keys.ts'
import { useCodeWords } from './words.ts'

interface TodayListProps {
  window: string
  /** Key of the item that the stage shows. */
  shown: string | undefined
  onOpen: (result: SubmissionResult) => void
}

/** Checks and requests of this window today: first the open ones, then the finished ones. */
export function TodayList({ window, shown, onOpen }: TodayListProps) {
  const words = useCodeWords().today
  const today = useQuery(todayQuery)
  const items = today.data?.items ?? []
  const running = items.filter(runs)
  const done = items.filter((item) => !runs(item))
  const keys = useListKeys([...running, ...done].map(rowKey))
  const [openHead, doneHead] = [useId(), useId()]
  // Only items that are added later are animated.
  const [first, setFirst] = useState<ReadonlySet<string>>()
  if (today.data !== undefined && first === undefined) setFirst(new Set(items.map(rowKey)))
  const rows = (list: readonly TodayItem[]) =>
    list.map((item) => {
      const key = rowKey(item)
      return (
        <li key={key}>
          <TodayRow
            item={item}
            current={key === shown}
            joined={first !== undefined && !first.has(key)}
            tabIndex={keys.tabIndexOf(key)}
            onOpen={onOpen}
          />
        </li>
      )
    })
  return (
    <section className={styles.today} aria-label={words.label}>
      <div className={styles.head}>
        <h2>{words.title(window)}</h2>
        {today.data && <span className="num quiet nowrap">{words.count(items.length)}</span>}
      </div>
      {today.isError && today.data === undefined && <ProblemNote title={words.failed} error={today.error} />}
      {today.data && items.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      {/* Handles arrow keys of the buttons inside. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div {...keys.handlers}>
        {running.length > 0 && (
          <>
            <h3 className={styles.group} id={openHead}>
              {words.open}
            </h3>
            <ul aria-labelledby={openHead}>{rows(running)}</ul>
          </>
        )}
        {done.length > 0 && (
          <>
            <h3 className={styles.group} id={doneHead}>
              {words.done}
            </h3>
            <ul aria-labelledby={doneHead}>{rows(done)}</ul>
          </>
        )}
      </div>
    </section>
  )
}

function runs(item: TodayItem): boolean {
  return item.kind === 'document-request' && isOpen(item.request.state)
}
