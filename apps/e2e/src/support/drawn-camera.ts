import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** The picture of `drawnCamera`. `frozen`: no new frames arrive. */
    cameraView: { shows: 'room' | 'blurred-bars' | 'glare'; frozen: boolean }
  }
}

/**
 * Gives the page a camera whose picture the test changes through `window.cameraView`, for tests that would need a film
 * of several minutes.
 */
export async function drawnCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.cameraView = { shows: 'room', frozen: false }
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
    const pen = canvas.getContext('2d')
    if (pen === null) throw new Error('No canvas')
    /** Each view is drawn once, because blurring is slow. */
    function view(shows: Window['cameraView']['shows']): HTMLCanvasElement {
      const drawn = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 })
      const context = drawn.getContext('2d')
      if (context === null) throw new Error('No canvas')
      context.fillStyle = '#6a7078'
      context.fillRect(0, 0, 1280, 720)
      if (shows === 'room') return drawn
      if (shows === 'blurred-bars') context.filter = 'blur(6px)'
      context.fillStyle = '#101010'
      context.fillRect(410, 60, 460, 660)
      context.fillStyle = shows === 'glare' ? '#fff' : '#dcdcdc'
      context.fillRect(430, 80, 420, 640)
      context.fillStyle = shows === 'glare' ? '#fafafa' : '#111'
      for (let bar = 0; bar < 26; bar++) context.fillRect(450 + bar * 15, 200, bar % 3 === 0 ? 9 : 5, 300)
      return drawn
    }
    const views = { room: view('room'), 'blurred-bars': view('blurred-bars'), glare: view('glare') }
    let turn = 0
    function draw(context: CanvasRenderingContext2D): void {
      context.drawImage(views[window.cameraView.shows], 0, 0)
      // One pixel always changes, because an unchanged canvas produces no new frame.
      context.fillStyle = turn++ % 2 === 0 ? '#6a7078' : '#6b7179'
      context.fillRect(0, 0, 4, 4)
    }
    setInterval(() => {
      if (!window.cameraView.frozen) draw(pen)
    }, 66)
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream())
  })
}
