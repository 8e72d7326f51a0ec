import type { Camera, CameraState, CodeRead, ScanSession } from '@diia-desk/code-reader'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { preferences, setPreference } from '../../lib/preferences.ts'

/** The reader is large and needed only here: it comes when the desk is open, while the clerk greets the visitor. */
const loadReader = () => import('@diia-desk/code-reader')

/** Fetches the reader, its worker and its WebAssembly ahead of the camera. */
export async function preloadScanner(): Promise<void> {
  await (await loadReader()).preloadReader()
}

export interface Scanner {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
  cameras: readonly Camera[]
  /** Counts reads, for the sign that a code was read. */
  reads: number
  restart: () => void
  choose: (deviceId: string) => void
}

/** The camera of this desk: on while the component is on the page, off for certain after. */
export function useScanner(onCode: (read: CodeRead) => void): Scanner {
  const video = useRef<HTMLVideoElement>(null)
  const session = useRef<ScanSession>(undefined)
  const latest = useRef(onCode)
  const [state, setState] = useState<CameraState>({ kind: 'starting' })
  const [cameras, setCameras] = useState<readonly Camera[]>([])
  const [reads, setReads] = useState(0)

  useEffect(() => {
    latest.current = onCode
  })

  useEffect(() => {
    let left = false
    async function start() {
      const { startScanning } = await loadReader()
      const element = video.current
      if (left || element === null) return
      session.current = startScanning(element, {
        ...(preferences().camera !== '' && { deviceId: preferences().camera }),
        onCode(read) {
          setReads((count) => count + 1)
          latest.current(read)
        },
        onState: setState,
        onCameras: setCameras,
      })
    }
    start().catch(() => setState({ kind: 'problem', problem: 'failed' }))
    return () => {
      left = true
      void session.current?.stop()
      session.current = undefined
    }
  }, [])

  return {
    video, state, cameras, reads,
    restart: () => session.current?.restart(),
    choose(deviceId) {
      setPreference('camera', deviceId)
      session.current?.chooseCamera(deviceId)
    },
  }
}
