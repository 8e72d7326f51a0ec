import { useState } from 'react'
import { announce } from '../../components/announcer.tsx'
import { Button } from '../../components/button.tsx'
import { CheckField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { copyText } from '../../lib/clipboard.ts'
import { saveFile } from '../../lib/save-file.ts'
import styles from './profile-page.module.css'
import { useProfileWords } from './words.ts'

/** Shown once. The person says that they have kept them before the page lets go of them. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const words = useProfileWords().totp
  const [isKept, setKept] = useState(false)
  const text = `${codes.join('\n')}\n`
  return (
    <div className={styles.form}>
      <p className="state tone-ok">
        <Icon name="circle-check" />
        {words.enabled}
      </p>
      <h3>{words.keepCodes}</h3>
      <p>{words.keepCodesHelp}</p>
      <ul className={`num ${styles.codes}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button onClick={() => saveFile('diia-desk-recovery-codes.txt', text, 'text/plain')}>{words.save}</Button>
        <Button onClick={() => void copyText(text).then((copied) => announce(copied ? words.copied : words.notCopied))}>
          {words.copy}
        </Button>
      </div>
      <CheckField value={isKept} onValue={setKept}>
        {words.kept}
      </CheckField>
      <Button kind="main" disabled={!isKept} onClick={onDone}>
        {words.done}
      </Button>
    </div>
  )
}
