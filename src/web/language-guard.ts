/**
 * Loaded before everything else: the chart library formats numbers for the browser's language as soon as it
 * loads, and some browsers name one that is none (`en-US@posix`). The report writes its numbers itself.
 */

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch (error) {
    if (error instanceof RangeError) {
      return false
    }
    throw error
  }
}

if (!isLanguage(navigator.language)) {
  Object.defineProperty(navigator, 'language', { value: 'en' })
}
