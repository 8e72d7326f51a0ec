import { paths, type ExportFault, type ExportPreview } from '@diia-desk/contract'
import { act, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeEventSource } from '../../../test/support/fake-event-source.ts'
import { administrator, clerk, manager, moment, problem } from '../../../test/support/fixtures.ts'
import {
  completeness,
  log,
  manyRejected,
  preview,
  pull,
  rejectedRows,
  rows,
  state,
} from '../../../test/support/monitoring-fixtures.ts'
import { callsOf, openApp } from '../../../test/support/render-app.tsx'

const period = '/monitoring?from=2026-11-01&to=2026-11-15'
const answers = {
  session: manager,
  exportState: state(),
  onPreview: () => preview(),
  onRejected: () => ({ total: 7, items: rejectedRows }),
  onCompleteness: () => completeness,
  onPulls: () => ({ items: log }),
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

/** The queries of the preview so far, in order. */
function watch() {
  const asked: string[] = []
  return {
    asked,
    onPreview: (query: URLSearchParams) => {
      asked.push(query.toString())
      return preview()
    },
  }
}

async function figure(name: string) {
  const label = await screen.findByText(name, { selector: 'dt' })
  return label.nextElementSibling?.textContent
}

describe('the period', () => {
  test('is part of the address; the default is this month', async () => {
    const { asked, onPreview } = watch()
    const { user } = await openApp({ ...answers, onPreview }, { path: '/monitoring' })
    await user.click(await screen.findByRole('button', { name: 'Минулий місяць' }))
    await waitFor(() => expect(location.search).toBe('?from=2026-10-01&to=2026-10-31'))
    expect((await screen.findByRole('button', { name: 'Минулий місяць' })).getAttribute('aria-pressed')).toBe('true')
    await waitFor(() =>
      expect(new Set(asked)).toEqual(new Set(['from=2026-11-01&to=2026-11-16', 'from=2026-10-01&to=2026-10-31'])),
    )
  })

  test.each([
    'from=2026-11-31&to=2026-12-01',
    'from=2026-11-15&to=2026-11-01',
    'from=2026-11-01&to=2126-11-01',
    'from=<b>&to=',
  ])('%s in the address is no period: this month is shown', async (search) => {
    const { asked, onPreview } = watch()
    await openApp({ ...answers, onPreview }, { path: `/monitoring?${search}` })
    await waitFor(() => expect(new Set(asked)).toEqual(new Set(['from=2026-11-01&to=2026-11-16'])))
  })

  test('can be typed with the keyboard alone, day, month and year; Enter shows it', async () => {
    const { asked, onPreview } = watch()
    const { user } = await openApp({ ...answers, onPreview }, { path: period })
    const from = await screen.findByRole('group', { name: 'Від' })
    await user.click(within(from).getByRole('spinbutton', { name: /день/ }))
    await user.keyboard('03112026')
    const to = screen.getByRole('group', { name: 'До, включно' })
    await user.click(within(to).getByRole('spinbutton', { name: /день/ }))
    await user.keyboard('04112026')
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    await waitFor(() => expect(location.search).toBe('?from=2026-11-03&to=2026-11-04'))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Показати' }))
    await waitFor(() => expect(asked).toContain('from=2026-11-03&to=2026-11-04'))
  })

  test('with its end before its start is refused, and nothing is requested', async () => {
    const { asked, onPreview } = watch()
    const { user } = await openApp({ ...answers, onPreview }, { path: period })
    await user.click(
      within(await screen.findByRole('group', { name: 'Від' })).getByRole('spinbutton', { name: /день/ }),
    )
    await user.keyboard('16')
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    expect(await screen.findByText('Початок періоду пізніше за кінець. Поміняйте дати місцями.')).toBeTruthy()
    expect(new Set(asked)).toEqual(new Set(['from=2026-11-01&to=2026-11-15']))
  })

  test('that is incomplete is refused', async () => {
    const { user } = await openApp(answers, { path: period })
    await user.click(
      within(await screen.findByRole('group', { name: 'До, включно' })).getByRole('spinbutton', { name: /рік/ }),
    )
    await user.keyboard('{Backspace}{Backspace}{Backspace}{Backspace}')
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    expect(await screen.findByText('Введіть дату повністю: день, місяць і рік.')).toBeTruthy()
  })

  test('can be chosen in the calendar, without future days', async () => {
    const { user } = await openApp(answers, { path: period })
    const to = await screen.findByRole('group', { name: 'До, включно' })
    await user.click(within(to).getByRole('button'))
    const calendar = within(await screen.findByRole('dialog'))
    expect(calendar.getByRole('button', { name: /17 листопада/ }).getAttribute('aria-disabled')).toBe('true')
    await user.click(calendar.getByRole('button', { name: /14 листопада/ }))
    await user.click(await screen.findByRole('button', { name: 'Показати' }))
    await waitFor(() => expect(location.search).toBe('?from=2026-11-01&to=2026-11-14'))
  })

  test('is loaded again when it is shown again', async () => {
    const { asked, onPreview } = watch()
    const { user } = await openApp({ ...answers, onPreview }, { path: period })
    await screen.findByRole('heading', { name: 'Записи' })
    const before = asked.length
    await user.click(screen.getByRole('button', { name: 'Показати' }))
    await waitFor(() => expect(asked.length).toBeGreaterThan(before))
  })
})

test('totals, and the time of the last pull', async () => {
  await openApp(answers, { path: period })
  expect(await screen.findByText('1 277')).toBeTruthy()
  expect(await figure('Записів за період')).toBe('1\u00a0277')
  expect(await figure('Не пройде перевірку')).toBe('7')
  expect(await figure('Сторінок по 100')).toBe('13')
  expect(await figure('Останнє вивантаження')).toBe('сьогодні, 4:02')
})

describe('records with errors', () => {
  const reasons: [ExportFault, string, string][] = [
    ['no-service', 'Вибрати послугу', '/journal/a-12-1?correct=service'],
    ['no-service-code', 'Вказати код', '/services?list=unmapped&service=s7'],
    ['unknown-service-code', 'Виправити код', '/services?service=s7'],
    ['retired-service-code', 'Вибрати чинну послугу', '/journal/a-12-1?correct=service'],
    ['no-centre-code', 'Вибрати ЦНАП', '/monitoring/connect#centre'],
    ['unknown-centre-code', 'Вибрати ЦНАП', '/monitoring/connect#centre'],
    ['result-before-registration', 'Виправити дату', '/journal/a-12-1?correct=dates'],
    ['issued-before-result', 'Виправити дату', '/journal/a-12-1?correct=dates'],
    ['no-result-date', 'Вказати дату', '/journal/a-12-1?correct=dates'],
    ['in-the-future', 'Виправити дату', '/journal/a-12-1?correct=dates'],
    ['no-applicant-type', 'Вказати заявника', '/journal/a-12-1?correct=applicant'],
    ['not-as-schema', 'Відкрити звернення', '/journal/a-12-1'],
  ]
  test.each(reasons)('%s links to where it is corrected', async (fault, fix, href) => {
    const items = manyRejected(1, fault).map((row) => ({ ...row, serviceId: 's7' }))
    // Each fault is corrected by the role that may open the place.
    await openApp(
      {
        ...answers,
        session: href.startsWith('/services') ? administrator : manager,
        onRejected: () => ({ total: 1, items }),
      },
      { path: period },
    )
    expect((await screen.findByRole('link', { name: `${fix}, 2026-11-12/001` })).getAttribute('href')).toBe(href)
  })

  test('a manager is told who corrects services and gets no link', async () => {
    await openApp(
      { ...answers, onRejected: () => ({ total: 1, items: manyRejected(1, 'no-service-code') }) },
      { path: period },
    )
    expect(await screen.findByText('Виправить системний адміністратор')).toBeTruthy()
    expect(screen.queryByRole('link', { name: /Вказати код/ })).toBeNull()
  })

  test('an administrator is told who corrects appeals, and numbers of appeals are no links', async () => {
    await openApp(
      {
        ...answers,
        session: administrator,
        onRejected: () => ({ total: 1, items: manyRejected(1, 'no-applicant-type') }),
      },
      { path: period },
    )
    expect(await screen.findByText('Виправить керівник або працівник вікна')).toBeTruthy()
    await screen.findByRole('heading', { name: 'Записи' })
    expect(screen.queryAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('/journal'))).toEqual(
      [],
    )
  })

  test('each fault of a record has a line; fields of the schema are named', async () => {
    const { user } = await openApp(answers, { path: period })
    const card = within(await screen.findByRole('region', { name: 'Не пройдуть перевірку: 7' }))
    expect(card.getByText('Результат раніше за реєстрацію')).toBeTruthy()
    expect(card.getByText('Не вказано, хто звернувся')).toBeTruthy()
    expect(card.getByText('2026-11-12/084').closest('tr')?.textContent).toContain('Не буде передано')
    expect(card.queryByText('Видача посвідчення')).toBeNull()
    await user.click(card.getByRole('button', { name: /Ще 2/ }))
    expect(card.getByText('Видача посвідчення')).toBeTruthy()
    expect(card.getByText(/result_at, fee_amount/)).toBeTruthy()
  })

  test('ten thousand of them are shown in pages', async () => {
    const all = manyRejected(10_000)
    const onRejected = (query: URLSearchParams) => {
      const start = Number(query.get('cursor') ?? 0)
      return {
        total: all.length,
        items: all.slice(start, start + 100),
        ...(start + 100 < all.length && { nextCursor: String(start + 100) }),
      }
    }
    const { user } = await openApp(
      { ...answers, onPreview: () => preview({ total: 10_000, rejected: 10_000 }), onRejected },
      { path: period },
    )
    const card = within(await screen.findByRole('region', { name: /Не пройдуть перевірку: 10/ }))
    await user.click(card.getByRole('button', { name: /Ще 9.995.записів/ }))
    expect(card.getAllByRole('rowheader').length).toBe(100)
    await user.click(card.getByRole('button', { name: 'Наступна сторінка' }))
    expect(await card.findByText('2026-11-12/101')).toBeTruthy()
    expect(card.queryByText('2026-11-12/001')).toBeNull()
    expect(card.getAllByRole('rowheader').length).toBe(100)
    await user.click(card.getByRole('button', { name: 'Попередня сторінка' }))
    expect(await card.findByText('2026-11-12/001')).toBeTruthy()
  })

  test('without errors nothing is requested or shown', async () => {
    const { bff } = await openApp({ ...answers, onPreview: () => preview({ rejected: 0 }) }, { path: period })
    await screen.findByRole('heading', { name: 'Записи' })
    expect(screen.queryByRole('heading', { name: /Не пройдуть/ })).toBeNull()
    expect(callsOf(bff, `GET ${paths.exportRejected}`)).toEqual([])
  })
})

