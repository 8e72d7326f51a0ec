import type { Camera, CameraState, CodeRead, Hint, ScanSession } from '@diia-desk/code-reader'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { preferences, setPreference } from '../../lib/preferences.ts'

/** The reader is large and needed only here, so it is loaded when the workplace opens. */
const loadReader = () => import('@diia-desk/code-reader')

/** Loads the reader, its worker and its WebAssembly before the camera needs them. */
export async function preloadCodeReader(): Promise<void> {
  await (await loadReader()).preloadReader()
}

/** Reads the codes of a picture in the browser. */
export async function readPicture(file: Blob) {
  return (await loadReader()).readPicture(file)
}

export interface CameraReader {
  video: RefObject<HTMLVideoElement | null>
  state: CameraState
  cameras: readonly Camera[]
  /** Whether the camera delivers new frames. */
  alive: boolean
  /** The current advice on how to hold the phone. */
  hint: Hint | undefined
  /** The code that was read last is still in view; no other code is read meanwhile. */
  holding: boolean
  /** The last code that was read; a new object each time. */
  read: CodeRead | undefined
  restart: () => void
  choose: (deviceId: string) => void
  setTorch: (on: boolean) => void
  next: () => void
}

/** Controls the camera: it is on while the component is mounted and is always stopped afterwards. */
export function useCameraReader(onCode: (read: CodeRead) => void): CameraReader {
  const video = useRef<HTMLVideoElement>(null)
  const session = useRef<ScanSession>(undefined)
  const [state, setState] = useState<CameraState>({ kind: 'starting' })
  const [cameras, setCameras] = useState<readonly Camera[]>([])
  const [alive, setAlive] = useState(true)
  const [hint, setHint] = useState<Hint>()
  const [holding, setHolding] = useState(false)
  const [read, setRead] = useState<CodeRead>()
  const take = useEffectEvent((found: CodeRead) => {
    setRead(found)
    onCode(found)
  })

  useEffect(() => {
    let left = false
    async function start() {
      const { startScanning } = await loadReader()
      const element = video.current
      if (left || element === null) return
      session.current = startScanning(element, {
        ...(preferences().camera !== '' && { deviceId: preferences().camera }),
        onCode: take,
        onState: setState,
        onCameras: setCameras,
        onAlive: setAlive,
        onHint: setHint,
        onHold: setHolding,
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
    video,
    state,
    cameras,
    alive,
    hint,
    holding,
    read,
    restart: () => session.current?.restart(),
    choose(deviceId) {
      setPreference('camera', deviceId)
      session.current?.chooseCamera(deviceId)
    },
    setTorch: (on) => session.current?.setTorch(on),
    next: () => session.current?.next(),
  }
}
