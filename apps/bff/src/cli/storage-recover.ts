import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readPackage } from '../features/arrivals/packages/package-format.ts'
import { openWithoutRow } from '../storage/blob-head.ts'
import { createKeys } from '../storage/keys.ts'
import { listSetAside } from '../storage/set-aside.ts'
import { CommandError } from './command.ts'
import type { Command } from './command.ts'

/**
 * Decrypts files that were set aside, with the master key alone, for the case that their rows are lost. Removes
 * nothing.
 */
export const storageRecover: Command = {
  usage: '--to FOLDER',
  async run(args, settings) {
    const { to } = parseArgs({ args, options: { to: { type: 'string' } } }).values
    if (!to) throw new CommandError()
    const {
      config: { storage },
      secrets,
    } = settings()
    const keys = createKeys(secrets.masterKey)
    await mkdir(to, { recursive: true, mode: 0o700 })
    let opened = 0
    let closed = 0
    for (const { folder, ids } of await listSetAside(storage.blobFolder)) {
      for (const id of ids) {
        const bytes = openWithoutRow(id, await readFile(join(folder, id)), keys)
        if (bytes === undefined) closed++
        else {
          for (const [name, content] of asFiles(id, bytes)) await writeFile(join(to, name), content, { mode: 0o600 })
          opened++
        }
      }
    }
    console.log(
      `Opened ${opened} files into ${to}. They are not encrypted there: delete them when you no longer need them.`,
    )
    if (closed > 0)
      console.log(
        `${closed} files could not be opened: they are of a release that kept their keys only in the database, or under another master key.`,
      )
  },
}

/** The files of a blob: a document, its signed container, or a delivery, where each part is a file as Diia sent it. */
function asFiles(id: string, bytes: Buffer): [string, Buffer][] {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return [[`${id}.pdf`, bytes]]
  if (bytes[0] === 0x30) return [[`${id}.p7s`, bytes]]
  return readPackage(bytes).map((part, index) => [`${id}-${index + 1}.part`, part.bytes])
}
