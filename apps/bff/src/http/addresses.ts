import { deskPages } from '@diia-desk/contract'

/**
 * First segments of addresses that programs and visitors' phones call. A missing address below them is answered with
 * JSON.
 */
const machineSegments = ['api', 'health', 'diia', 'integration', 'rate', 'assets']

/** First segments that the export's own address must not begin with. */
export const reservedSegments: ReadonlySet<string> = new Set([
  ...machineSegments,
  ...deskPages.map((page) => firstSegment(page)),
])

/**
 * The first segment in normal form: lower case, without repeated slashes and escapes. A program that joins addresses
 * wrongly must not get 200 and a page.
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

/** Whether programs call this address; `exportPath` is where the state pulls. */
export function isMachineAddress(path: string, exportPath: string): boolean {
  const segment = firstSegment(path)
  return machineSegments.includes(segment) || segment === firstSegment(exportPath)
}

const pagePatterns = deskPages.map((page) => new RegExp(`^${page.replace(/\/:\w+/g, '/[^/]+')}/?$`, 'i'))

/** Whether the address is a page of the desk. */
export function isDeskPage(path: string): boolean {
  return pagePatterns.some((pattern) => pattern.test(path))
}
