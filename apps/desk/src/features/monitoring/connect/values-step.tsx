import type { ExportState } from '@diia-desk/contract'
import styles from './connect-page.module.css'
import { CopiedText } from './copied-text.tsx'
import { Credentials } from './credentials.tsx'
import { connectionLetter, letterSubject, technicalAdministrator } from './letter.ts'
import { useConnectWords } from './words.ts'

export function ValuesStep({ state, mayChange }: { state: ExportState; mayChange: boolean }) {
  const words = useConnectWords().values
  const { mail } = technicalAdministrator
  return (
    <>
      <p>{words.text}</p>
      <div className={styles.box}>
        <Credentials credentials={state.credentials} mayChange={mayChange} />
        <div className={styles.part}>
          <h3>{words.letter}</h3>
          <p className="hint">{words.letterHelp}</p>
          <p>
            {words.to}: <a href={`mailto:${mail}?subject=${encodeURIComponent(letterSubject)}`}>{mail}</a>
            <br />
            {words.subject}: <span lang="uk">{letterSubject}</span>
          </p>
          <CopiedText text={connectionLetter(state)} act={words.copyLetter} said={words.letterCopied} />
        </div>
        <div className={styles.part}>
          <h3>{words.safely}</h3>
          <ul className={`${styles.list} ${styles.bullets}`}>
            {words.ways.map((way) => (
              <li key={way}>{way}</li>
            ))}
          </ul>
        </div>
      </div>
    </>
  )
}
