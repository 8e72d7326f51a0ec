import { documentTypeEntry, paths, type DocumentCopy, type DocumentCopySummary } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { Button } from '../../components/button.tsx'
import { useDocumentName, useDocumentTypes } from '../../components/document-name.ts'
import { Facts, useCopy } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { PdfView } from '../../components/pdf-view.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { ScrollBox } from '../../components/scroll-box.tsx'
import { withTabSession } from '../../lib/tab-session.ts'
import { documentFacts, factsAsText } from './document-facts.ts'
import styles from './package-view.module.css'
import { documentCopyQuery } from './queries.ts'
import { useDocumentCopyWords } from './words.ts'

/** The documents of one package: a tab for each, with its PDF beside its fields. */
export function PackageView({ copies }: { copies: readonly DocumentCopySummary[] }) {
  const words = useDocumentCopyWords()
  const nameOf = useDocumentName()
  const [chosen, setChosen] = useState(copies[0]?.id ?? '')
  const compare = copies.some(({ type }) => documentTypeEntry(type)?.photo === true)
  return (
    <>
      {compare && (
        <p className={styles.compare}>
          <Icon name="user-round-search" large />
          <b>{words.compare}</b>
        </p>
      )}
      <Tabs className={styles.tabs} selectedKey={chosen} onSelectionChange={(key) => setChosen(String(key))}>
        <div className={styles.row}>
          <TabList className={styles.list} aria-label={words.documents}>
            {copies.map(({ id, type }) => (
              <Tab key={id} id={id} className={styles.tab}>
                <Icon name={documentTypeEntry(type)?.photo === true ? 'id-card' : 'file-text'} />
                {nameOf(type)}
              </Tab>
            ))}
          </TabList>
          <CopyAll key={chosen} id={chosen} />
        </div>
        {copies.map(({ id }) => (
          <TabPanel key={id} id={id} className={styles.panel}>
            <CopyPanel id={id} />
          </TabPanel>
        ))}
      </Tabs>
    </>
  )
}

function CopyAll({ id }: { id: string }) {
  const words = useDocumentCopyWords()
  const textOf = useDocumentTypes()
  const { data } = useQuery(documentCopyQuery(id))
  const { done, copy } = useCopy()
  if (data === undefined || data.fields.length === 0) return null
  return (
    <Button
      kind="plain"
      className={styles.all}
      onClick={() => copy(factsAsText(documentFacts(data, textOf(data.type)?.fields, words)), words.copied)}
    >
      <Icon name={done ? 'check' : 'copy'} />
      {words.copyAll}
    </Button>
  )
}

function CopyPanel({ id }: { id: string }) {
  const words = useDocumentCopyWords()
  const { data, error, isError, refetch } = useQuery(documentCopyQuery(id))
  if (isError)
    return (
      <div className={styles.trouble}>
        <ProblemNote title={words.failed} error={error} onRetry={() => void refetch()} />
      </div>
    )
  return data === undefined ? <div className={styles.body} aria-busy="true" /> : <CopyBody copy={data} />
}

function CopyBody({ copy }: { copy: DocumentCopy }) {
  const words = useDocumentCopyWords()
  const textOf = useDocumentTypes()
  const facts = documentFacts(copy, textOf(copy.type)?.fields, words)
  const title = useDocumentName()(copy.type, 'title')
  return (
    <div className={styles.body}>
      <PdfView src={withTabSession(paths.documentCopyPdf(copy.id))} title={words.copyOf(title)} bytes={copy.pdfBytes} />
      <ScrollBox className={styles.fields} label={words.fields}>
        {facts.length === 0 ? <p className="quiet">{words.noFields}</p> : <Facts facts={facts} />}
      </ScrollBox>
    </div>
  )
}

/** One line about the seal of the package, taken from the first copy. */
export function PackageSeal({ copies }: { copies: readonly DocumentCopySummary[] }) {
  const words = useDocumentCopyWords()
  const first = copies[0]
  const copy = useQuery({ ...documentCopyQuery(first?.id ?? ''), enabled: first !== undefined })
  return (
    <p className={styles.seal}>
      <span className="state tone-ok">
        <Icon name="shield-check" />
        {words.sealVerified}
      </span>
      {copy.data && <span>{words.sealOf(copy.data.seal.organization ?? copy.data.seal.signer)}</span>}
    </p>
  )
}
