import type { CatalogueItem } from '@diia-desk/contract'
import { FoundText } from '../../components/found-text.tsx'
import { useDocumentTypes } from '../../components/document-name.ts'
import { Icon } from '../../components/icon.tsx'
import { onPlainClick } from '../../lib/press.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

interface CatalogueTableProps {
  items: readonly CatalogueItem[]
  open: string | undefined
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
}

export function CatalogueTable({ items, open, hrefOf, onOpen }: CatalogueTableProps) {
  const words = useServicesWords()
  const textOf = useDocumentTypes()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{words.code}</th>
          <th>{words.number}</th>
          <th>{words.name}</th>
          <th className={styles.documents}>{words.documents}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, code, localNumber, name, sector, documents, appealsWithoutCode, replacedBy, marks }) => (
          <tr key={id} className={id === open ? styles.open : undefined}>
            <td className="num">
              {code !== undefined ? (
                <FoundText text={code} ranges={marks?.code} />
              ) : replacedBy ? (
                <span className="quiet">{replacedBy.code}</span>
              ) : (
                <span className="state tone-warn">
                  <Icon name="triangle-alert" />
                  {words.noCode}
                </span>
              )}
            </td>
            <td className={styles.number}>
              {localNumber === undefined ? '–' : <FoundText text={localNumber} ranges={marks?.localNumber} />}
            </td>
            <td>
              <a
                className={styles.name}
                href={hrefOf(id)}
                aria-current={id === open ? 'true' : undefined}
                onClick={onPlainClick(() => onOpen(id))}
              >
                <FoundText text={name} ranges={marks?.name} />
              </a>
              {sector !== undefined && <span className="hint">{sector}</span>}
              {replacedBy && <span className="hint">{words.replacedBy(replacedBy.code)}</span>}
              {appealsWithoutCode > 0 && <b className="tone-warn">{words.withoutCode(appealsWithoutCode)}</b>}
            </td>
            <td className={styles.documents}>
              {documents.length === 0 ? '–' : documents.map((type) => textOf(type)?.short ?? type).join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
