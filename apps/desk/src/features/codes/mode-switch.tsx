import { Switch } from '../../components/switch.tsx'
import type { Mode } from '../../lib/preferences.ts'
import { useCodeWords } from './words.ts'

/** What the next code is used for. */
export function ModeSwitch({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const words = useCodeWords().mode
  return (
    <Switch
      size="large"
      label={words.label}
      value={mode}
      onValue={onMode}
      options={[
        { value: 'check', text: words.check, icon: 'badge-check' },
        { value: 'copies', text: words.copies, icon: 'files' },
      ]}
    />
  )
}
