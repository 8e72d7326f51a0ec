import type { Session } from '@diia-desk/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { Note } from '../../components/note.tsx'
import { useNow } from '../../lib/clock.ts'
import { clockSeconds } from '../../lib/format.ts'
import { reportUserActivity } from '../../lib/user-activity.ts'
import { useStore } from '../../lib/store.ts'
import { idleEnd, sessionQuery } from './queries.ts'
import { useSessionWords } from './words.ts'

const mostWarningMs = 120_000
const lookMs = 5_000

/**
 * Warns before the session ends because of inactivity. Activity in other tabs counts too, and only the bff knows about
 * it: near the end it is asked, which also detects the end itself.
 */
export function IdleWarning({ idleSeconds }: Pick<Session, 'idleSeconds'>) {
  const words = useSessionWords().idle
  const client = useQueryClient()
  const end = useStore(idleEnd)
  const left = end - useNow()
  const warnMs = Math.min(mostWarningMs, (idleSeconds * 1000) / 4)
  const near = left <= warnMs + lookMs
  const look = near ? Math.floor(left / lookMs) : undefined
  useEffect(() => {
    if (look !== undefined) void client.invalidateQueries(sessionQuery)
  }, [client, look])

  if (left > warnMs) return null
  return (
    <Note tone="warn" icon="clock">
      <b>{words.ends(clockSeconds(end))}</b> {words.help}{' '}
      <Button kind="plain" onClick={reportUserActivity}>
        {words.stay}
      </Button>
    </Note>
  )
}
