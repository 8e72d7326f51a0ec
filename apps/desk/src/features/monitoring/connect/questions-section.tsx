import styles from './connect-page.module.css'
import { CopiedText } from './copied-text.tsx'
import { questionsLetter } from './letter.ts'
import { useConnectWords } from './words.ts'

export function QuestionsSection({ centre }: { centre: string }) {
  const words = useConnectWords().questions
  return (
    <section className={styles.box} aria-labelledby="questions">
      <div className={styles.part}>
        <h2 id="questions">{words.heading}</h2>
        <p className="hint">{words.help}</p>
        <CopiedText text={questionsLetter(centre)} act={words.copy} said={words.copied} />
      </div>
    </section>
  )
}
