/** BCP 47. The one place in this folder that names the language. */
export const tag = 'en-US'
