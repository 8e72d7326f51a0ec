import { documentTypeEntry, documentTypes } from '@diia-desk/contract'
import { usePreferences, type Locale } from '../../lib/preferences.ts'
import styles from './services-page.module.css'
import { useServicesWords } from './words.ts'

/** Short title of a document type; a type that this desk does not know keeps Diia's word. */
export function documentName(type: string, locale: Locale): string {
  return documentTypeEntry(type)?.short[locale] ?? type
}

/** Which documents a service needs. A type that is not known here but chosen before can be kept or taken away. */
export function DocumentChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (types: string[]) => void
}) {
  const words = useServicesWords()
  const { locale } = usePreferences()
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
          {documentName(type, locale)}
        </label>
      ))}
    </fieldset>
  )
}
