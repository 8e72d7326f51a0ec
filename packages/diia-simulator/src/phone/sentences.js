/**
 * Joins texts for a screen reader, each as a sentence with one full stop. Headings come without one.
 * @param {...(string | undefined)} texts
 */
export function sentences(...texts) {
  return texts
    .filter((text) => text !== undefined)
    .map((text) => (/[.!?…]$/u.test(text) ? text : `${text}.`))
    .join(' ')
}
