import type { ReactElement } from 'react'
import { Arrived, type ArrivedProps } from './arrived.tsx'
import { CodeRefused } from './code-refused.tsx'
import { CouldNotAsk } from './could-not-ask.tsx'
import { EndedWithoutCopies } from './ended-without-copies.tsx'
import { Quarantined } from './quarantined.tsx'
import { Waiting } from './waiting.tsx'

/** A request in any of its states. `Arrived` needs the most props. */
// oxlint-disable-next-line typescript/consistent-return -- the switch names every state, and tsc holds it to that
export function RequestStage(props: ArrivedProps): ReactElement {
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
      return <EndedWithoutCopies {...props} state={props.request.state} />
    case 'not-valid':
    case 'code-expired':
    case 'code-used':
    case 'code-unknown':
      return <CodeRefused {...props} state={props.request.state} />
    case 'could-not-ask':
      return <CouldNotAsk {...props} />
  }
}
