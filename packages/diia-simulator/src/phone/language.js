const key = 'phone-language'

/**
 * The language of the address, else the one chosen before, else Ukrainian.
 * @returns {'uk' | 'en'}
 */
export function chosenLanguage() {
  const wanted = new URLSearchParams(location.search).get('lang') ?? kept()
  return wanted === 'en' ? 'en' : 'uk'
}

/** @param {'uk' | 'en'} language */
export function keepLanguage(language) {
  try {
    localStorage.setItem(key, language)
  } catch {
    // A browser may forbid storage; then the choice lasts as long as the page.
  }
}

function kept() {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
