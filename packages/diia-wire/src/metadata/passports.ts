import { z } from 'zod'
import { printed } from '../text.ts'

const passport = {
  id: printed,
  taxpayerNumber: printed,
  residenceUA: printed,
  docNumber: printed,
  genderUA: printed,
  genderEN: printed,
  nationalityUA: printed,
  lastNameUA: printed,
  firstNameUA: printed,
  middleNameUA: printed,
  lastNameEN: printed,
  firstNameEN: printed,
  birthday: printed,
  birthPlaceUA: printed,
  issueDate: printed,
  expirationDate: printed,
  recordNumber: printed,
  fileName: printed,
}

/** ID card of a citizen. Dates are DD.MM.YYYY here and below. */
export const internalPassportSchema = z.looseObject({ ...passport, department: printed })

/** Biometric passport for travel. */
export const foreignPassportSchema = z.looseObject({
  ...passport,
  departmentUA: printed,
  departmentEN: printed,
  countryCode: printed,
})
