import { z } from 'zod'
import { printed } from '../text.ts'

/** РНОКПП card; its number is the taxpayer number. */
export const taxpayerCardSchema = z.looseObject({
  creationDate: printed,
  docNumber: printed,
  lastNameUA: printed,
  firstNameUA: printed,
  middleNameUA: printed,
  birthday: printed,
  fileName: printed,
})

export const driverLicenseSchema = z.looseObject({
  expirationDate: printed,
  categories: printed,
  serialNumber: printed,
  lastNameUA: printed,
  firstNameUA: printed,
  middleNameUA: printed,
  birthday: printed,
  department: printed,
  fileName: printed,
})
