import { paths } from '@diia-desk/contract'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { codes, moment, qrLink, validation } from '../../test/support/fixtures.ts'
import { fakeReader } from '../../test/support/fake-reader.ts'
import { callsOf, openWorkplace } from '../../test/support/render-app.tsx'

const post = `POST ${paths.validations}`
const running = { kind: 'running', deviceId: 'front', label: 'HD Webcam', width: 1280, height: 720 } as const
const kept = () => JSON.parse(localStorage.getItem('diia-desk.preferences') ?? '{}') as unknown

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
})

describe('advice', () => {
  test('is shown below the picture and announced to screen readers, politely and once', async () => {
    await openWorkplace()
    const said = () =>
      screen
        .getAllByRole('status')
        .map(({ textContent }) => textContent)
        .join('')
    act(() => fakeReader.advise('near'))
    expect(screen.getAllByText(/Відсуньте телефон трохи далі/).length).toBe(2)
    expect(said()).toMatch(/Відсуньте телефон трохи далі/)
    const region = screen.getAllByRole('status').find(({ textContent }) => textContent !== '')
    const changes = vi.fn()
    new MutationObserver(changes).observe(region ?? document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    })
    act(() => fakeReader.advise('near'))
    act(() => fakeReader.bring(false))
    await Promise.resolve()
    expect(changes).not.toHaveBeenCalled()
    act(() => fakeReader.advise('qr'))
    expect(said()).toMatch(/Покажіть QR-код/)
    expect(screen.queryByText(/Телефон на відстані долоні/)).toBeNull()
    act(() => fakeReader.advise(undefined))
    expect(screen.getByText(/Телефон на відстані долоні/)).toBeTruthy()
  })
})

describe('a code that was read', () => {
  test('removes an error about digits typed before, also when its result is already known', async () => {
    const { user } = await openWorkplace({ onCheck: () => validation() })
    const field = screen.getByLabelText<HTMLInputElement>(/13 цифр/)
    const wrong = codes.first.slice(0, -1) + ((Number(codes.first.at(-1)) + 1) % 10)
    for (const _ of ['new', 'known']) {
      await user.type(field, wrong)
      expect(await screen.findByText(/Звірте цифри/)).toBeTruthy()
      expect(field.getAttribute('aria-invalid')).toBe('true')
      // Other texts in view of the camera are not accepted codes.
      act(() => fakeReader.read('https://example.org/menu'))
      expect(screen.getByText(/Звірте цифри/)).toBeTruthy()
      act(() => fakeReader.read(qrLink))
      await screen.findByText('Документ дійсний')
      expect(screen.queryByText(/Звірте цифри/)).toBeNull()
      expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['', 'false'])
    }
  })

  test('leaves digits that are still being typed', async () => {
    const { user } = await openWorkplace({ onCheck: () => validation() })
    const field = screen.getByLabelText<HTMLInputElement>(/13 цифр/)
    await user.type(field, '4820')
    act(() => fakeReader.read(qrLink))
    await screen.findByText('Документ дійсний')
    expect(field.value).toBe('4820')
  })

  test('is outlined at its position; then the phone can be removed; Esc does not wait for that', async () => {
    const { user } = await openWorkplace({ onCheck: () => validation() })
    act(() => fakeReader.show(running))
    act(() => {
      fakeReader.read(qrLink, 'qr', [
        { x: 0.25, y: 0.5 },
        { x: 0.5, y: 0.5 },
        { x: 0.5, y: 0.75 },
        { x: 0.25, y: 0.75 },
      ])
      fakeReader.hold(true)
    })
    expect(document.querySelector('polygon')?.getAttribute('points')).toBe('320,360 640,360 640,540 320,540')
    expect(screen.getByText('Код прочитано')).toBeTruthy()
    expect(await screen.findByText('Телефон можна прибрати', undefined, { timeout: 4000 })).toBeTruthy()
    expect(document.querySelector('polygon')).toBeNull()
    await user.keyboard('{Escape}')
    expect(fakeReader.nexts).toBe(1)
  })

  test('the same code read again is shown again', async () => {
    await openWorkplace({ onCheck: () => validation() })
    act(() => fakeReader.read(qrLink))
    await waitFor(() => expect(document.querySelector('polygon')).toBeNull(), { timeout: 4000 })
    act(() => fakeReader.read(qrLink))
    expect(screen.getByText('Код прочитано')).toBeTruthy()
  })
})

