// Child processes that end with their parent, however it ends.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { constants } from 'node:os'

/** Runs a command to its end with our own output. Resolves to its exit code. */
export function run(command, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { stdio: 'inherit', ...options })
    const stop = forwardSignals(child)
    child.on('error', (error) => {
      process.stderr.write(`Could not start ${command}: ${error.message}\n`)
      resolve(127)
    })
    child.on('exit', (code, signal) => {
      stop()
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/**
 * Forwards SIGINT, SIGTERM and SIGHUP; on a terminal the child has received Ctrl+C already. Returns a function that stops
 * forwarding.
 */
export function forwardSignals(child) {
  const pass = (signal) => void (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  return () => {
    for (const signal of signals) process.off(signal, pass)
  }
}

/** True when nothing listens on the port of the loopback address. */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
