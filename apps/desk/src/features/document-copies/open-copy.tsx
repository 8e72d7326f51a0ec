import { fullName, paths } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button, buttonClass } from '../../components/button.tsx'
import { useDocumentName, useDocumentTypes } from '../../components/document-name.ts'
import { Facts } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { PdfView } from '../../components/pdf-view.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { ScrollBox } from '../../components/scroll-box.tsx'
import { SealBox } from '../../components/seal-box.tsx'
import { dayAndTime } from '../../lib/format.ts'
import { withTabSession } from '../../lib/tab-session.ts'
import { documentFacts } from './document-facts.ts'
import styles from './open-copy.module.css'
import { documentCopyQuery } from './queries.ts'
import { whereOf } from './where-of.ts'
import { useDocumentCopyWords } from './words.ts'

/** One copy for the manager: first the seal, then the fields, the PDF beside them. */
export function OpenCopy({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useDocumentCopyWords()
  const textOf = useDocumentTypes()
  const nameOf = useDocumentName()
  const { data: copy, error, isError, refetch } = useQuery(documentCopyQuery(id))
  const close = (
    <Button kind="icon" aria-label={words.close} title={words.close} onClick={onClose}>
      <Icon name="x" />
    </Button>
  )
  if (copy === undefined)
    return (
      <article className={styles.open} aria-label={words.opened} aria-busy={!isError}>
        <header className={styles.head}>
          <div />
          {close}
        </header>
        {isError && <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />}
      </article>
    )
  const { holder, type, receivedAt } = copy
  const title = nameOf(type, 'title')
  const facts = documentFacts(copy, textOf(copy.type)?.fields, words)
  return (
    <article className={styles.open} aria-label={words.opened}>
      <header className={styles.head}>
        <div>
          <h2>{holder ? fullName(holder) : words.noHolder}</h2>
          <p className="quiet">
            {title} · <span className="num nowrap">{dayAndTime(receivedAt)}</span> · {whereOf(words, copy)}
          </p>
        </div>
        <div className={styles.tools}>
          <a className={buttonClass({})} href={withTabSession(paths.documentCopyContainer(id))} download>
            <Icon name="download" />
            {words.container}
          </a>
          {close}
        </div>
      </header>
      <div className={styles.body}>
        <PdfView src={withTabSession(paths.documentCopyPdf(id))} title={words.copyOf(title)} bytes={copy.pdfBytes} />
        <ScrollBox className={styles.side} label={words.about}>
          <SealBox seal={copy.seal} />
          <section>
            <h3>{words.fieldsTitle}</h3>
            {facts.length === 0 ? <p className="quiet">{words.noFields}</p> : <Facts facts={facts} small />}
          </section>
        </ScrollBox>
      </div>
    </article>
  )
}
