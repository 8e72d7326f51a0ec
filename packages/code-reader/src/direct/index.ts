export { startDirectScanners } from './direct-scanners.ts'
export type { ConnectOutcome, DirectOptions, DirectScanner, DirectScanners, Way } from './direct-scanners.ts'
