/// <reference types="w3c-web-serial" />
import type { Driver } from './driver.ts'
import { createTextAssembler } from './text-assembler.ts'

/** Ignored by ports over USB; the factory setting of real serial scanners. */
const baudRate = 9600
const silenceMs = 100

export function serialDriver(serial: Serial): Driver<SerialPort> {
  return {
    choose: async () => [await serial.requestPort()],
    allowed: () => serial.getPorts(),
    name: () => '',
    suits: () => true,
    forget: (port) => port.forget(),

    async open(port, onText, onLost) {
      await port.open({ baudRate })
      const assembler = createTextAssembler(onText, silenceMs)
      let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
      let closed = false

      async function listen() {
        // After a line error the port gives a new stream; after it was unplugged it gives none.
        while (!closed && port.readable !== null) {
          reader = port.readable.getReader()
          try {
            for (let part = await reader.read(); !part.done; part = await reader.read()) assembler.add(part.value)
          } catch {
            // The bytes before the error are only part of a code.
          } finally {
            reader.releaseLock()
          }
        }
      }

      const listening = listen().then(() => void (closed || onLost()))
      return async () => {
        closed = true
        await reader?.cancel().catch(() => undefined)
        await listening
        await port.close().catch(() => undefined)
      }
    },

    watch(onIn, onOut, signal) {
      const port = ({ target }: Event) => target as SerialPort
      serial.addEventListener('connect', (event) => onIn(port(event)), { signal })
      serial.addEventListener('disconnect', (event) => onOut(port(event)), { signal })
    },
  }
}