describe('records', () => {
  test('pages forward and back; the totals are those of the first page', async () => {
    const asked: (string | null)[] = []
    const onPreview = (query: URLSearchParams): ExportPreview => {
      const cursor = query.get('cursor')
      asked.push(cursor)
      if (cursor === null) return preview({ nextCursor: 'after-100' })
      const { total: _, rejected: __, ...page } = preview({ items: rows.slice(0, 3) })
      return page
    }
    const { user } = await openApp({ ...answers, onPreview }, { path: period })
    expect(await screen.findByText('1–7 з 1 277')).toBeTruthy()
    await user.click(
      within(screen.getByRole('region', { name: 'Записи' })).getByRole('button', { name: 'Наступна сторінка' }),
    )
    expect(await screen.findByText('101–103 з 1 277')).toBeTruthy()
    expect(await figure('Записів за період')).toBe('1\u00a0277')
    expect(asked).toContain('after-100')
    await user.click(screen.getByRole('button', { name: 'Попередня сторінка' }))
    expect(await screen.findByText('1–7 з 1 277')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Попередня сторінка' })).toBeNull()
  })

  test('as JSON: indented on the screen, copied and saved unchanged', async () => {
    const body = '{"success":true,"next_page":null,"data":[{"id":"a-1","fee_amount":120.00,"n":"\\u0456"}]}'
    const { user } = await openApp({ ...answers, onPreview: () => preview({ body }) }, { path: period })
    await user.click(await screen.findByRole('radio', { name: 'JSON' }))
    const shown = await screen.findByRole('region', { name: 'Сторінка, як її отримає держава' })
    expect(shown.textContent).toContain('"fee_amount": 120.00,')
    expect(shown.textContent.replaceAll(/\s/g, '')).toBe(body)
    await user.click(screen.getByRole('button', { name: 'Копіювати' }))
    expect(await navigator.clipboard.readText()).toBe(body)
    expect(await screen.findByText('Скопійовано сторінку JSON')).toBeTruthy()

    const saved: { name: string; blob: Blob }[] = []
    const blobs: Blob[] = []
    URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`
    URL.revokeObjectURL = () => undefined
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      const blob = blobs.at(-1)
      if (blob !== undefined) saved.push({ name: this.download, blob })
    })
    await user.click(screen.getByRole('button', { name: 'Зберегти як JSON' }))
    expect(saved.map(({ name }) => name)).toEqual(['appeals-2026-11-01-2026-11-15-1.json'])
    expect(await saved[0]?.blob.text()).toBe(body)
    vi.restoreAllMocks()
  })

  test('a profile with personal data is marked', async () => {
    await openApp(
      { ...answers, onPreview: () => preview({ profile: { name: 'with-names-1', pageSize: 50, personalData: true } }) },
      { path: period },
    )
    expect(await screen.findByText('Увага: профіль «with-names-1» передає персональні дані.')).toBeTruthy()
    expect(screen.queryByText(/Персональних даних у вивантаженні немає/)).toBeNull()
    expect(await figure('Сторінок по 50')).toBe('26')
  })
})

test('completeness keeps the period, and is 100 % only if nothing is missing', async () => {
  const { user } = await openApp(answers, { path: period })
  await user.click(await screen.findByRole('link', { name: 'Повнота' }))
  expect(await screen.findByRole('heading', { name: 'За працівниками' })).toBeTruthy()
  expect(location.search).toBe('?from=2026-11-01&to=2026-11-15&view=completeness')
  const row = screen.getByRole('rowheader', { name: /^00034.*Реєстрація місця проживання$/ }).closest('tr')
  expect(row?.textContent).toMatch(/99.%/)
  expect(screen.getByRole('rowheader', { name: /^З\sіншої системи центру$/ })).toBeTruthy()
  await user.click(screen.getByRole('link', { name: 'Записи' }))
  expect(await screen.findByRole('heading', { name: 'Що отримає держава' })).toBeTruthy()
  expect(location.search).toBe('?from=2026-11-01&to=2026-11-15')
})

describe('the log', () => {
  test('loads more pages and shows each pull once', async () => {
    const onPulls = (query: URLSearchParams) =>
      query.has('cursor') ? { items: log.slice(4) } : { items: log.slice(0, 4), nextCursor: 'older' }
    const { user } = await openApp({ ...answers, onPulls }, { path: '/monitoring/pulls' })
    expect(await screen.findByText('4 вивантаження')).toBeTruthy()
    expect(screen.getByText('Неправильний логін або пароль. Нічого не передано. 7 спроб за хвилину.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Показати ще' }))
    expect(await screen.findByText('9 вивантажень')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Показати ще' })).toBeNull()
    expect(screen.getByText(/Не передано 3 записи: бракує обов’язкових полів/)).toBeTruthy()
    // A malformed period is shown as it was received.
    expect(screen.getByText('12.11.2026–12.11')).toBeTruthy()
  })

  test('a new pull appears automatically, and only the log and the state are read again', async () => {
    const items = [...log]
    const { bff } = await openApp({ ...answers, onPulls: () => ({ items }) }, { path: period })
    await screen.findByRole('heading', { name: 'Журнал вивантажень' })
    await screen.findByRole('heading', { name: 'Записи' })
    const before = callsOf(bff, `GET ${paths.exportPreview}`).length
    items.unshift(pull(0.01, { records: 4321 }))
    act(() => FakeEventSource.current.emit({ type: 'export-pull', id: 'p-new' }))
    expect(await screen.findByText(/4 321 запис/)).toBeTruthy()
    expect(callsOf(bff, `GET ${paths.exportPreview}`).length).toBe(before)
  })
})

test('alarms say what happened, what it means and what to do, with a link', async () => {
  await openApp({ ...answers, exportState: state({ alarms: ['pulls-stopped', 'no-credentials'] }) }, { path: period })
  const alarms = within(await screen.findByRole('list', { name: 'Потребує уваги' }))
  expect(alarms.getByText(/Держава давно не забирала даних/).parentElement?.textContent).toContain(
    'Останнє завершене: сьогодні, 4:02.',
  )
  expect(alarms.getByText(/У центрі все збережено.*Перевірте доступ пробним вивантаженням/)).toBeTruthy()
  expect(alarms.getByRole('link', { name: 'Пробне вивантаження' }).getAttribute('href')).toBe(
    '/monitoring/connect#test',
  )
  expect(alarms.getByRole('link', { name: /^Створити логін і\sпароль$/ }).getAttribute('href')).toBe(
    '/monitoring/connect#credentials',
  )
})

describe('when it cannot be shown', () => {
  test.each([
    ['forbidden', problem('forbidden'), /Ваша роль або ваше вікно не дає доступу/],
    ['offline', 'offline' as const, /Немає зв’язку з сервером центру/],
    ['not-ready', problem('not-ready'), /Сервер центру ще запускається/],
  ])('%s: says so, keeps the rest of the page, and asks again when told to', async (_, answer, words) => {
    const { bff, user } = await openApp({ ...answers, onPreview: () => answer }, { path: period })
    const note = await screen.findByText(words)
    expect(note.textContent).toContain('Не вдалося показати записи.')
    expect(await screen.findByText('96 записів, 1 сторінка, 0,3 с')).toBeTruthy()
    bff.onPreview = () => preview()
    await user.click(screen.getByRole('button', { name: 'Спробувати ще раз' }))
    expect(await screen.findByRole('heading', { name: 'Записи' })).toBeTruthy()
  })
})

describe('who sees it', () => {
  test('not a clerk, and nothing is requested', async () => {
    const { bff } = await openApp({ ...answers, session: clerk }, { path: period })
    expect(await screen.findByRole('heading', { name: 'Цей розділ для керівника' })).toBeTruthy()
    expect(within(screen.getByRole('navigation', { name: 'Розділи' })).queryByText('Моніторинг')).toBeNull()
    expect(bff.calls.filter(({ call }) => call.includes('/monitoring'))).toEqual([])
  })
})
