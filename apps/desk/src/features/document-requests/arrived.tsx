import type { DocumentRequest } from '@diia-desk/contract'
import type { ReactNode } from 'react'
import { NextVisitor } from '../../components/next-visitor.tsx'
import { OutcomeIcon } from '../../components/outcome-icon.tsx'
import { useStageAnnouncement, type ResultStageProps } from '../../components/stage-box.tsx'
import { clockSeconds } from '../../lib/format.ts'
import styles from './arrived.module.css'
import { useDocumentRequestWords } from './words.ts'

export interface ArrivedProps extends ResultStageProps {
  request: DocumentRequest
  /** The copies of a finished request and their seal, rendered by another feature. */
  children: ReactNode
  seal: ReactNode
  /** A warning about the copies that the clerk must see first. */
  warning?: ReactNode
}

/** The copies have been received and verified. `children` shows the documents. */
export function Arrived({ request, notice, show, children, seal, warning, register, onNext }: ArrivedProps) {
  const words = useDocumentRequestWords()
  const seconds = Math.max(1, Math.round((Date.parse(request.changedAt) - Date.parse(request.createdAt)) / 1000))
  useStageAnnouncement(words.arrived.word, 'status', `${show} arrived`)
  return (
    <div className={styles.box}>
      {notice && <div className={styles.notice}>{notice}</div>}
      <div className={styles.head}>
        <OutcomeIcon name="yes" small />
        <div className={styles.what}>
          <h1>{words.arrived.word}</h1>
          <p className="num">
            {clockSeconds(request.changedAt)} · {words.arrived.took(seconds)} · {words.arrived.kept}
          </p>
        </div>
        <div className={styles.seal}>{seal}</div>
      </div>
      {warning && <div className={styles.warning}>{warning}</div>}
      {children}
      <div className={styles.actions}>
        <NextVisitor onNext={onNext} />
        {register}
      </div>
    </div>
  )
}
