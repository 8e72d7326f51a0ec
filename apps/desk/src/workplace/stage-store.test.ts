import type { DocumentRequest, Validation } from '@diia-desk/contract'
import { describe, expect, test, vi } from 'vitest'
import { codes, documentRequest, moment, qrLink, validation } from '../../test/support/fixtures.ts'
import type { Mode } from '../lib/preferences.ts'
import { ProblemError } from '../lib/problem.ts'
import { createStageStore } from './stage-store.ts'
import type { SubmissionResult } from '../features/codes/stage.ts'

function open(mode: Mode = 'check') {
  let time = moment
  let current = mode
  const check = vi.fn(async (): Promise<Validation> => validation())
  const request = vi.fn(async (): Promise<DocumentRequest> => documentRequest())
  const readPicture = vi.fn(async (_file: Blob): Promise<readonly string[] | undefined> => [])
  const stageStore = createStageStore({
    check,
    request,
    readPicture,
    mode: () => current,
    setMode: (next) => void (current = next),
    now: () => time,
  })
  const settled = () => vi.waitFor(() => expect(stageStore.get().kind).not.toBe('asking'))
  const shown = (): SubmissionResult => {
    const stage = stageStore.get()
    if (stage.kind !== 'result') throw new Error(`The stage shows ${stage.kind}`)
    return stage.result
  }
  return {
    stageStore,
    check,
    request,
    readPicture,
    settled,
    shown,
    pass: (seconds: number) => void (time += seconds * 1000),
    mode: () => current,
  }
}

describe('text that is no code is never sent', () => {
  test.each([
    ['https://example.org', 'other-link'],
    ['Доброго дня', 'other-text'],
    [qrLink.slice(0, -1), 'damaged-link'],
    ['https://diia.app/acquirers/branch/1/offer/2', 'link-for-phone'],
    ['4820031275164', 'wrong-check-digit'],
    ['0012345678905', 'wrong-first-digit'],
    ['19910824-99028', 'record-number'],
    ['48200312', 'wrong-length'],
  ])('%s', (text, why) => {
    const { stageStore, check } = open()
    expect(stageStore.submit(text, 'pasted')).toBe(false)
    expect(stageStore.get()).toMatchObject({ kind: 'not-sent', why })
    expect(check).not.toHaveBeenCalled()
  })
})

