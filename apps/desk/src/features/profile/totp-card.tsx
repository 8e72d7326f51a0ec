import type { Profile, TotpSecret } from '@diia-desk/contract'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { dayOf } from '../../lib/format.ts'
import { AskPassword } from './ask-password.tsx'
import styles from './profile-page.module.css'
import { beginTotpMutation, removeTotpMutation } from './queries.ts'
import { TotpSetup } from './totp-setup.tsx'
import { useProfileWords } from './words.ts'

type State = 'closed' | 'asking' | 'removing' | TotpSecret

/** Codes from an app as a second step of the sign-in. */
export function TotpCard({ totp }: { totp: Profile['totp'] }) {
  const words = useProfileWords().totp
  const [state, setState] = useState<State>('closed')
  const close = () => setState('closed')
  return (
    <section className={styles.card} aria-labelledby="totp">
      <header>
        <h2 id="totp">{words.title}</h2>
        {state === 'closed' &&
          (totp === undefined ? (
            <Button kind="plain" onClick={() => setState('asking')}>
              {words.enable}
            </Button>
          ) : (
            <Button kind="plain" onClick={() => setState('removing')}>
              {words.disable}
            </Button>
          ))}
      </header>
      {typeof state !== 'object' && <Explained totp={totp} />}
      {state === 'asking' && (
        <AskPassword
          mutation={beginTotpMutation}
          submit={words.next}
          failed={words.beginFailed}
          onDone={setState}
          onCancel={close}
        />
      )}
      {state === 'removing' && (
        <>
          <p>{words.disableWarning}</p>
          <AskPassword
            mutation={removeTotpMutation}
            submit={words.disableSubmit}
            failed={words.disableFailed}
            onDone={close}
            onCancel={close}
          />
        </>
      )}
      {typeof state === 'object' && <TotpSetup secret={state} onDone={close} onCancel={close} />}
    </section>
  )
}

function Explained({ totp }: { totp: Profile['totp'] }) {
  const words = useProfileWords().totp
  if (totp === undefined) return <p className="quiet">{words.help}</p>
  const few = totp.recoveryCodesLeft < 3
  return (
    <>
      <p className="state tone-ok">
        <Icon name="circle-check" />
        {words.enabledOn(dayOf(totp.since))}
      </p>
      <p className={few ? 'state tone-warn' : 'quiet'}>
        {few && <Icon name="triangle-alert" />}
        {words.codesLeft(totp.recoveryCodesLeft)}
      </p>
    </>
  )
}
