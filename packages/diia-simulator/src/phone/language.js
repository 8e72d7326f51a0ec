const key = 'phone-language'

/**
 * The language in the URL, else the one chosen before, else Ukrainian.
 * @returns {'uk' | 'en'}
 */
export function chosenLanguage() {
  const wanted = new URLSearchParams(location.search).get('lang') ?? storedLanguage()
  return wanted === 'en' ? 'en' : 'uk'
}

/** @param {'uk' | 'en'} language */
export function storeLanguage(language) {
  try {
    localStorage.setItem(key, language)
  } catch {
    // The browser may forbid storage; then the choice is lost when the page is closed.
  }
}

function storedLanguage() {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
