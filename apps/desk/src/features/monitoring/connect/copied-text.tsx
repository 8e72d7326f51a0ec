import { Button } from '../../../components/button.tsx'
import { useCopy } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import styles from './connect-page.module.css'

interface CopiedTextProps {
  /** Ukrainian: it goes to a Ukrainian office. */
  text: string
  act: string
  said: string
}

/** A ready text, to be read and taken along. */
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
