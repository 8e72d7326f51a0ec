import type { Catalogue } from '@diia-desk/contract'
import { Button } from '../../components/button.tsx'
import { useCopy } from '../../components/facts.tsx'
import { Icon } from '../../components/icon.tsx'
import { clockTime, dayOf } from '../../lib/format.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

const kinds = ['services', 'centres'] as const
const commands = {
  services: 'npm run desk -- catalogue import services --from https://guide.diia.gov.ua/register/download/json/',
  centres: 'npm run desk -- catalogue import centres --from https://guide.diia.gov.ua/asc/download/json/',
}

/** When the state's registers were last imported, and how to import them. */
export function ImportsPanel({ imports }: { imports: Catalogue['lastImports'] | undefined }) {
  const words = useServicesWords()
  return (
    <aside className={styles.panel} aria-label={words.imports}>
      <h2>{words.imports}</h2>
      {kinds.map((kind) => {
        const last = imports?.[kind]
        return (
          <section key={kind} className={styles.import} aria-labelledby={`import-${kind}`}>
            <h3 id={`import-${kind}`}>{kind === 'services' ? words.importServices : words.importCentres}</h3>
            {imports &&
              (last === undefined ? (
                <p className="state tone-warn">
                  <Icon name="triangle-alert" />
                  {words.neverImported}
                </p>
              ) : (
                <>
                  <p className="num">{words.importedAt(dayOf(last.at), clockTime(last.at))}</p>
                  <p className="num hint">{words.importSum(last.added, last.changed, last.retired)}</p>
                  <p className="hint">{words.importedFrom(last.source)}</p>
                </>
              ))}
            <CommandText text={commands[kind]} />
          </section>
        )
      })}
      <section className={styles.import}>
        <h3>{words.howToImport}</h3>
        <ol className={styles.steps}>
          {words.howToImportSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
    </aside>
  )
}

function CommandText({ text }: { text: string }) {
  const words = useServicesWords()
  const { done, copy } = useCopy()
  return (
    <p className={styles.command}>
      <code>{text}</code>
      <Button
        kind="icon"
        className={done ? 'tone-ok' : ''}
        aria-label={words.copyCommand}
        title={words.copyCommand}
        onClick={() => copy(text, words.copyCommand)}
      >
        <Icon name={done ? 'check' : 'copy'} />
      </Button>
    </p>
  )
}
