// The settings of npm start, and the reasons why it cannot start with them.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { demoFolders, usualDemoFolder } from '../../apps/bff/src/demo-environment.ts'
import { lockFile, tryLockDataFolder } from '../../apps/bff/src/storage/folder-lock.ts'
import { isFree } from './processes.mjs'

/** Nothing was started. The message says why, for the person who typed the command. */
export class StartRefused extends Error {
  name = 'StartRefused'
}

/**
 * Reads DATA_DIR, PORT and SIMULATOR_PORT; an empty one counts as missing.
 *
 * @throws {StartRefused} for an invalid port
 */
export function readStartSettings(environment) {
  const port = readPort(environment, 'PORT', 4000)
  const simulatorPort = readPort(environment, 'SIMULATOR_PORT', 4010)
  if (port === simulatorPort)
    throw new StartRefused(
      `PORT and SIMULATOR_PORT are both ${port}: the desk and the simulated Diia need a port each.`,
    )
  const data = environment.DATA_DIR ? resolve(environment.DATA_DIR) : usualDemoFolder
  return {
    port,
    simulatorPort,
    data,
    ...demoFolders(data),
    deskUrl: `http://localhost:${port}`,
    simulatorUrl: `http://localhost:${simulatorPort}`,
    phoneUrl: `http://localhost:${simulatorPort}/phone`,
  }
}

function readPort(environment, name, usual) {
  const text = environment[name] || String(usual)
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0
  if (port < 1 || port > 65_535)
    throw new StartRefused(`${name} must be a number from 1 to 65535. Without it, it is ${usual}.`)
  return port
}

/**
 * Checks whether a desk can be started with these settings; changes nothing.
 *
 * @throws {StartRefused} when another desk uses the folder, or a port is in use; with a command that works
 */
export async function requireFree(settings) {
  if (await isInUse(settings.dataFolder)) {
    const { deskUrl, phoneUrl } = readRunning(settings) ?? {}
    const where =
      deskUrl !== undefined && (await isDesk(deskUrl)) ? `: ${deskUrl} (the visitor’s phone: ${phoneUrl})` : ''
    throw new StartRefused(
      `The desk of ${settings.data} is running already${where}. For a second one beside it: ${await commandFor({ ...settings, data: newFolder(settings.data) })}`,
    )
  }
  const taken = []
  for (const [name, port] of [
    ['PORT', settings.port],
    ['SIMULATOR_PORT', settings.simulatorPort],
  ]) {
    if (!(await isFree(port)))
      taken.push(
        `Port ${port} (${name}) is taken by ${(await isDesk(`http://127.0.0.1:${port}`)) ? 'a desk with another data folder' : 'another program'}.`,
      )
  }
  if (taken.length > 0)
    throw new StartRefused(`${taken.join(' ')} Stop it or choose other ports: ${await commandFor(settings)}`)
}

/** Writes the address of the running desk into its folder, for the message of a second start. */
export function writeRunning({ data, deskUrl, phoneUrl }) {
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(runningFile(data), JSON.stringify({ deskUrl, phoneUrl }))
}

/** Removes that file. */
export function removeRunning({ data }) {
  rmSync(runningFile(data), { force: true })
}

function readRunning({ data }) {
  try {
    return JSON.parse(readFileSync(runningFile(data), 'utf8'))
  } catch {
    return undefined
  }
}

function runningFile(data) {
  return join(data, 'running.json')
}

/** True while a desk has the folder locked. Waits for a command that holds the lock for a moment. */
async function isInUse(dataFolder) {
  if (!existsSync(join(dataFolder, lockFile))) return false
  const lock = await tryLockDataFolder(dataFolder, { waitMs: 1000 })
  lock?.release()
  return lock === undefined
}

async function isDesk(url) {
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(1000) })
    return (await answer.json()).status === 'ok'
  } catch {
    return false
  }
}

/** A command that starts a desk with this folder, on ports that are free now. */
async function commandFor({ data, port, simulatorPort }) {
  const ports = []
  for (const first of [port, simulatorPort]) {
    let free = first
    while (ports.includes(free) || !(await isFree(free))) free = free + 100 > 65_535 ? 4000 + (free % 100) : free + 100
    ports.push(free)
  }
  return `${namingFolder({ data })}PORT=${ports[0]} SIMULATOR_PORT=${ports[1]} npm start`
}

/** The prefix of a shell command for a folder other than the usual one. */
export function namingFolder({ data }) {
  if (data === usualDemoFolder) return ''
  return `DATA_DIR=${/^[\w./+-]+$/.test(data) ? data : `'${data.replaceAll("'", String.raw`'\''`)}'`} `
}

function newFolder(data) {
  for (let count = 2; ; count++) if (!existsSync(`${data}-${count}`)) return `${data}-${count}`
}
