import type { ExportPreview, Period } from '@diia-desk/contract'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { useCopy } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ScrollBox } from '../../../components/scroll-box.tsx'
import { Switch } from '../../../components/switch.tsx'
import { saveFile } from '../../../lib/save-file.ts'
import { indentJson } from '../indent-json.ts'
import styles from '../monitoring.module.css'
import { Pager } from '../pager.tsx'
import type { Pages } from '../use-pages.ts'
import { useMonitoringWords } from '../words.ts'
import own from './records-card.module.css'
import { RecordsTable } from './records-table.tsx'

interface RecordsCardProps {
  period: Period
  page: ExportPreview
  total: number
  pages: Pages
  busy: boolean
  /** Whether a row may link to its appeal. */
  mayOpen: boolean
}

/** One page of the period, as a table or as the exact text that is sent. */
export function RecordsCard({ period, page, total, pages, busy, mayOpen }: RecordsCardProps) {
  const words = useMonitoringWords().records
  const [view, setView] = useState<'table' | 'json'>('table')
  const { done, copy } = useCopy()
  const common = useMonitoringWords()
  const first = pages.before * page.profile.pageSize + 1
  const fileName = `appeals-${period.from}-${period.to}-${pages.before + 1}.json`
  return (
    <section className={styles.card} aria-labelledby="records" aria-busy={busy}>
      <div className={styles.cardHead}>
        <h2 id="records">{words.heading}</h2>
        <div className={styles.tools}>
          {view === 'json' && (
            <Button kind="plain" onClick={() => copy(page.body, words.copied)}>
              <Icon name={done ? 'check' : 'copy'} />
              {common.copy}
            </Button>
          )}
          <Button kind="plain" onClick={() => saveFile(fileName, page.body, 'application/json')}>
            <Icon name="download" />
            {words.save}
          </Button>
          <Switch
            size="small"
            label={words.view.label}
            value={view}
            onValue={setView}
            options={[
              { value: 'table', text: words.view.table },
              { value: 'json', text: words.view.json },
            ]}
          />
        </div>
      </div>
      {view === 'json' ? (
        <>
          <p className={`hint ${own.jsonHelp}`}>{words.jsonHelp}</p>
          <ScrollBox label={words.json} className={own.json}>
            <pre translate="no">{indentJson(page.body)}</pre>
          </ScrollBox>
        </>
      ) : page.items.length === 0 ? (
        <div className={styles.inside}>
          <p>
            <b>{words.none}</b>
          </p>
          <p className="quiet">{words.noneHelp}</p>
        </div>
      ) : (
        <RecordsTable key={page.items[0]?.appealId} items={page.items} mayOpen={mayOpen} />
      )}
      {page.items.length > 0 && (
        <div className={styles.more}>
          <output className="hint num">{words.range(first, first + page.items.length - 1, total)}</output>
          <Pager busy={busy} pages={pages} next={page.nextCursor} />
        </div>
      )}
    </section>
  )
}
