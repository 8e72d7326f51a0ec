import { button, h } from '../elements.js'
import { resultView } from './result.js'

/** @import { Messages } from '../messages.js' */

/**
 * Shown when the simulator did not respond when the page was opened.
 * @param {Messages} t
 * @param {() => void} again
 */
export function offlineScreen(t, again) {
  return {
    title: t.aboutTitle,
    node: h(
      'div',
      { class: 'screen' },
      resultView({
        sign: 'offline',
        heading: t.offline,
        more: t.offlineMore,
        actions: [button(t.again, again, { kind: 'button-primary button-large' })],
      }),
    ),
  }
}
