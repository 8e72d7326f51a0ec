import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { isoDay } from '../../lib/format.ts'
import { now } from '../../lib/clock.ts'
import { CopiesList } from './copies-list.tsx'
import styles from './copies-page.module.css'
import { DayChooser } from './day-chooser.tsx'
import { OpenCopy } from './open-copy.tsx'
import { documentCopiesQuery } from './queries.ts'
import { useDocumentCopyWords } from './words.ts'

interface CopiesPageProps {
  /** Day of the list; undefined means today. */
  day: string | undefined
  /** The open copy. */
  copy: string | undefined
  onDay: (day: string) => void
  onCopy: (id: string | undefined) => void
  /** Address of a copy, so that it can be opened in another tab. */
  hrefOf: (id: string) => string
}

/** Received copies of the centre by day; a copy opens beside the list. */
export function CopiesPage({ day: chosen, copy, onDay, onCopy, hrefOf }: CopiesPageProps) {
  const words = useDocumentCopyWords()
  const today = isoDay(now())
  const day = chosen ?? today
  const copies = useInfiniteQuery(documentCopiesQuery(day))
  const first = copies.data?.pages[0]
  const items = copies.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={copy === undefined ? styles.page : `${styles.page} ${styles.withCopy}`}>
      <TabTitle page={words.title} />
      <section className={styles.list} aria-label={words.list}>
        <div className={styles.find}>
          <h1>{words.title}</h1>
          <DayChooser day={day} today={today} onDay={onDay} />
        </div>
        {first && <output className={`num ${styles.count}`}>{words.count(first.total)}</output>}
        <div className={styles.scroll}>
          {copies.isPending && (
            <p className={styles.quietLine} aria-busy="true">
              {words.loadingMore}
            </p>
          )}
          {copies.isError && items.length === 0 && (
            <div className={styles.trouble}>
              <ProblemNote title={words.listFailed} error={copies.error} onRetry={() => void copies.refetch()} />
            </div>
          )}
          {first && items.length === 0 && (
            <div className={styles.trouble}>
              <p>
                <b>{words.empty}</b>
              </p>
              {day >= today && <p className="quiet">{words.emptyHelp}</p>}
            </div>
          )}
          {items.length > 0 && <CopiesList items={items} open={copy} onOpen={onCopy} hrefOf={hrefOf} />}
          {copies.hasNextPage && (
            <div className={styles.more}>
              <Button block disabled={copies.isFetchingNextPage} onClick={() => void copies.fetchNextPage()}>
                {copies.isFetchingNextPage ? words.loadingMore : words.more}
              </Button>
            </div>
          )}
          {copies.isFetchNextPageError && (
            <div className={styles.trouble}>
              <ProblemNote title={words.listFailed} error={copies.error} />
            </div>
          )}
        </div>
        {first && first.quarantined > 0 && (
          <p className={styles.held}>
            <span className="state tone-no">
              <Icon name="shield-alert" />
              {words.quarantined(first.quarantined)}
            </span>
            <span className="hint">{words.quarantinedHelp}</span>
          </p>
        )}
      </section>
      {copy === undefined ? (
        <div className={styles.none}>
          <p>
            <b>{words.choose}</b>
          </p>
          <p className="quiet">{words.chooseHelp}</p>
        </div>
      ) : (
        <OpenCopy key={copy} id={copy} onClose={() => onCopy(undefined)} />
      )}
    </div>
  )
}