describe('a code is sent once', () => {
  test('while it is being sent: reading it again changes nothing', async () => {
    const { stageStore, check, settled } = open()
    expect(stageStore.submit(qrLink, 'camera')).toBe(true)
    expect(stageStore.submit(qrLink, 'pasted')).toBe(false)
    await settled()
    expect(check).toHaveBeenCalledTimes(1)
    expect(check).toHaveBeenCalledWith({ kind: 'qrcode', value: qrLink }, 'camera')
  })

  test('changed by the keyboard layout it is the same code', async () => {
    const { stageStore, check, settled } = open()
    stageStore.submit(qrLink, 'camera')
    await settled()
    stageStore.clear()
    expect(
      stageStore.submit(
        'реезіЖ..вшшфюфзз.вщсгьутеі.штеуктфд-зфіізщке.4а1с.мукшан.8ф0в4а52-1с1у-4у0у-9и7у-0в5а5с3с1ф11',
        'scanner',
      ),
    ).toBe(false)
    expect(stageStore.get()).toMatchObject({ kind: 'result', repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('answered: typed again, the first result is shown with a note', async () => {
    const { stageStore, check, settled, shown } = open()
    stageStore.submit(codes.first, 'camera')
    await settled()
    const first = shown()
    stageStore.clear()
    stageStore.submit('4820 0312 75163', 'typed')
    expect(stageStore.get()).toMatchObject({ kind: 'result', result: first, repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('answered: the camera that still sees it changes nothing', async () => {
    const { stageStore, settled } = open()
    stageStore.submit(codes.first, 'camera')
    await settled()
    const before = stageStore.get()
    stageStore.submit(codes.first, 'camera')
    expect(stageStore.get()).toBe(before)
  })

  test('in the other mode too, because Diia accepts a code once', async () => {
    const { stageStore, request, settled } = open()
    stageStore.submit(codes.first, 'camera')
    await settled()
    stageStore.switchMode('copies')
    stageStore.submit(codes.first, 'camera')
    expect(stageStore.get()).toMatchObject({ kind: 'result', repeated: 'other-mode' })
    expect(request).not.toHaveBeenCalled()
  })

  test('when it is no longer valid it may be sent again', async () => {
    const { stageStore, check, settled, pass } = open()
    stageStore.submit(codes.first, 'camera')
    await settled()
    pass(180)
    stageStore.submit(codes.first, 'camera')
    await settled()
    expect(check).toHaveBeenCalledTimes(2)
  })
})

describe('retry', () => {
  test('could not check: allowed for the clerk, not for the camera', async () => {
    const { stageStore, check, settled, shown } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'could-not-check', failure: 'timeout', input: 'typed' }))
    stageStore.submit(codes.first, 'typed')
    await settled()
    stageStore.submit(codes.first, 'camera')
    expect(check).toHaveBeenCalledTimes(1)
    expect(stageStore.retryable(shown())).toEqual({ kind: 'barcode', value: codes.first })
    stageStore.retry(shown())
    await settled()
    expect(check).toHaveBeenCalledTimes(2)
    expect(check).toHaveBeenLastCalledWith({ kind: 'barcode', value: codes.first }, 'typed')
    expect(shown()).toMatchObject({ validation: { outcome: 'valid' } })
  })

  test('a code with an answer of Diia is not sent again', async () => {
    const { stageStore, check, settled, shown } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'not-valid' }))
    stageStore.submit(codes.first, 'camera')
    await settled()
    stageStore.retry(shown())
    expect(stageStore.retryable(shown())).toBeUndefined()
    expect(check).toHaveBeenCalledTimes(1)
  })

  test('a request that could not be sent is retried in its own mode, even if the switch has changed', async () => {
    const { stageStore, request, check, settled, shown } = open('copies')
    request.mockResolvedValueOnce(documentRequest({ state: 'could-not-ask', failure: 'unreachable' }))
    stageStore.submit(qrLink, 'camera')
    await settled()
    stageStore.switchMode('check')
    stageStore.retry(shown())
    await settled()
    expect(request).toHaveBeenCalledTimes(2)
    expect(check).not.toHaveBeenCalled()
  })

  test('our own server could not be reached', async () => {
    const { stageStore, check, settled, shown } = open()
    check.mockRejectedValueOnce(new ProblemError('offline'))
    stageStore.submit(codes.first, 'camera')
    await settled()
    expect(shown()).toMatchObject({ kind: 'failed', problem: { code: 'offline' } })
    stageStore.submit(codes.first, 'camera')
    expect(check).toHaveBeenCalledTimes(1)
    stageStore.retry(shown())
    await settled()
    expect(shown()).toMatchObject({ kind: 'validation' })
  })

  test('an expired code is not kept', async () => {
    const { stageStore, check, settled, shown, pass } = open()
    check.mockResolvedValueOnce(validation({ outcome: 'could-not-check' }))
    stageStore.submit(codes.first, 'camera')
    await settled()
    pass(180)
    expect(stageStore.retryable(shown())).toBeUndefined()
  })
})

test('an answer that comes after the clerk has continued does not change the stage', async () => {
  const { stageStore, check } = open()
  let result: (given: Validation) => void = () => undefined
  check.mockReturnValueOnce(new Promise((resolve) => (result = resolve)))
  stageStore.submit(codes.first, 'camera')
  stageStore.clear()
  result(validation())
  await Promise.resolve()
  await Promise.resolve()
  expect(stageStore.get()).toEqual({ kind: 'idle' })
})

test('the next code replaces one that is still being sent', async () => {
  const { stageStore, check, settled, shown } = open()
  check.mockReturnValueOnce(new Promise(() => undefined))
  stageStore.submit(codes.first, 'camera')
  stageStore.submit(codes.second, 'camera')
  await settled()
  expect(check).toHaveBeenCalledTimes(2)
  expect(shown()).toMatchObject({ kind: 'validation' })
})

describe('the mode switch', () => {
  test('removes an answered check from the stage', async () => {
    const { stageStore, settled, mode } = open()
    stageStore.submit(codes.first, 'camera')
    await settled()
    stageStore.switchMode('copies')
    expect(mode()).toBe('copies')
    expect(stageStore.get()).toEqual({ kind: 'idle' })
  })

  test('keeps a request that is being waited for', async () => {
    const { stageStore, settled } = open('copies')
    stageStore.submit(codes.first, 'camera')
    await settled()
    stageStore.switchMode('check')
    expect(stageStore.get()).toMatchObject({ kind: 'result', result: { kind: 'document-request' } })
  })
})

describe('pictures', () => {
  const file = new Blob(['not looked at'])

  test('the code in one is sent like any other, with the input “picture”', async () => {
    const { stageStore, check, readPicture, settled } = open()
    readPicture.mockResolvedValueOnce(['https://example.org', qrLink])
    const taken = stageStore.takePictures([file])
    expect(stageStore.get()).toMatchObject({ kind: 'picture', what: 'reading' })
    expect(await taken).toBe(true)
    await settled()
    expect(check).toHaveBeenCalledExactlyOnceWith({ kind: 'qrcode', value: qrLink }, 'picture')
  })

  test('a code that was sent before is not sent again', async () => {
    const { stageStore, check, readPicture, settled } = open()
    stageStore.submit(qrLink, 'camera')
    await settled()
    readPicture.mockResolvedValueOnce([qrLink])
    expect(await stageStore.takePictures([file])).toBe(false)
    expect(stageStore.get()).toMatchObject({ kind: 'result', repeated: 'same-mode' })
    expect(check).toHaveBeenCalledTimes(1)
  })

  test.each([
    ['no-code', []],
    ['several', [codes.first, qrLink]],
    ['no-picture', undefined],
  ] as const)('%s: said, and nothing sent', async (what, texts) => {
    const { stageStore, check, readPicture } = open()
    readPicture.mockResolvedValueOnce(texts)
    expect(await stageStore.takePictures([file])).toBe(false)
    expect(stageStore.get()).toMatchObject({ kind: 'picture', what })
    expect(check).not.toHaveBeenCalled()
  })

  test('a picture with other text is distinguished from one without a code', async () => {
    const { stageStore, readPicture } = open()
    readPicture.mockResolvedValueOnce(['https://example.org'])
    await stageStore.takePictures([file])
    expect(stageStore.get()).toMatchObject({ kind: 'not-sent', why: 'other-link', input: 'picture' })
  })

  test('a reader that fails is reported', async () => {
    const { stageStore, readPicture } = open()
    readPicture.mockRejectedValueOnce(new TypeError())
    await stageStore.takePictures([file])
    expect(stageStore.get()).toMatchObject({ kind: 'picture', what: 'failed' })
  })

  test('a code found after the clerk has continued is not sent', async () => {
    const { stageStore, check, readPicture } = open()
    const { promise, resolve } = Promise.withResolvers<readonly string[]>()
    readPicture.mockReturnValueOnce(promise)
    const taken = stageStore.takePictures([file])
    stageStore.clear()
    resolve([qrLink])
    expect(await taken).toBe(false)
    expect(stageStore.get()).toEqual({ kind: 'idle' })
    expect(check).not.toHaveBeenCalled()
  })
})
