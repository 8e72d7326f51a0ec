import { documentTypes } from '@diia-desk/contract'
import { useDocumentTypes } from '../../components/document-name.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

/** The documents that a service needs. A type that was chosen before but is not known here can be kept or removed. */
export function DocumentChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (types: string[]) => void
}) {
  const words = useServicesWords()
  const textOf = useDocumentTypes()
  const types = [...new Set([...Object.keys(documentTypes), ...chosen])]
  return (
    <fieldset className={styles.choice}>
      <legend>{words.documentsField}</legend>
      {types.map((type) => (
        <label key={type}>
          <input
            type="checkbox"
            checked={chosen.includes(type)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, type] : chosen.filter((one) => one !== type))
            }
          />
          {textOf(type)?.short ?? type}
        </label>
      ))}
    </fieldset>
  )
}
