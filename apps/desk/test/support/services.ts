// A small catalogue for tests and the gallery. Codes that begin with 9 are invented.
import type { Catalogue, CatalogueItem, CatalogueList, ServiceVariation } from '@diia-desk/contract'
import { at, beginsWords, foundMarks } from './fixtures.ts'

const term = (id: string, name: string, duration: ServiceVariation['duration'], fee = '0.00'): ServiceVariation => ({
  id,
  name,
  ...(duration && { duration }),
  fee,
})
const sameDay = { type: 'calendar-days', value: 0 } as const

function item(given: Partial<CatalogueItem> & { id: string; name: string }): CatalogueItem {
  return {
    origin: 'register',
    applicantTypes: ['person'],
    documents: [],
    refusalGrounds: [],
    appealsWithoutCode: 0,
    variations: [term(`${given.id}-v`, given.name, sameDay)],
    ...given,
  }
}

export const residence = item({
  id: 'svc-34',
  code: '00034',
  localNumber: '01-01/01',
  name: 'Реєстрація місця проживання',
  sector: 'Місце проживання',
  documents: ['internal-passport', 'taxpayer-card'],
  variations: [
    term('svc-34-a', 'Звичайна реєстрація', sameDay),
    term('svc-34-b', 'Із порушенням тридцятиденного строку', sameDay, '33.30'),
  ],
})

const displaced = item({
  id: 'svc-153',
  code: '00153',
  localNumber: '02-01/01',
  name: 'Видача довідки про взяття на облік внутрішньо переміщеної особи',
  sector: 'Соціальний захист',
  documents: ['internal-passport'],
})

const registered: CatalogueItem[] = [
  item({
    id: 'svc-24',
    code: '90024',
    localNumber: '03-01/05',
    name: 'Надання витягу з Єдиного державного реєстру юридичних осіб, фізичних осіб-підприємців та громадських формувань',
    sector: 'Бізнес',
    applicantTypes: ['person', 'fop', 'legal'],
    variations: [term('svc-24-v', 'Витяг', { type: 'working-days', value: 1 }, '91.00')],
  }),
  displaced,
  item({
    id: 'svc-100',
    code: '00100',
    localNumber: '04-01/01',
    name: 'Державна реєстрація земельної ділянки',
    sector: 'Земля',
    documents: ['internal-passport', 'taxpayer-card'],
    variations: [term('svc-100-v', 'Державна реєстрація', { type: 'calendar-days', value: 14 })],
  }),
  item({
    id: 'svc-9',
    code: '90009',
    localNumber: '01-03/02',
    name: 'Державна реєстрація шлюбу',
    sector: 'Реєстрація актів цивільного стану',
    documents: ['internal-passport'],
    variations: [term('svc-9-v', 'Зі строком у місяць', { type: 'month', value: 1 }, '0.85')],
  }),
  item({
    id: 'svc-20',
    code: '90020',
    name: 'Державна реєстрація фізичної особи-підприємця',
    sector: 'Бізнес',
    variations: [
      {
        id: 'svc-20-v',
        name: 'Державна реєстрація',
        durationText: 'протягом 24 годин після надходження документів, крім вихідних',
        fee: '0.00',
      },
    ],
  }),
  item({
    id: 'svc-37',
    code: '00037',
    localNumber: '01-01/02',
    name: 'Зняття з реєстрації місця проживання',
    sector: 'Місце проживання',
    documents: ['internal-passport'],
  }),
  item({
    id: 'svc-34-long',
    code: '90016',
    localNumber: '02-01/06',
    name: 'Видача посвідчення батьків багатодітної сім’ї та дитини з багатодітної сім’ї',
    sector: 'Соціальний захист',
    documents: ['internal-passport', 'birth-certificate', 'reference-internally-displaced-person'],
  }),
  residence,
]

export const nursery = item({
  id: 'svc-local',
  origin: 'local',
  localNumber: '14-13',
  name: 'Видача посвідки про місце в черзі до комунального дитячого садка',
  documents: ['internal-passport', 'birth-certificate'],
  appealsWithoutCode: 3,
  variations: [
    term('svc-local-v', 'Видача посвідки про місце в черзі до комунального дитячого садка', {
      type: 'working-days',
      value: 3,
    }),
  ],
})
const fair = item({
  id: 'svc-fair',
  origin: 'local',
  localNumber: '14-14',
  name: 'Надання місця для торгівлі на ярмарку громади',
  applicantTypes: ['person', 'fop', 'legal'],
})
export const merged = item({
  id: 'svc-merged',
  origin: 'local',
  name: 'Довідка переселенця',
  retiredAt: at(-86_400 * 20),
  replacedBy: { id: displaced.id, code: '00153' },
})
const left = item({
  id: 'svc-40',
  code: '90040',
  name: 'Видача довідки про реєстрацію місця проживання за формою додатка 13',
  sector: 'Місце проживання',
  retiredAt: at(-86_400 * 200),
})

const lists: Record<CatalogueList, CatalogueItem[]> = {
  current: registered,
  unmapped: [nursery, fair],
  retired: [left, merged],
}

export function catalogueItem(id: string): CatalogueItem | undefined {
  return Object.values(lists)
    .flat()
    .find((one) => one.id === id)
}

export function catalogue(query: URLSearchParams): Catalogue {
  const list = lists[(query.get('list') ?? 'current') as CatalogueList]
  const q = query.get('q') ?? ''
  const found = list
    .filter(({ name, code = '', localNumber = '' }) => beginsWords(`${code} ${localNumber} ${name}`, q))
    .map((one) => (q === '' ? one : { ...one, marks: foundMarks(one, q) }))
  return {
    items: found,
    total: found.length,
    counts: { current: lists.current.length, unmapped: lists.unmapped.length, retired: lists.retired.length },
    lastImports: {
      services: {
        at: at(-86_400 * 3),
        source: 'https://guide.diia.gov.ua/register/download/json/',
        added: 12,
        changed: 41,
        retired: 2,
      },
    },
  }
}
