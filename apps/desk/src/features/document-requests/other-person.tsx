import { Note } from '../../components/note.tsx'
import { useDocumentRequestWords } from './words.ts'

/**
 * Warns that the copies may belong to another person than the applicant. Not an error, because people may have
 * representatives.
 */
export function OtherPerson({
  here,
  inHand,
  attachedTo,
}: {
  here: string
  inHand: string
  attachedTo: string | undefined
}) {
  const { otherPerson: words } = useDocumentRequestWords()
  return (
    <Note tone="warn" icon="user-round-search">
      <p>
        <b>{words.word}</b>
      </p>
      <p>{words.names(here, inHand)}</p>
      <p>
        {words.act} {attachedTo !== undefined && words.attached(attachedTo)}
      </p>
    </Note>
  )
}
