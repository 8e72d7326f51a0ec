import { isOpen, nameWithInitials, type Appeal, type DocumentRequest, type Validation } from '@diia-desk/contract'
import { useDocumentName } from '../../components/document-name.ts'
import { Icon, type IconName } from '../../components/icon.tsx'
import { dayAndTime } from '../../lib/format.ts'
import styles from './attached-list.module.css'
import { useAppealWords } from './words.ts'

/** Checks and copies of an appeal, oldest first, and how many are hidden from this window. */
export function AttachedList({
  appeal: { validations, documentRequests, attachedElsewhere },
  hrefOfCopy,
}: {
  appeal: Appeal
  hrefOfCopy: ((id: string) => string) | undefined
}) {
  const words = useAppealWords().appeal
  const rows = [
    ...validations.map((validation) => ({
      at: validation.checkedAt,
      key: validation.id,
      row: <Check validation={validation} />,
    })),
    ...documentRequests.map((request) => ({
      at: request.changedAt,
      key: request.id,
      row: <Copies request={request} hrefOfCopy={hrefOfCopy} />,
    })),
  ].toSorted((a, b) => a.at.localeCompare(b.at))
  if (rows.length + attachedElsewhere === 0) return <p className={`quiet ${styles.none}`}>{words.nothingAttached}</p>
  return (
    <>
      {rows.length > 0 && (
        <ul className={styles.list}>
          {rows.map(({ key, row }) => (
            <li key={key}>{row}</li>
          ))}
        </ul>
      )}
      {attachedElsewhere > 0 && <p className={`quiet ${styles.none}`}>{words.attachedElsewhere(attachedElsewhere)}</p>}
    </>
  )
}

function Check({ validation: { outcome, checkedAt } }: { validation: Validation }) {
  const words = useAppealWords().appeal
  const [icon, tone, word]: [IconName, string, string] =
    outcome === 'valid'
      ? ['badge-check', 'ok', words.check.valid]
      : outcome === 'not-valid'
        ? ['octagon-x', 'no', words.check['not-valid']]
        : ['triangle-alert', 'warn', words.check.other]
  return (
    <>
      <span className={`state tone-${tone}`}>
        <Icon name={icon} />
        {word}
      </span>
      <span className="num quiet">{words.checkAt(dayAndTime(checkedAt))}</span>
    </>
  )
}

function Copies({
  request,
  hrefOfCopy,
}: {
  request: DocumentRequest
  hrefOfCopy: ((id: string) => string) | undefined
}) {
  const words = useAppealWords().appeal
  const nameOf = useDocumentName()
  const [icon, tone, word]: [IconName, string, string] =
    request.state === 'arrived'
      ? ['file-check', 'ok', words.request.arrived]
      : isOpen(request.state)
        ? ['hourglass', 'wait', words.request.waiting]
        : ['undo-2', 'ink', words.request.none]
  return (
    <>
      <span className={`state tone-${tone}`}>
        <Icon name={icon} />
        {word}
      </span>
      <span className="num quiet">{words.copiesAt(dayAndTime(request.changedAt))}</span>
      {request.copies.length > 0 && (
        <ul className={styles.copies}>
          {request.copies.map(({ id, type, holder }) => (
            <li key={id}>
              {hrefOfCopy === undefined ? nameOf(type) : <a href={hrefOfCopy(id)}>{nameOf(type)}</a>}
              {holder && <span className="quiet"> · {nameWithInitials(holder)}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
