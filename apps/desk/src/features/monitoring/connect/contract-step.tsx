import styles from './connect-page.module.css'
import { technicalAdministrator } from './letter.ts'
import { OutsideLink } from './outside-link.tsx'
import { useConnectWords } from './words.ts'

export function ContractStep() {
  const words = useConnectWords().contract
  const { contract, mail } = technicalAdministrator
  return (
    <>
      <p>{words.text}</p>
      <ol className={styles.list}>
        {words.todo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <p className="quiet">{words.concluded}</p>
      <div className={styles.links}>
        <p>
          {words.form}: <OutsideLink href={contract}>{contract.replace('https://', '')}</OutsideLink>
        </p>
        <p>
          {words.mail}: <a href={`mailto:${mail}`}>{mail}</a>
        </p>
      </div>
    </>
  )
}
