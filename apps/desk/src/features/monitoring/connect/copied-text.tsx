import { Button } from '../../../components/button.tsx'
import { useCopy } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import styles from './connect-page.module.css'

interface CopiedTextProps {
  /** In Ukrainian, because a Ukrainian office receives it. */
  text: string
  act: string
  said: string
}

/** A text that is ready to be read and copied. */
export function CopiedText({ text, act, said }: CopiedTextProps) {
  const { done, copy } = useCopy()
  return (
    <>
      <p className={styles.letter} lang="uk">
        {text}
      </p>
      <Button onClick={() => copy(text, said)}>
        <Icon name={done ? 'check' : 'copy'} />
        {act}
      </Button>
    </>
  )
}
