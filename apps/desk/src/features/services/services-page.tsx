import { catalogueLists, type Catalogue, type CatalogueList } from '@diia-desk/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { TabTitle } from '../../components/tab-title.tsx'
import { onPlainClick } from '../../lib/press.ts'
import { CatalogueTable } from './catalogue-table.tsx'
import { ImportsPanel } from './imports-panel.tsx'
import { NewService } from './new-service.tsx'
import { catalogueQuery } from './queries.ts'
import { ServicePanel } from './service-panel.tsx'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

interface ServicesPageProps {
  list: CatalogueList
  /** The open service; `new` while one is being added. */
  service: string | undefined
  onList: (list: CatalogueList) => void
  onService: (id: string | undefined) => void
  /** Addresses, so that a service can be opened in another tab. */
  hrefOf: (given: { list?: CatalogueList; service?: string | undefined }) => string
}

/** The administrator's catalogue: services from the register, services without a code, retired services. */
export function ServicesPage({ list, service, onList, onService, hrefOf }: ServicesPageProps) {
  const words = useServicesWords()
  const [typed, setTyped] = useState('')
  // The service into which another one has just been merged; its panel says so.
  const [merged, setMerged] = useState<string>()
  const q = typed.trim()
  const catalogue = useInfiniteQuery(catalogueQuery(list, q))
  const first = catalogue.data?.pages[0]
  const items = catalogue.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className={service === undefined ? styles.page : `${styles.page} ${styles.withPanel}`}>
      <TabTitle page={words.title} />
      <section className={styles.main} aria-label={words.list}>
        <header className={styles.head}>
          <div>
            <h1>{words.title}</h1>
            <p className="quiet">{words.lead}</p>
          </div>
          <Button onClick={() => onService('new')}>{words.add}</Button>
        </header>
        <CatalogueFilter {...{ list, onList, hrefOf, typed }} catalogue={first} onTyped={setTyped} />
        <div className={styles.scroll}>
          {catalogue.isPending && (
            <p className={styles.line} aria-busy="true">
              {words.loading}
            </p>
          )}
          {catalogue.isError && items.length === 0 && (
            <div className={styles.line}>
              <ProblemNote title={words.failed} error={catalogue.error} onRetry={() => void catalogue.refetch()} />
            </div>
          )}
          {first && items.length === 0 && (
            <div className={styles.line}>
              <p>
                <b>{q === '' ? words.empty[list] : words.nothing}</b>
              </p>
              <p className="quiet">{q === '' ? words.emptyHelp[list] : words.nothingHelp}</p>
            </div>
          )}
          {items.length > 0 && (
            <CatalogueTable items={items} open={service} hrefOf={(id) => hrefOf({ service: id })} onOpen={onService} />
          )}
          {catalogue.hasNextPage && (
            <div className={styles.line}>
              <Button disabled={catalogue.isFetchingNextPage} onClick={() => void catalogue.fetchNextPage()}>
                {catalogue.isFetchingNextPage ? words.loading : words.more}
              </Button>
            </div>
          )}
          {catalogue.isFetchNextPageError && (
            <div className={styles.line}>
              <ProblemNote title={words.failed} error={catalogue.error} />
            </div>
          )}
        </div>
      </section>
      {service === undefined && <ImportsPanel imports={first?.lastImports} />}
      {service === 'new' && <NewService onAdded={onService} onClose={() => onService(undefined)} />}
      {service !== undefined && service !== 'new' && (
        <ServicePanel
          key={service}
          id={service}
          merged={service === merged}
          hrefOf={(id) => hrefOf({ service: id })}
          onClose={() => onService(undefined)}
          onMerged={(id) => {
            setMerged(id)
            onService(id)
          }}
        />
      )}
    </div>
  )
}

/** The lists with their counts, and the search. */
function CatalogueFilter({
  catalogue,
  list,
  typed,
  onList,
  onTyped,
  hrefOf,
}: Pick<ServicesPageProps, 'list' | 'onList' | 'hrefOf'> & {
  catalogue: Catalogue | undefined
  typed: string
  onTyped: (text: string) => void
}) {
  const words = useServicesWords()
  return (
    <div className={styles.find}>
      <nav className={styles.lists} aria-label={words.listsLabel}>
        {catalogueLists.map((name) => (
          <a
            key={name}
            href={hrefOf({ list: name, service: undefined })}
            aria-current={name === list ? 'true' : undefined}
            onClick={onPlainClick(() => onList(name))}
          >
            {name === 'unmapped' && (catalogue?.counts.unmapped ?? 0) > 0 && <Icon name="triangle-alert" />}
            {words.lists[name]}
            {catalogue && <span className="num">{catalogue.counts[name]}</span>}
          </a>
        ))}
      </nav>
      <div className={styles.search}>
        <Icon name="search" />
        <input
          type="text"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={typed}
          maxLength={100}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onTyped(event.target.value)}
        />
        {typed !== '' && (
          <Button kind="icon" aria-label={words.clear} title={words.clear} onClick={() => onTyped('')}>
            <Icon name="x" />
          </Button>
        )}
      </div>
      {catalogue && (
        <output className={`num hint ${styles.count}`}>
          {typed.trim() === '' ? words.count(catalogue.total) : words.found(catalogue.total)}
        </output>
      )}
    </div>
  )
}
