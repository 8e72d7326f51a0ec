import type { Profile } from '@diia-desk/contract'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayOf } from '../../lib/format.ts'
import { PasswordForm } from './password-form.tsx'
import styles from './profile-page.module.css'
import { useProfileWords } from './words.ts'

export function PasswordCard({ profile: { login, passwordChangedAt } }: { profile: Profile }) {
  const words = useProfileWords()
  const [state, setState] = useState<'closed' | 'open' | 'changed'>('closed')
  return (
    <section className={styles.card} aria-labelledby="password-title">
      <header>
        <h2 id="password-title">{words.password}</h2>
        {state !== 'open' && (
          <Button kind="plain" onClick={() => setState('open')}>
            {words.change}
          </Button>
        )}
      </header>
      <p className="quiet">
        {passwordChangedAt === undefined ? words.neverChanged : words.changedOn(dayOf(passwordChangedAt))}{' '}
        {words.noCalendar}
      </p>
      {state === 'open' && (
        <PasswordForm login={login} onDone={() => setState('changed')} onCancel={() => setState('closed')} />
      )}
      {state === 'changed' && (
        <p className="state tone-ok">
          <Icon name="circle-check" />
          {words.changed}
        </p>
      )}
    </section>
  )
}
