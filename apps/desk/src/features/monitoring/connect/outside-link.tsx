import type { ReactNode } from 'react'
import { Icon } from '../../../components/icon.tsx'
import { useConnectWords } from './words.ts'

/** A link to a page of the state, opened in another tab. */
export function OutsideLink({ href, children }: { href: string; children: ReactNode }) {
  const words = useConnectWords()
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <Icon name="external-link" />
      <span className="unseen">, {words.opensOutside}</span>
    </a>
  )
}
