// The reader and the gate as in the product, without the rest of the desk.
import { startScanning } from '@diia-desk/code-reader'
import { classifyCode } from '@diia-desk/contract/gate'
import { send, theVideo } from './send.ts'

startScanning(theVideo(), {
  onCode(read) {
    const code = classifyCode(read.text)
    if (code.kind === 'qrcode') send(code.value)
  },
  onState: () => {},
})
