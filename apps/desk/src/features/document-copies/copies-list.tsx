import { fullName, type DocumentCopySummary } from '@diia-desk/contract'
import { useDocumentName } from '../../components/document-name.ts'
import { clockTime } from '../../lib/format.ts'
import { onPlainClick } from '../../lib/press.ts'
import styles from './copies-page.module.css'
import { whereOf } from './where-of.ts'
import { useDocumentCopyWords } from './words.ts'

interface CopiesListProps {
  items: readonly DocumentCopySummary[]
  open: string | undefined
  onOpen: (id: string) => void
  hrefOf: (id: string) => string
}

export function CopiesList({ items, open, onOpen, hrefOf }: CopiesListProps) {
  const words = useDocumentCopyWords()
  const nameOf = useDocumentName()
  return (
    <ol>
      {items.map(({ id, holder, type, number, receivedAt, clerk, window }) => (
        <li key={id}>
          <a
            className={styles.copy}
            href={hrefOf(id)}
            aria-current={id === open ? 'true' : undefined}
            onClick={onPlainClick(() => onOpen(id))}
          >
            <span className={styles.name}>{holder ? fullName(holder) : words.noHolder}</span>
            <time className="num" dateTime={receivedAt}>
              {clockTime(receivedAt)}
            </time>
            <span className={styles.line}>
              {nameOf(type)}
              {number !== undefined && <span className="nowrap"> · {number}</span>}
            </span>
            <span className={`${styles.line} quiet`}>{whereOf(words, { clerk, window })}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}
