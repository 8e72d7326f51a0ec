import type { AppealSummary } from '@diia-desk/contract'
import type { MouseEvent } from 'react'
import { AppealState } from '../../components/appeal-state.tsx'
import { ScrollBox } from '../../components/scroll-box.tsx'
import { dayAndTime } from '../../lib/format.ts'
import { onPlainClick } from '../../lib/press.ts'
import { AppealMarks } from './appeal-marks.tsx'
import styles from './appeal-table.module.css'
import { DueState } from './due-state.tsx'
import { useAppealWords } from './words.ts'

interface AppealTableProps {
  items: readonly AppealSummary[]
  hrefOf: (id: string) => string
  onOpen: (id: string) => void
}

/** One row for each appeal. The number is a link; a click anywhere in the row follows it. */
export function AppealTable({ items, hrefOf, onOpen }: AppealTableProps) {
  const words = useAppealWords()
  const { columns } = words.journal
  const open = (id: string) => (event: MouseEvent) => {
    // The person is selecting text to copy it.
    if (getSelection()?.isCollapsed !== false) onPlainClick(() => onOpen(id))(event)
  }
  return (
    <ScrollBox label={words.journal.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{columns.number}</th>
            <th>{columns.service}</th>
            <th>{columns.applicant}</th>
            <th>{columns.registered}</th>
            <th>{columns.due}</th>
            <th>{columns.status}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((appeal) => (
            // The link inside does the same for the keyboard.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
            <tr key={appeal.id} onClick={open(appeal.id)}>
              <th scope="row">
                <a className="nowrap" href={hrefOf(appeal.id)}>
                  {appeal.number}
                </a>
              </th>
              <td>
                {appeal.service?.code !== undefined && <span className="num quiet">{appeal.service.code} </span>}
                {appeal.service?.name ?? <span className="quiet">{words.noService}</span>}
                <span className={styles.marks}>
                  <AppealMarks appeal={appeal} />
                </span>
              </td>
              <td>{appeal.applicant ?? <span className="quiet">–</span>}</td>
              <td>
                <time className="num nowrap" dateTime={appeal.registeredAt}>
                  {dayAndTime(appeal.registeredAt)}
                </time>
                {appeal.clerk !== undefined && (
                  <span className={styles.by}>{words.appeal.by(appeal.clerk, appeal.window)}</span>
                )}
              </td>
              <td>
                <DueState appeal={appeal} />
              </td>
              <td>
                <AppealState status={appeal.status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
