import type { Centre } from '@diia-desk/contract'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { useSessionWords } from './words.ts'
import styles from './sign-in-page.module.css'

type Demo = NonNullable<Centre['demo']>

/** Invented staff of the demonstration; a click fills in the form. */
export function DemoStaff({ demo, onChoose }: { demo: Demo; onChoose: (staff: Demo['staff'][number]) => void }) {
  const words = useSessionWords()
  return (
    <section className={styles.demo} aria-labelledby="demo">
      <h2 id="demo">{words.demo}</h2>
      <p>{words.demoHelp}</p>
      <ul>
        {demo.staff.map((staff) => (
          <li key={staff.login}>
            <Button className={styles.demoStaff} onClick={() => onChoose(staff)}>
              <Icon name="user-round" />
              <span>
                <b>{staff.login}</b> <span className="quiet">{words.role[staff.role]}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      <a href={demo.phoneUrl} target="_blank" rel="noreferrer">
        <Icon name="smartphone" /> {words.demoPhone}
      </a>
    </section>
  )
}
