import { supportNumber } from '@diia-desk/contract'
import { useCommonWords } from '../lib/common-words.ts'
import { asProblem, type FailureCode } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'

interface ProblemNoteProps {
  title: string
  error: unknown
  /** What the failure means on this screen, if the common text would be wrong. */
  texts?: Partial<Record<FailureCode, string>>
  onRetry?: () => void
}

/** What failed, whether anything is lost, what to do, and the number that support asks for. */
export function ProblemNote({ title, error, texts = {}, onRetry }: ProblemNoteProps) {
  const words = useCommonWords()
  const { code, body } = asProblem(error)
  return (
    <Note tone="warn" icon={code === 'offline' ? 'wifi-off' : 'circle-alert'}>
      <p>
        <b>{title}</b> {texts[code] ?? words.problem[code]}
      </p>
      {body && <p className="num quiet">{words.supportNumber(supportNumber(body.callId))}</p>}
      {onRetry && (
        <Button kind="plain" onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </Note>
  )
}
