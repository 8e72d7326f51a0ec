import type { Citizen } from './types.ts'
import { displacedPersonReference, driverLicense, taxpayerCard } from './cards.ts'
import { foreignPassport, internalPassport } from './passports.ts'

const welfareOffice = 'Управління соціального захисту населення Яснополянської міської ради'

const lenara = {
  lastNameUA: 'Айварова',
  firstNameUA: 'Ленара',
  middleNameUA: '',
  lastNameEN: 'Aivarova',
  firstNameEN: 'Lenara',
  gender: 'Ж',
  birthday: '31.12.1999',
  birthPlaceUA: 'М. ТИХА ГАВАНЬ ПІВДЕННОПОЛЯНСЬКА ОБЛАСТЬ УКРАЇНА',
  residenceUA: 'УКРАЇНА М. ТИХА ГАВАНЬ ПІВДЕННОПОЛЯНСЬКА ОБЛАСТЬ ВУЛ. МАЯЧНА БУД. 9',
  taxpayerNumber: '3652499687',
  recordNumber: '19991231-99041',
} as const

const ihor = {
  lastNameUA: 'Їжакевич',
  firstNameUA: 'Ігор',
  middleNameUA: 'Єлисейович',
  lastNameEN: 'Yizhakevych',
  firstNameEN: 'Ihor',
  gender: 'Ч',
  birthday: '29.02.1964',
  birthPlaceUA: 'С. ТИХІ ПЛЕСА ЯСНОПОЛЯНСЬКА ОБЛАСТЬ УКРАЇНА',
  residenceUA: 'УКРАЇНА С. ТИХІ ПЛЕСА ЯСНОПОЛЯНСЬКА ОБЛАСТЬ ВУЛ. САДОВА БУД. 40',
  recordNumber: '19640229-99069',
} as const

const solomiia = {
  lastNameUA: 'Горобець',
  firstNameUA: 'Соломія',
  middleNameUA: 'Ярославівна',
  lastNameEN: 'Horobets',
  firstNameEN: 'Solomiia',
  gender: 'Ж',
  birthday: '12.05.2010',
  birthPlaceUA: 'М. ТИХА ГАВАНЬ ПІВДЕННОПОЛЯНСЬКА ОБЛАСТЬ УКРАЇНА',
  residenceUA: 'УКРАЇНА М. ТИХА ГАВАНЬ ПІВДЕННОПОЛЯНСЬКА ОБЛАСТЬ ВУЛ. ПРИЧАЛЬНА БУД. 18 КВ. 2',
  taxpayerNumber: '4030999156',
  recordNumber: '20100512-99083',
} as const

export const citizensOfOtherPlaces: Citizen[] = [
  // No patronymic; displaced, so registered and actual address differ.
  {
    id: 'lenara',
    lastNameUA: lenara.lastNameUA,
    firstNameUA: lenara.firstNameUA,
    middleNameUA: lenara.middleNameUA,
    documents: [
      internalPassport(lenara, {
        docNumber: '000314159',
        issueDate: '18.01.2018',
        expirationDate: '18.01.2028',
        department: '9907',
      }),
      foreignPassport(lenara, {
        docNumber: 'ЯП314159',
        issueDate: '23.02.2023',
        expirationDate: '23.02.2033',
        department: '9907',
      }),
      taxpayerCard(lenara, '05.03.2016'),
      displacedPersonReference(lenara, {
        docType: 'person',
        docNumber: '9901-5000314159',
        department: welfareOffice,
        issueDate: '11.04.2022',
        docIdentity: { number: '000314159', issueDate: '18.01.2018', department: '9907' },
        address: {
          birth: 'Україна, Південнополянська область, м. Тиха Гавань',
          registration: 'Україна, Південнополянська область, м. Тиха Гавань, вул. Маячна, буд. 9',
          actual: 'Україна, Яснополянська область, м. Ясне Поле, вул. Гостинна, буд. 5, кв. 31',
        },
      }),
    ],
  },
  // Has declined an РНОКПП; born on a leap day.
  {
    id: 'ihor',
    lastNameUA: ihor.lastNameUA,
    firstNameUA: ihor.firstNameUA,
    middleNameUA: ihor.middleNameUA,
    documents: [
      internalPassport(ihor, {
        docNumber: '000577215',
        issueDate: '09.09.2019',
        expirationDate: '09.09.2029',
        department: '9902',
      }),
      driverLicense(ihor, {
        serialNumber: 'ЯПЛ 577215',
        categories: 'B, C1, D, T',
        expirationDate: '30.04.2034',
        department: 'ТСЦ 9942',
      }),
    ],
  },
  // A minor, displaced together with her father.
  {
    id: 'solomiia',
    lastNameUA: solomiia.lastNameUA,
    firstNameUA: solomiia.firstNameUA,
    middleNameUA: solomiia.middleNameUA,
    documents: [
      internalPassport(solomiia, {
        docNumber: '000662607',
        issueDate: '21.05.2024',
        expirationDate: '21.05.2028',
        department: '9901',
      }),
      taxpayerCard(solomiia, '03.06.2024'),
      displacedPersonReference(solomiia, {
        docType: 'accompanied',
        docNumber: '9901-5000662607',
        department: welfareOffice,
        issueDate: '14.04.2022',
        legalRepresentative: 'Горобець Ярослав Григорович',
        docIdentity: { number: '000662607', issueDate: '21.05.2024', department: '9901' },
        address: {
          birth: 'Україна, Південнополянська область, м. Тиха Гавань',
          registration: 'Україна, Південнополянська область, м. Тиха Гавань, вул. Причальна, буд. 18, кв. 2',
          actual: 'Україна, Яснополянська область, м. Ясне Поле, вул. Лугова, буд. 22',
        },
      }),
    ],
  },
]
