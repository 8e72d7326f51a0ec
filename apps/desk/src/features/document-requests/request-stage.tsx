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
  /** Over the word: why this is on the stage again. */
  notice: ReactNode
  show: number
  /** The copies of an arrived request and who sealed them: another feature draws these. */
  children: ReactNode
  seal: ReactNode
  /** Of arrived copies: something about them that the clerk must see first. */
  warning?: ReactNode
  /** How to go on to an appeal. */
  register: ReactNode
  /** How to go on with an appeal that was begun; false where none was. */
  resume: ReactNode
  onNext: () => void
  /** Absent when the code is no longer in memory. */
  onRetry?: (() => void) | undefined
}

/** A request at whatever point of its life it is. */
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
