import { deskPages } from '@diia-desk/contract'

/** First segments of addresses that programs call, and a visitor's phone. What is missing below them is told as JSON. */
const machineSegments = ['api', 'health', 'diia', 'integration', 'rate', 'assets']

/** First segments that the export's own address may not begin with. */
export const takenSegments: ReadonlySet<string> = new Set([
  ...machineSegments,
  ...deskPages.map((page) => firstSegment(page)),
])

/**
 * The first segment as every writing of an address has it: whatever the case, however many slashes, escaped or not. A
 * program that joins addresses badly must not be told 200 and a page.
 */
export function firstSegment(path: string): string {
  const segment = path.split(/[/\\]+/).find((part) => part !== '') ?? ''
  try {
    return (
      decodeURIComponent(segment)
        .split(/[/\\]/)
        .find((part) => part !== '') ?? ''
    ).toLowerCase()
  } catch {
    return segment.toLowerCase()
  }
}

/** Whether the address is one that programs call; `exportPath` is where the state pulls. */
export function isMachineAddress(path: string, exportPath: string): boolean {
  const segment = firstSegment(path)
  return machineSegments.includes(segment) || segment === firstSegment(exportPath)
}

const pagePatterns = deskPages.map((page) => new RegExp(`^${page.replace(/\/:\w+/g, '/[^/]+')}/?$`, 'i'))

/** Whether the address is a page of the desk's. */
export function isDeskPage(path: string): boolean {
  return pagePatterns.some((pattern) => pattern.test(path))
}
