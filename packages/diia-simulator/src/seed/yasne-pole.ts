import { notGiven } from '@diia-desk/diia-wire'
import type { Citizen } from './types.ts'
import { birthCertificate } from './birth-certificate.ts'
import { driverLicense, taxpayerCard } from './cards.ts'
import { foreignPassport, internalPassport } from './passports.ts'

const yasnePole = 'М. ЯСНЕ ПОЛЕ ЯСНОПОЛЯНСЬКА ОБЛАСТЬ'
const registryOffice = 'Яснополянський відділ державної реєстрації актів цивільного стану'

const oleksandra = {
  lastNameUA: 'Нечуй-Левицька-Костянтинопольська',
  firstNameUA: 'Олександра-Вікторія',
  middleNameUA: 'Теодозіївна',
  lastNameEN: 'Nechui-Levytska-Kostiantynopolska',
  firstNameEN: 'Oleksandra-Viktoriia',
  gender: 'Ж',
  birthday: '24.08.1991',
  birthPlaceUA: `${yasnePole} УКРАЇНА`,
  residenceUA: `УКРАЇНА ${yasnePole} ВУЛ. КАЛИНОВА БУД. 7 КВ. 112`,
  taxpayerNumber: '3347399462',
  recordNumber: '19910824-99028',
} as const

const yevhen = {
  lastNameUA: 'Ґедзь',
  firstNameUA: 'Євген',
  middleNameUA: 'Їжакович',
  lastNameEN: 'Gedz',
  firstNameEN: 'Yevhen',
  gender: 'Ч',
  birthday: '06.01.1978',
  birthPlaceUA: 'С. ҐУДЗИКИ ЯСНОПОЛЯНСЬКА ОБЛАСТЬ УКРАЇНА',
  residenceUA: `УКРАЇНА ${yasnePole} ВУЛ. ҐРУНТОВА БУД. 3-А`,
  taxpayerNumber: '2849599711',
  recordNumber: '19780106-99031',
} as const

const mariana = {
  lastNameUA: 'Дем’яненко',
  firstNameUA: 'Мар’яна',
  middleNameUA: 'В’ячеславівна',
  lastNameEN: 'Demianenko',
  firstNameEN: 'Mariana',
  gender: 'Ж',
  birthday: '17.03.1986',
  birthPlaceUA: "СМТ. СОЛОВ'ЇВКА ЯСНОПОЛЯНСЬКА ОБЛАСТЬ УКРАЇНА",
  residenceUA: `УКРАЇНА ${yasnePole} ПРОВ. В'ЯЗОВИЙ БУД. 12 КВ. 4`,
  taxpayerNumber: '3148799525',
  recordNumber: '19860317-99052',
} as const

const orest = {
  lastNameUA: 'Щебетун',
  firstNameUA: 'Орест',
  middleNameUA: 'Юхимович',
  lastNameEN: 'Shchebetun',
  firstNameEN: 'Orest',
  gender: 'Ч',
  birthday: '02.11.1938',
  birthPlaceUA: notGiven,
  residenceUA: `УКРАЇНА ${yasnePole} ВУЛ. СТАВКОВА БУД. 1`,
  taxpayerNumber: '1418599840',
  recordNumber: '19381102-99072',
} as const

