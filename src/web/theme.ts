/**
 * Light or dark against what the system says: the style sheet's own rule for dark systems is made to hold always or never,
 * so that no colour is written twice. Paper stays light.
 */

const dark = matchMedia('(prefers-color-scheme: dark)')
const rule = darkRule()
/** Told when the colours change, by the reader or by the system. */
export const themeChanged = 'type-ratchet-theme'

let chosen: 'light' | 'dark' | null = null
dark.addEventListener('change', () => dispatchEvent(new Event(themeChanged)))

/** What is shown now. */
export function currentTheme(): 'light' | 'dark' {
  return chosen ?? (dark.matches ? 'dark' : 'light')
}

/** The other one, until the page is closed. */
export function switchTheme(): void {
  chosen = currentTheme() === 'dark' ? 'light' : 'dark'
  if (rule !== null) {
    rule.media.mediaText = chosen === 'dark' ? 'screen' : 'not all'
  }
  document.documentElement.style.colorScheme = chosen
  dispatchEvent(new Event(themeChanged))
}

function darkRule(): CSSMediaRule | null {
  const rules = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])
  const isDark = (each: CSSRule): each is CSSMediaRule =>
    each instanceof CSSMediaRule && each.media.mediaText.includes('prefers-color-scheme: dark')
  return rules.find(isDark) ?? null
}
