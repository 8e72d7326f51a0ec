import { Button, Key } from './button.tsx'
import { useComponentWords } from './words.ts'

interface NextVisitorProps {
  onNext: () => void
  /** Whether this is the main action. */
  main?: boolean
  /** Adds a note that the next code of the same visitor can be scanned without pressing the button. */
  orNewCode?: boolean
}

/** The button «next visitor», present on every stage. */
export function NextVisitor({ onNext, main = true, orNewCode = false }: NextVisitorProps) {
  const words = useComponentWords().stage
  return (
    <>
      <Button kind={main ? 'main' : undefined} large onClick={onNext}>
        {words.next} <Key>Esc</Key>
      </Button>
      {orNewCode && <span className="hint">{words.orNewCode}</span>}
    </>
  )
}
