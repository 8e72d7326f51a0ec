/** @typedef {Record<string, string | number | boolean | undefined | (() => void)>} Properties */

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * Makes an element. Text always goes in as text; a property that starts with "on" is a listener.
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
 * The same for drawings.
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
 * An element that index.html has.
 * @param {string} id
 */
export function byId(id) {
  const element = document.getElementById(id)
  if (!element) throw new Error(`no #${id} on the page`)
  return element
}

/** Ends nothing: for what has not begun. */
export function nothing() {}

/**
 * A button of the page.
 * @param {string} text
 * @param {() => void} press
 * @param {{ kind?: string, icon?: Node }} [o]
 */
export function button(text, press, { kind = '', icon } = {}) {
  return h('button', { class: `btn ${kind}`.trim(), type: 'button', onclick: press }, icon, h('span', {}, text))
}
