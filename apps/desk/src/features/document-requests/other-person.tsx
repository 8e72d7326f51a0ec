import { Note } from '../../components/note.tsx'
import { useDocumentRequestWords } from './words.ts'

/** The copies are somebody else's than the clerk has in hand: told, not refused, since there are representatives. */
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
