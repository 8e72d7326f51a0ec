export { FakeHid, FakeHidScanner, FakeSerial, FakeSerialScanner } from './direct-scanners.ts'
export { keysOf, type KeyEvent, type Layout, type Manner } from './keyboard.ts'
