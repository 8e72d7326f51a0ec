import { h } from '../elements.js'
import { icon, seal } from '../icons.js'

/**
 * The content of a screen with a result: an icon, a heading, an explanation and buttons.
 * @param {{ sign: string, heading: string, more: string, note?: string | undefined, actions: Node[] }} o `sign` is «seal» or an icon's name
 */
export function resultView({ sign, heading, more, note, actions }) {
  return h(
    'div',
    { class: 'screen-content' },
    h(
      'div',
      { class: 'result', 'data-sign': sign },
      sign === 'seal' ? seal() : h('span', { class: 'result-icon' }, icon(sign)),
      h('h2', {}, heading),
      h('p', {}, more),
      note !== undefined && h('p', { class: 'result-note' }, note),
    ),
    h('div', { class: 'actions' }, ...actions),
  )
}
