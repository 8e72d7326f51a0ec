import { describe, expect, it } from 'vitest'
import { hasTorch, tuneCamera, constraintsFor } from './tune-camera.ts'

/** A track that can do these things, and what it was asked for. */
function trackOf(abilities: object | undefined) {
  const asked: MediaTrackConstraints[] = []
  const given = {
    getCapabilities: abilities && (() => abilities),
    applyConstraints: async (constraints: MediaTrackConstraints) => void asked.push(constraints),
  }
  // Only what is used of a track is there: Node has none.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { track: given as unknown as MediaStreamTrack, asked }
}

const full = { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } }

describe('what a camera is asked for', () => {
  it('is a size as a wish, never a condition', () => {
    expect(constraintsFor('full')).toEqual(full)
    for (const size of ['full', 'less', 'least'] as const)
      expect(JSON.stringify(constraintsFor(size))).not.toMatch(/exact|min|max/)
  })

  it('is a focus that follows, where the camera can', async () => {
    const { track, asked } = trackOf({ focusMode: ['manual', 'continuous'] })
    await tuneCamera(track, 'full', false)
    expect(asked).toEqual([{ ...full, advanced: [{ focusMode: 'continuous' }] }])
  })

  it('is everything each time, since a browser forgets what is not said again', async () => {
    const { track, asked } = trackOf({ focusMode: ['continuous'], torch: true })
    await tuneCamera(track, 'less', true)
    expect(asked).toEqual([{ ...constraintsFor('less'), advanced: [{ focusMode: 'continuous' }, { torch: true }] }])
  })

  it.each([[{ focusMode: ['manual'] }], [{}], [undefined]])(
    'is nothing that the camera cannot do: %o',
    async (abilities) => {
      const { track, asked } = trackOf(abilities)
      await tuneCamera(track, 'full', true)
      expect(asked).toEqual([full])
      expect(hasTorch(track)).toBe(false)
    },
  )

  it('a torch is there only where the camera says so', () => {
    expect(hasTorch(trackOf({ torch: true }).track)).toBe(true)
    expect(hasTorch(trackOf({ torch: false }).track)).toBe(false)
  })
})