test('the dot pulses only while new frames arrive', async () => {
  await openWorkplace()
  expect(screen.getByText('Камера працює')).toBeTruthy()
  act(() => fakeReader.bring(false))
  expect(screen.queryByText('Камера працює')).toBeNull()
  expect(screen.getByText('Камера завмерла')).toBeTruthy()
  act(() => fakeReader.bring(true))
  expect(screen.getByText('Камера працює')).toBeTruthy()
})

test('sound can be switched at the picture and in the menu, and is kept', async () => {
  const { user } = await openWorkplace()
  const sound = screen.getByRole('button', { name: 'Звук зчитування' })
  expect(sound.getAttribute('aria-pressed')).toBe('true')
  await user.click(sound)
  expect(sound.getAttribute('aria-pressed')).toBe('false')
  expect(kept()).toMatchObject({ beep: 'off' })
  await user.keyboard(' ')
  expect(kept()).toMatchObject({ beep: 'on' })
})

test('the sound plays for a code that is sent, and not when it is switched off', async () => {
  const started = vi.fn()
  const node = {
    connect: (next: unknown) => next,
    frequency: {},
    gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
    start: started,
    stop: () => undefined,
  }
  const resumed = vi.fn(async () => undefined)
  Object.assign(globalThis, {
    AudioContext: class {
      state = 'suspended'
      currentTime = 0
      destination = {}
      resume = resumed
      createOscillator = () => node
      createGain = () => node
    },
  })
  const { user } = await openWorkplace({ onCheck: () => validation() })
  act(() => fakeReader.read(codes.first, 'ean-13'))
  expect(started).not.toHaveBeenCalled()
  await user.keyboard('{Escape}')
  expect(resumed).toHaveBeenCalled()
  act(() => fakeReader.read(codes.second, 'ean-13'))
  expect(started).toHaveBeenCalledTimes(1)
  act(() => fakeReader.read(codes.second, 'ean-13'))
  expect(started).toHaveBeenCalledTimes(1)
  await user.click(screen.getByRole('button', { name: 'Звук зчитування' }))
  act(() => fakeReader.read(qrLink))
  expect(started).toHaveBeenCalledTimes(1)
  Reflect.deleteProperty(globalThis, 'AudioContext')
})

describe('the menu of the camera', () => {
  test('offers the light only if the camera has one', async () => {
    const { user } = await openWorkplace()
    const menu = () => user.click(screen.getByRole('button', { name: 'Меню камери' }))
    await menu()
    expect(await screen.findByRole('menuitem', { name: /Прочитати код із файла/ })).toBeTruthy()
    expect(screen.queryByRole('menuitemcheckbox', { name: 'Ліхтарик' })).toBeNull()
    await user.keyboard('{Escape}')
    act(() => fakeReader.show({ ...running, torch: false }))
    await menu()
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Ліхтарик' }))
    expect(fakeReader.torch).toEqual([true])
  })

  test('offers another camera while this one does not work', async () => {
    const { user } = await openWorkplace()
    act(() => {
      fakeReader.plug([
        { deviceId: 'front', label: 'HD Webcam' },
        { deviceId: 'second', label: 'Документ-камера' },
      ])
      fakeReader.show({ kind: 'problem', problem: 'camera-busy' })
    })
    await user.click(screen.getByRole('button', { name: 'Меню камери' }))
    await user.click(await screen.findByRole('menuitemradio', { name: 'Документ-камера' }))
    expect(fakeReader.chosen).toEqual(['second'])
  })
})

