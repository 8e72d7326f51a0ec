import type { CatalogueItem, ServiceVariation } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Note } from '../../components/note.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { dayOf } from '../../lib/format.ts'
import type { ServicesWords } from '@diia-desk/locales/uk/services'
import { catalogueItemQuery } from './queries.ts'
import styles from './services-page.module.css'
import { SettingsForm } from './settings-form.tsx'
import { useServicesWords } from './words.ts'

interface ServicePanelProps {
  id: string
  /** A local service has just been merged into this one. */
  merged: boolean
  hrefOf: (id: string) => string
  onMerged: (id: string) => void
  onClose: () => void
}

export function ServicePanel({ id, merged, hrefOf, onMerged, onClose }: ServicePanelProps) {
  const words = useServicesWords()
  const service = useQuery(catalogueItemQuery(id))
  return (
    <aside className={styles.panel} aria-label={words.panel}>
      <Button kind="icon" className={styles.close} aria-label={words.close} title={words.close} onClick={onClose}>
        <Icon name="x" />
      </Button>
      {service.isPending && <p aria-busy="true">{words.loading}</p>}
      {service.isError && (
        <div className={styles.trouble}>
          <ProblemNote title={words.openFailed} error={service.error} onRetry={() => void service.refetch()} />
        </div>
      )}
      {merged && service.data?.code !== undefined && (
        <p className="state tone-ok">
          <Icon name="circle-check" />
          {words.merged(service.data.code)}
        </p>
      )}
      {service.data && <About service={service.data} hrefOf={hrefOf} />}
      {service.data && service.data.retiredAt === undefined && (
        <SettingsForm service={service.data} onMerged={onMerged} />
      )}
    </aside>
  )
}

function About({ service, hrefOf }: { service: CatalogueItem; hrefOf: (id: string) => string }) {
  const words = useServicesWords()
  const { code, name, sector, origin, retiredAt, replacedBy, applicantTypes, variations } = service
  return (
    <>
      <header>
        <p className="hint">
          {[code, sector, words[origin === 'register' ? 'fromRegister' : 'onlyHere']].filter(Boolean).join(' · ')}
        </p>
        <h2>{name}</h2>
      </header>
      {retiredAt !== undefined && (
        <Note tone="info" icon="circle-alert">
          <p>
            <b>{words.retiredAt(dayOf(retiredAt))}.</b> {words.retiredHelp}
          </p>
          {replacedBy && (
            <p>
              <a href={hrefOf(replacedBy.id)}>{words.replacedBy(replacedBy.code)}</a>
            </p>
          )}
        </Note>
      )}
      {applicantTypes.length > 0 && (
        <p className={styles.applicants}>
          <span className="quiet">{words.applicants}:</span>{' '}
          {applicantTypes.map((type) => words.applicant[type]).join(', ')}
        </p>
      )}
      <table className={styles.terms}>
        <caption>{words.variations}</caption>
        <thead className="unseen">
          <tr>
            <th>{words.variation}</th>
            <th>{words.term}</th>
            <th>{words.fee}</th>
          </tr>
        </thead>
        <tbody>
          {variations.map((variation) => (
            <tr key={variation.id}>
              <td>{variation.name === name ? words.term : variation.name}</td>
              <td>
                <Term variation={variation} words={words} />
              </td>
              <td className="num nowrap">
                {variation.fee === undefined
                  ? '–'
                  : Number(variation.fee) === 0
                    ? words.free
                    : words.hryvnias(variation.fee)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A term that could not be parsed is shown as the register words it. */
function Term({ variation: { duration, durationText }, words }: { variation: ServiceVariation; words: ServicesWords }) {
  if (duration !== undefined) return words.duration[duration.type](duration.value)
  if (durationText === undefined) return <span className="quiet">{words.noTerm}</span>
  return (
    <>
      {durationText} <span className="hint">({words.notCounted})</span>
    </>
  )
}
