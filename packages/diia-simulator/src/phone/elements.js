/** @typedef {Record<string, string | number | boolean | undefined | (() => void)>} Properties */

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Makes an HTML element. Strings are inserted as text, never as HTML; a property whose value is a function is a listener.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Node | string | false | undefined)} children
 * @returns {HTMLElement}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag)
  setAll(element, properties)
  for (const child of children) if (child !== undefined && child !== false) element.append(child)
  return element
}

/**
 * Makes an SVG element.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...Node} children
 * @returns {SVGElement}
 */
export function s(tag, properties = {}, ...children) {
  const element = document.createElementNS(svgNamespace, tag)
  setAll(element, properties)
  element.append(...children)
  return element
}

/**
 * @param {Element} element
 * @param {Properties} properties
 */
function setAll(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.replace(/^on/u, ''), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
}

/**
 * Finds an element of index.html.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id)
  if (!element) throw new Error(`no #${id} on the page`)
  return element
}

/** Does nothing. */
export function noop() {}

/**
 * Makes a button.
 * @param {string} text
 * @param {() => void} press
 * @param {{ kind?: string, icon?: Node }} [o]
 */
export function button(text, press, { kind = '', icon } = {}) {
  return h('button', { class: `button ${kind}`.trim(), type: 'button', onclick: press }, icon, h('span', {}, text))
}
