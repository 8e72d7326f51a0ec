import { documentTypes } from '@diia-desk/contract'
import { useDocumentTypes } from '../../components/document-name.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

/** Which documents a service needs. A type that is not known here but chosen before can be kept or taken away. */
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
