import { supportNumber } from '@diia-desk/contract'
import { Note } from '../../components/note.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { clockTime } from '../../lib/format.ts'
import type { ProblemError } from '../../lib/problem.ts'
import { useSessionWords } from './words.ts'

/** Why sign-in failed, with likely causes such as Caps Lock or the keyboard layout. */
export function SignInFailure({
  problem,
  window,
  cyrillic,
  capsLock,
}: {
  problem: ProblemError
  window: string
  cyrillic: boolean
  capsLock: boolean
}) {
  const words = useSessionWords()
  const common = useCommonWords()
  if (problem.code === 'wrong-credentials') {
    const left = problem.body?.attemptsLeft
    return (
      <Note tone="no" icon="circle-alert">
        <b>{words.wrong}</b>
        {cyrillic && ` ${words.cyrillic}`}
        {capsLock && ` ${words.capsLock}`}
        {left !== undefined && ` ${words.attemptsLeft(left)}`}
      </Note>
    )
  }
  if (problem.code === 'window-not-given' && (problem.body?.windows ?? []).length === 0)
    return (
      <Note tone="warn" icon="circle-alert">
        <b>{words.noWindow}</b> {words.noWindowHelp}
      </Note>
    )
  if (problem.code === 'window-not-given')
    return (
      <Note tone="warn" icon="circle-alert">
        <b>{words.notYourWindow(window)}</b> {words.yourWindows(problem.body?.windows ?? [])}
      </Note>
    )
  if (problem.code === 'locked-out' && problem.body?.retryAt !== undefined)
    return (
      <Note tone="warn" icon="lock">
        <b>{words.locked}</b> {words.lockedUntil(clockTime(problem.body.retryAt))}
      </Note>
    )
  if (problem.code === 'too-many-requests' && problem.body?.retryAt !== undefined)
    return (
      <Note tone="warn" icon="lock">
        <b>{words.crowded}</b> {words.crowdedUntil(clockTime(problem.body.retryAt))}
      </Note>
    )
  if (problem.code === 'sign-in-busy')
    return (
      <Note tone="warn" icon="clock">
        <b>{words.busy}</b> {words.busyHelp}
      </Note>
    )
  return (
    <Note tone="warn" icon={problem.code === 'offline' ? 'wifi-off' : 'circle-alert'}>
      <b>{words.failed}</b> {common.problem[problem.code]}
      {problem.body && ` ${common.supportNumber(supportNumber(problem.body.callId))}`}
    </Note>
  )
}
