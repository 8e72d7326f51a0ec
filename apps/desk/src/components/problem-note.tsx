import { supportNumber } from '@diia-desk/contract'
import { useCommonWords } from '../lib/common-words.ts'
import { asProblem } from '../lib/problem.ts'
import { Button } from './button.tsx'
import { Note } from './note.tsx'

/** What failed, whether anything is lost, what to do; with the number that support asks for. */
export function ProblemNote({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const words = useCommonWords()
  const { code, body } = asProblem(error)
  return (
    <Note tone="warn" icon={code === 'offline' ? 'wifi-off' : 'circle-alert'}>
      <p><b>{title}</b> {words.problem[code]}</p>
      {body && <p className="num quiet">{words.supportNumber(supportNumber(body.callId))}</p>}
      {onRetry && <Button kind="plain" onClick={onRetry}>{words.retry}</Button>}
    </Note>
  )
}
