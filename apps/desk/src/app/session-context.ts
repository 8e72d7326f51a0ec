import type { Session } from '@diia-desk/contract'
import { createContext, use } from 'react'

export const SessionContext = createContext<Session | undefined>(undefined)

/** The current session. Only for screens inside the staff area. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('No session here')
  return session
}
