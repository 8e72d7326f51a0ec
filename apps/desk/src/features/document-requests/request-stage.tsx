import { type DocumentRequest } from '@diia-desk/contract'
import type { ReactElement, ReactNode } from 'react'
import { Arrived } from './arrived.tsx'
import { CodeRefused } from './code-refused.tsx'
import { CouldNotAsk } from './could-not-ask.tsx'
import { CalmEnd } from './calm-end.tsx'
import { Quarantined } from './quarantined.tsx'
import { Waiting } from './waiting.tsx'

export interface RequestStageProps {
  request: DocumentRequest
  /** Notice above the heading: why this is shown again. */
  notice: ReactNode
  show: number
  /** The copies of a finished request and their seal, rendered by another feature. */
  children: ReactNode
  seal: ReactNode
  /** A warning about the copies that the clerk must see first. */
  warning?: ReactNode
  /** Button to register an appeal. */
  register: ReactNode
  /** Button to continue an appeal that was begun; false if there is none. */
  resume: ReactNode
  onNext: () => void
  /** Absent when the code is no longer kept. */
  onRetry?: (() => void) | undefined
}

/** A request in any of its states. */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every state, and tsc holds it to that
export function RequestStage(props: RequestStageProps): ReactElement {
  switch (props.request.state) {
    case 'asking':
    case 'waiting':
    case 'checking':
      return <Waiting {...props} state={props.request.state} />
    case 'arrived':
      return <Arrived {...props} />
    case 'quarantined':
      return <Quarantined {...props} />
    case 'refused':
    case 'lapsed':
    case 'cancelled':
      return <CalmEnd {...props} state={props.request.state} />
    case 'not-valid':
    case 'code-expired':
    case 'code-used':
    case 'code-unknown':
      return <CodeRefused {...props} state={props.request.state} />
    case 'could-not-ask':
      return <CouldNotAsk {...props} />
  }
}