export const citizensOfYasnePole: Citizen[] = [
  // Very long names; every type except the displaced person's certificate.
  {
    id: 'oleksandra',
    lastNameUA: oleksandra.lastNameUA,
    firstNameUA: oleksandra.firstNameUA,
    middleNameUA: oleksandra.middleNameUA,
    documents: [
      internalPassport(oleksandra, {
        docNumber: '009876543',
        issueDate: '12.03.2021',
        expirationDate: '12.03.2031',
        department: '9901',
      }),
      foreignPassport(oleksandra, {
        docNumber: 'ЯП000417',
        issueDate: '19.05.2022',
        expirationDate: '19.05.2032',
        department: '9901',
      }),
      taxpayerCard(oleksandra, '14.09.2009'),
      driverLicense(oleksandra, {
        serialNumber: 'ЯПЛ 000417',
        categories: 'B',
        expirationDate: '02.06.2052',
        department: 'ТСЦ 9941',
      }),
      birthCertificate({
        id: '9901-2018-000417',
        document: { series: 'І-ЯП', number: '000417', department: registryOffice, issueDate: '27.07.2018' },
        child: {
          lastName: 'Нечуй-Левицький-Костянтинопольський',
          firstName: 'Максиміліан-Святослав',
          middleName: 'Северинович',
          birthDate: '19.07.2018',
          birthPlace: 'Україна, Яснополянська область, м. Ясне Поле',
          currentRegistrationPlaceUA: 'Україна, Яснополянська область, м. Ясне Поле, вул. Калинова, буд. 7, кв. 112',
          citizenship: 'Україна',
        },
        parents: {
          father: { fullName: 'Костянтинопольський Северин Ґедимінович', citizenship: 'Україна' },
          mother: {
            fullName: 'Нечуй-Левицька-Костянтинопольська Олександра-Вікторія Теодозіївна',
            citizenship: 'Україна',
          },
        },
        act: { name: 'Актовий запис про народження № 417 від 27.07.2018', registrationPlace: registryOffice },
      }),
    ],
  },
  // The letters Ґ, Є, Ї, І at the beginning of words.
  {
    id: 'yevhen',
    lastNameUA: yevhen.lastNameUA,
    firstNameUA: yevhen.firstNameUA,
    middleNameUA: yevhen.middleNameUA,
    documents: [
      internalPassport(yevhen, {
        docNumber: '000112358',
        issueDate: '20.10.2020',
        expirationDate: '20.10.2030',
        department: '9902',
      }),
      taxpayerCard(yevhen, '11.04.1996'),
      driverLicense(yevhen, {
        serialNumber: 'ЯПЛ 112358',
        categories: 'A, B, C, CE',
        expirationDate: '15.08.2047',
        department: 'ТСЦ 9942',
      }),
    ],
  },
  // Both kinds of apostrophes, and a birth certificate without a father.
  {
    id: 'mariana',
    lastNameUA: mariana.lastNameUA,
    firstNameUA: mariana.firstNameUA,
    middleNameUA: mariana.middleNameUA,
    documents: [
      internalPassport(mariana, {
        docNumber: '000161803',
        issueDate: '04.02.2019',
        expirationDate: '04.02.2029',
        department: '9901',
      }),
      taxpayerCard(mariana, '30.06.2004'),
      birthCertificate({
        id: '9901-2021-000618',
        document: { series: 'І-ЯП', number: '000618', department: registryOffice, issueDate: '15.10.2021' },
        child: {
          lastName: 'Дем’яненко',
          firstName: 'Злата',
          middleName: notGiven,
          birthDate: '08.10.2021',
          birthPlace: 'Україна, Яснополянська область, м. Ясне Поле',
          currentRegistrationPlaceUA: 'Україна, Яснополянська область, м. Ясне Поле, пров. В’язовий, буд. 12, кв. 4',
          citizenship: 'Україна',
        },
        parents: {
          father: { fullName: notGiven, citizenship: notGiven },
          mother: { fullName: 'Дем’яненко Мар’яна В’ячеславівна', citizenship: 'Україна' },
        },
        act: { name: 'Актовий запис про народження № 618 від 15.10.2021', registrationPlace: registryOffice },
      }),
    ],
  },
  // Only one document, and an unknown birth place.
  {
    id: 'orest',
    lastNameUA: orest.lastNameUA,
    firstNameUA: orest.firstNameUA,
    middleNameUA: orest.middleNameUA,
    documents: [
      internalPassport(orest, {
        docNumber: '000271828',
        issueDate: '28.11.2023',
        expirationDate: '28.11.2033',
        department: '9901',
      }),
    ],
  },
]
