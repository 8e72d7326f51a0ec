import type { IssuedCredential as Issued } from '@diia-desk/contract'
import { useEffect, useRef } from 'react'
import { Button } from '../../../components/button.tsx'
import { Facts } from '../../../components/facts.tsx'
import { useUnsent } from '../../../lib/unsent.ts'
import styles from './connect-page.module.css'
import { useConnectWords } from './words.ts'

/** A new credential with its password, which is shown only once and kept only in this component. */
export function IssuedCredential({ issued: { login, password }, onDone }: { issued: Issued; onDone: () => void }) {
  const words = useConnectWords().issued
  // The password cannot be shown again, so the browser asks before the page is closed.
  useUnsent('issued-credential', true)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={`${styles.box} ${styles.issued}`} aria-labelledby="issued">
      <h3 id="issued" ref={heading} tabIndex={-1}>
        {words.heading}
      </h3>
      <p>{words.once}</p>
      <div translate="no">
        <Facts
          facts={[
            { key: 'login', label: words.login, value: login, figures: false },
            { key: 'password', label: words.password, value: password, figures: false },
          ]}
        />
      </div>
      <div className={styles.acts}>
        <Button kind="main" onClick={onDone}>
          {words.done}
        </Button>
      </div>
    </section>
  )
}
