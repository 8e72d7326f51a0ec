import { button, h } from '../dom.js'
import { ending } from './ending.js'

/** @import { Messages } from '../messages.js' */

/**
 * The simulator did not answer when the page was opened.
 * @param {Messages} t
 * @param {() => void} again
 */
export function offlineScreen(t, again) {
  return {
    title: t.aboutTitle,
    node: h(
      'div',
      { class: 'body' },
      ending({
        sign: 'offline',
        heading: t.offline,
        more: t.offlineMore,
        actions: [button(t.again, again, { kind: 'btn-main btn-lg' })],
      }),
    ),
  }
}
