import type { AppealStatus } from '@diia-desk/contract'
import { Icon, type IconName } from './icon.tsx'
import { useComponentWords } from './words.ts'

const looks: Record<AppealStatus, readonly [icon: IconName, tone: 'ok' | 'no' | 'warn' | 'wait' | 'ink']> = {
  registered: ['circle-dashed', 'wait'],
  'in-progress': ['hourglass', 'wait'],
  returned: ['undo-2', 'warn'],
  completed: ['circle-check', 'ok'],
  refused: ['circle-x', 'no'],
  withdrawn: ['ban', 'ink'],
}

/** Status of an appeal: the same icon and word on every screen. */
export function AppealState({ status }: { status: AppealStatus }) {
  const words = useComponentWords()
  const [icon, tone] = looks[status]
  return (
    <span className={`state nowrap tone-${tone}`}>
      <Icon name={icon} />
      {words.appealStatus[status]}
    </span>
  )
}
