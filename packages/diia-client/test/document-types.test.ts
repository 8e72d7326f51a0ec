// Document types are declared in `contract` for screens and in `diia-wire` for the wire and the simulator. Neither
// package may import the other, so this test checks that both declarations agree.
import { documentTypes, holderName, shownFields, type DocumentTypeEntry } from '@diia-desk/contract'
import { citizens } from '@diia-desk/diia-simulator'
import { describedDocumentTypes, fieldSchemas, fieldsOf, type DescribedDocumentType } from '@diia-desk/diia-wire'
import { messages as titles } from '@diia-desk/locales/uk/document-types'
import { describe, expect, it } from 'vitest'

/** Fields that screens do not show: repeated in English, or not useful at a window. */
const notShown: Record<DescribedDocumentType, string[]> = {
  'internal-passport': ['genderEN', 'id'],
  'foreign-passport': ['genderEN', 'departmentEN', 'id'],
  'taxpayer-card': [],
  'driver-license': [],
  'birth-certificate': ['id', 'parents.father.citizenship', 'parents.mother.citizenship'],
  'reference-internally-displaced-person': ['docType', 'docIdentity.issueDate', 'docIdentity.department'],
}

it('screens and the wire have the same document types', () => {
  expect(Object.keys(documentTypes).toSorted()).toEqual(Object.keys(describedDocumentTypes).toSorted())
})

describe.each(Object.keys(describedDocumentTypes) as DescribedDocumentType[])('%s', (name) => {
  const wire = describedDocumentTypes[name]
  const screen: DocumentTypeEntry = documentTypes[name]
  const wireFields = fieldsOf(wire)
  const shownPath = (paths: readonly string[]) => paths.find((path) => wireFields.some((field) => field.path === path))

  it('has the same title, portrait and holder in both', () => {
    // The title on screens may be longer: «Паспорт громадянина України (ID-картка)».
    expect(titles[name].title.startsWith(wire.title)).toBe(true)
    expect({ photo: screen.photo, holder: screen.holder }).toEqual({ photo: wire.photo, holder: wire.holder })
  })

  it('has on screens every field of the wire, except those listed above', () => {
    const shown = screen.fields.map(({ paths }) => shownPath(paths) ?? `not on the wire: ${paths.join(', ')}`)
    expect([...shown, ...notShown[name]].toSorted()).toEqual(wireFields.map(({ path }) => path).toSorted())
  })

  it('has the same date fields in both', () => {
    for (const { paths, kind } of screen.fields) {
      const { date } = wireFields.find(({ path }) => path === shownPath(paths)) ?? {}
      expect(kind === 'date', paths.join()).toBe(date !== undefined)
    }
  })

  it('belongs to a simulated citizen whose copy fills every field of the screen', () => {
    const copies = citizens.flatMap(({ documents }) => documents).filter(({ type }) => type === name)
    expect(copies).not.toEqual([])
    for (const { fields } of copies) {
      const received = fieldSchemas[name].parse(fields)
      expect(shownFields(name, received).map(({ key }) => key)).toEqual(screen.fields.map(({ key }) => key))
      expect(holderName(name, received)).toBeDefined()
    }
  })
})
