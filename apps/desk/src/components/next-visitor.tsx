import { Button, Key } from './button.tsx'
import { useComponentWords } from './words.ts'

interface NextVisitorProps {
  onNext: () => void
  /** Whether it is what comes next. */
  main?: boolean
  /** Says that a new code of the same visitor may be scanned without a press. */
  orNewCode?: boolean
}

/** On to the next visitor: the way out of every stage. */
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
