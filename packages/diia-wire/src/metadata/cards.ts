import { z } from 'zod'
import { text } from '../text.ts'

/** РНОКПП card; its number is the taxpayer number. */
export const taxpayerCardSchema = z.looseObject({
  creationDate: text,
  docNumber: text,
  lastNameUA: text,
  firstNameUA: text,
  middleNameUA: text,
  birthday: text,
  fileName: text,
})

export const driverLicenseSchema = z.looseObject({
  expirationDate: text,
  categories: text,
  serialNumber: text,
  lastNameUA: text,
  firstNameUA: text,
  middleNameUA: text,
  birthday: text,
  department: text,
  fileName: text,
})