test('a paused camera says how to start it, and has a button', async () => {
  const { user } = await openWorkplace()
  act(() => fakeReader.show({ kind: 'resting' }))
  expect(screen.getByText(/Порухайте мишею чи натисніть будь-яку клавішу/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Увімкнути камеру' }))
  expect(fakeReader.restarts).toBe(1)
})

describe('a picture of a code', () => {
  const file = new File(['not looked at'], 'screenshot.png', { type: 'image/png' })
  const holds = (...texts: string[]) => {
    fakeReader.picture = { kind: 'codes', codes: texts.map((text) => ({ text, format: 'qr', engine: 'wasm' })) }
  }
  const sent = [{ qrcode: qrLink, input: 'picture' }]

  test('pasted anywhere on the page, also into the code field', async () => {
    const { bff, user } = await openWorkplace({ onCheck: () => validation({ input: 'picture' }) })
    holds(qrLink)
    fireEvent.paste(document.body, { clipboardData: { getData: () => '', files: [file] } })
    await screen.findByRole('heading', { name: 'Документ дійсний' })
    expect(callsOf(bff, post).map(({ body }) => body)).toEqual(sent)
    expect(screen.getByText('Зображення')).toBeTruthy()
    await user.keyboard('{Escape}')
    holds(codes.first)
    fireEvent.paste(screen.getByLabelText(/13 цифр/), { clipboardData: { getData: () => '', files: [file] } })
    await waitFor(() => expect(callsOf(bff, post)).toHaveLength(2))
  })

  test('text that was copied together with a picture of itself is text', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'pasted' }) })
    holds('https://example.org')
    fireEvent.paste(document.body, { clipboardData: { getData: () => qrLink, files: [file] } })
    await waitFor(() =>
      expect(callsOf(bff, post).map(({ body }) => body)).toEqual([{ qrcode: qrLink, input: 'pasted' }]),
    )
  })

  test('dropped anywhere; other dragged objects are ignored', async () => {
    const { bff } = await openWorkplace({ onCheck: () => validation({ input: 'picture' }) })
    holds(qrLink)
    const dataTransfer = { types: ['Files'], files: [file] }
    expect(fireEvent.dragOver(document.body, { dataTransfer: { types: ['text/html'] } })).toBe(true)
    expect(screen.queryByText(/Відпустіть зображення/)).toBeNull()
    expect(fireEvent.dragOver(document.body, { dataTransfer })).toBe(false)
    expect(screen.getByText(/Відпустіть зображення/)).toBeTruthy()
    act(() => void dispatchEvent(Object.assign(new Event('dragleave'), { relatedTarget: null })))
    expect(screen.queryByText(/Відпустіть зображення/)).toBeNull()
    fireEvent.dragOver(document.body, { dataTransfer })
    expect(fireEvent.drop(document.body, { dataTransfer })).toBe(false)
    expect(screen.queryByText(/Відпустіть зображення/)).toBeNull()
    await waitFor(() => expect(callsOf(bff, post).map(({ body }) => body)).toEqual(sent))
  })

  test('chosen from the menu, also the same file again', async () => {
    const { user } = await openWorkplace()
    const input = screen.getByTestId<HTMLInputElement>('picture')
    const opened = vi.spyOn(input, 'click').mockImplementation(() => undefined)
    await user.click(screen.getByRole('button', { name: 'Меню камери' }))
    await user.click(await screen.findByRole('menuitem', { name: /Прочитати код із файла/ }))
    expect(opened).toHaveBeenCalledTimes(1)
    for (const time of [1, 2]) {
      fireEvent.change(input, { target: { files: [file] } })
      expect(await screen.findByRole('heading', { name: 'Коду не знайдено' }), `time ${time}`).toBeTruthy()
      await user.keyboard('{Escape}')
    }
  })

  test('with two codes: a message, none is sent; Esc clears it', async () => {
    const { bff, user } = await openWorkplace()
    holds(codes.first, codes.second)
    fireEvent.paste(document.body, { clipboardData: { getData: () => '', files: [file] } })
    const stage = within(screen.getByRole('region', { name: 'Результат' }))
    expect(await stage.findByRole('heading', { name: 'Кілька кодів' })).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(await stage.findByRole('heading', { name: 'Готово до зчитування' })).toBeTruthy()
    expect(callsOf(bff, post)).toEqual([])
  })
})
