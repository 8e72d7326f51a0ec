import type { ConnectOutcome, Way } from '@diia-desk/code-reader/direct'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useStore } from '../../lib/store.ts'
import { connectScanner, connectedScanners, directConnectionKinds, forgetScanners } from './direct-scanners.ts'
import styles from './direct-section.module.css'
import { useScannerWords } from './words.ts'

/** Connects a scanner to the page directly, if the browser supports it. */
export function DirectSection() {
  const words = useScannerWords().direct
  const scanners = useStore(connectedScanners)
  const [outcome, setOutcome] = useState<ConnectOutcome>()
  const ways = directConnectionKinds()

  function connect(way: Way) {
    connectScanner(way).then(setOutcome, () => setOutcome('failed'))
  }

  function forget() {
    setOutcome(undefined)
    forgetScanners().catch(() => setOutcome('failed'))
  }

  if (ways.length === 0) {
    return (
      <section className={styles.direct}>
        <h2>{words.title}</h2>
        <p>{words.unavailable}</p>
      </section>
    )
  }
  return (
    <section className={styles.direct}>
      <h2>{words.title}</h2>
      <p>{words.about}</p>
      {scanners.map(({ way, name }, index) => (
        <p key={`${way} ${index}`} className="state tone-ok">
          <Icon name="plug" />
          {words.connected(name === '' ? words.port : name)}
        </p>
      ))}
      <div className={styles.acts}>
        {scanners.length === 0 ? (
          ways.map((way) => (
            <Button key={way} onClick={() => connect(way)}>
              {words.connect[way]}
            </Button>
          ))
        ) : (
          <Button onClick={forget}>{words.forget}</Button>
        )}
      </div>
      <output className={styles.outcome}>
        {outcome !== undefined && outcome !== 'connected' && words.outcome[outcome]}
      </output>
    </section>
  )
}
