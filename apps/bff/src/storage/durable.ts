import { open } from 'node:fs/promises'

/** A name in a folder, new, changed or gone, is durable once the folder is. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
