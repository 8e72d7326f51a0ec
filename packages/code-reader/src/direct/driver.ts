/** One way of connecting scanners, over an API of the browser. */
export interface Driver<Device> {
  /** Lets the person choose devices; must be called from a click. */
  readonly choose: () => Promise<readonly Device[]>
  readonly allowed: () => Promise<readonly Device[]>
  readonly name: (device: Device) => string
  readonly suits: (device: Device) => boolean
  /** Resolves when it listens, with the function that releases the device. */
  readonly open: (device: Device, onText: (text: string) => void, onLost: () => void) => Promise<() => Promise<void>>
  readonly forget: (device: Device) => Promise<void>
  /** Calls back when an allowed device is connected or disconnected. */
  readonly watch: (onIn: (device: Device) => void, onOut: (device: Device) => void, signal: AbortSignal) => void
}
