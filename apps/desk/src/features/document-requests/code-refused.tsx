import { RefusedCodeStage } from '../../components/refused-code-stage.tsx'
import { now } from '../../lib/clock.ts'
import { clockTime, dayUnlessToday } from '../../lib/format.ts'
import type { RequestStageProps } from './request-stage.tsx'
import { useDocumentRequestWords } from './words.ts'

/** Diia did not take the code, so no request reached the visitor. */
export function CodeRefused({ request, state, notice, show, onNext }: RequestStageProps & { state: 'not-valid' | 'code-expired' | 'code-used' | 'code-unknown' }) {
  const words = useDocumentRequestWords()
  const text = words.codeNo[state]
  const used = state === 'code-used' ? request.usedBefore : undefined
  const reason = used ? words.usedAt(dayUnlessToday(used.at, now()), clockTime(used.at), used.window) : text.reason
  return <RefusedCodeStage text={text} reason={reason} common={words} at={request.changedAt} asked={request} notice={notice} announce={`${show} ${state}`} onNext={onNext} />
}
