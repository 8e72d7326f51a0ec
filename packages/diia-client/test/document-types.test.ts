// A document type is declared twice, and must be: for screens in `contract`, for the wire and the simulator in
// `diia-wire`. Neither may import the other, so that this walk keeps them together.
import { documentTypes, holderName, shownFields, type DocumentTypeEntry } from '@diia-desk/contract'
import { citizens } from '@diia-desk/diia-simulator'
import { describedDocumentTypes, fieldSchemas, fieldsOf, type DescribedDocumentType } from '@diia-desk/diia-wire'
import { messages } from '@diia-desk/locales/uk/document-types'
import { describe, expect, it } from 'vitest'

/** Fields that screens leave out on purpose: repeated in English, or of no use at a window. */
const notShown: Record<DescribedDocumentType, string[]> = {
  'internal-passport': ['genderEN', 'id'],
  'foreign-passport': ['genderEN', 'departmentEN', 'id'],
  'taxpayer-card': [],
  'driver-license': [],
  'birth-certificate': ['id', 'parents.father.citizenship', 'parents.mother.citizenship'],
  'reference-internally-displaced-person': ['docType', 'docIdentity.issueDate', 'docIdentity.department'],
}

it('screens and the wire know the same types', () => {
  expect(Object.keys(documentTypes).toSorted()).toEqual(Object.keys(describedDocumentTypes).toSorted())
})

describe.each(Object.keys(describedDocumentTypes) as DescribedDocumentType[])('%s', (name) => {
  const wire = describedDocumentTypes[name]
  const screen: DocumentTypeEntry = documentTypes[name]
  const known = fieldsOf(wire)
  const shownPath = (paths: readonly string[]) => paths.find((path) => known.some((field) => field.path === path))

  it('has one title, portrait and holder', () => {
    // The screens may say more of it: «Паспорт громадянина України (ID-картка)».
    expect(messages[name].title.startsWith(wire.title)).toBe(true)
    expect({ photo: screen.photo, holder: screen.holder }).toEqual({ photo: wire.photo, holder: wire.holder })
  })

  it('shows each field of the wire, or leaves it out on purpose', () => {
    const shown = screen.fields.map(({ paths }) => shownPath(paths) ?? `not on the wire: ${paths.join(', ')}`)
    expect([...shown, ...notShown[name]].toSorted()).toEqual(known.map(({ path }) => path).toSorted())
  })

  it('has dates where the wire has dates', () => {
    for (const { paths, kind } of screen.fields) {
      const { date } = known.find(({ path }) => path === shownPath(paths)) ?? {}
      expect(kind === 'date', paths.join()).toBe(date !== undefined)
    }
  })

  it('is in the pocket of a citizen, whose copy a screen shows whole', () => {
    const copies = citizens.flatMap(({ documents }) => documents).filter(({ type }) => type === name)
    expect(copies).not.toEqual([])
    for (const { fields } of copies) {
      const received = fieldSchemas[name].parse(fields)
      expect(shownFields(name, received).map(({ key }) => key)).toEqual(screen.fields.map(({ key }) => key))
      expect(holderName(name, received)).toBeDefined()
    }
  })
})
