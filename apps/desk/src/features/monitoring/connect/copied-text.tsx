import { Button } from '../../../components/button.tsx'
import { useCopy } from '../../../components/facts.tsx'
import { Icon } from '../../../components/icon.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import styles from './connect-page.module.css'

interface CopiedTextProps {
  label: string
  /** Ukrainian: it goes to a Ukrainian office. */
  text: string
  act: string
  said: string
}

/** A ready text, to be read and taken along. */
export function CopiedText({ label, text, act, said }: CopiedTextProps) {
  const { done, copy } = useCopy()
  return (
    <>
      <ScrollBox label={label} className={styles.letter}><p lang="uk">{text}</p></ScrollBox>
      <Button onClick={() => copy(text, said)}><Icon name={done ? 'check' : 'copy'} />{act}</Button>
    </>
  )
}
