import { z } from 'zod'
import { text } from '../text.ts'

const passport = {
  id: text,
  taxpayerNumber: text,
  residenceUA: text,
  docNumber: text,
  genderUA: text,
  genderEN: text,
  nationalityUA: text,
  lastNameUA: text,
  firstNameUA: text,
  middleNameUA: text,
  lastNameEN: text,
  firstNameEN: text,
  birthday: text,
  birthPlaceUA: text,
  issueDate: text,
  expirationDate: text,
  recordNumber: text,
  fileName: text,
}

/** ID card of a citizen. Dates are DD.MM.YYYY here and below. */
export const internalPassportSchema = z.looseObject({ ...passport, department: text })

/** Biometric passport for travel. */
export const foreignPassportSchema = z.looseObject({ ...passport, departmentUA: text, departmentEN: text, countryCode: text })
