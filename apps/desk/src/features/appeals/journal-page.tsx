import { appealLists, type AppealList } from '@diia-desk/contract'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import chips from '../../components/chip.module.css'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { onPlainClick } from '../../lib/press.ts'
import { AppealTable } from './appeal-table.tsx'
import styles from './journal-page.module.css'
import { JournalSearch } from './journal-search.tsx'
import { appealsQuery, appealTasksQuery, type JournalQuery } from './queries.ts'
import { useAppealWords } from './words.ts'

interface JournalPageProps {
  query: JournalQuery
  onQuery: (query: JournalQuery) => void
  hrefOfList: (list: AppealList) => string
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
}

/** Appeals of the centre: work lists with their counts, a search, a table. */
export function JournalPage({ query, onQuery, hrefOfList, hrefOf, onOpen }: JournalPageProps) {
  const words = useAppealWords().journal
  const list = query.list ?? 'all'
  const tasks = useQuery(appealTasksQuery).data
  const appeals = useInfiniteQuery(appealsQuery(query))
  const items = appeals.data?.pages.flatMap((page) => page.items) ?? []
  const counts: Record<AppealList, number | undefined> = {
    all: undefined,
    overdue: tasks?.overdue,
    'due-today': tasks?.dueToday,
    'under-way': tasks?.underWay,
    'to-issue': tasks?.toIssue,
  }
  const searching =
    query.number !== undefined || query.serviceId !== undefined || query.from !== undefined || query.to !== undefined
  const [nothing, nothingHelp] = searching ? words.notFound : words.empty[list]
  return (
    <div className={styles.page}>
      <TabTitle page={words.title} />
      <h1>{words.title}</h1>
      <nav className={styles.lists} aria-label={words.listsLabel}>
        {appealLists.map((one) => (
          <a
            key={one}
            className={chips.chip}
            href={hrefOfList(one)}
            aria-current={one === list ? 'page' : undefined}
            onClick={onPlainClick(() => onQuery({ ...query, list: one }))}
          >
            {words.lists[one]}
            {counts[one] !== undefined && <b className="num">{counts[one]}</b>}
          </a>
        ))}
      </nav>
      <JournalSearch query={query} onQuery={onQuery} />
      <div className={styles.card} aria-busy={appeals.isPending}>
        {appeals.isPending && <p className={styles.message}>{words.loading}</p>}
        {appeals.isError && items.length === 0 && (
          <div className={styles.message}>
            <ProblemNote title={words.failed} error={appeals.error} onRetry={() => void appeals.refetch()} />
          </div>
        )}
        {appeals.isSuccess && items.length === 0 && (
          <div className={styles.message}>
            <p>
              <b>{nothing}</b>
            </p>
            <p className="quiet">{nothingHelp}</p>
          </div>
        )}
        {items.length > 0 && <AppealTable items={items} hrefOf={hrefOf} onOpen={onOpen} />}
        {appeals.hasNextPage && (
          <p className={styles.more}>
            <Button disabled={appeals.isFetchingNextPage} onClick={() => void appeals.fetchNextPage()}>
              {appeals.isFetchingNextPage ? words.loading : words.more}
            </Button>
          </p>
        )}
        {appeals.isFetchNextPageError && (
          <div className={styles.message}>
            <ProblemNote title={words.failed} error={appeals.error} />
          </div>
        )}
      </div>
    </div>
  )
}
