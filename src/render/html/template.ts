/**
 * The one way in which the report's HTML is made: everything interpolated is text and gets escaped, unless it
 * came from this template. Refuses booleans and objects; unescaped text has one door, {@link trusted}.
 */

/** Finished HTML. Data can't look like it, because only this file makes instances. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** What may stand in a template; null leaves nothing behind, lists are joined without a separator. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[]

/** An empty piece of HTML. */
export const nothing: Html = new Html('')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Safe as element content and inside quoted attributes; not inside `<script>` or `<style>`. Nor is there anything that
 * the runner obeys when a step prints it.
 */
function escapeHtml(text: string): string {
  const escaped = text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
  const quiet = escaped.includes('##[') ? escaped.replaceAll('##[', '##&#91;') : escaped
  return quiet.includes('::') ? quiet.replace(/(?<=^\s*):(?=:)/gm, '&#58;') : quiet
}

/** Interpolated values are escaped, nested templates are not escaped again. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) {
    text += textOf(value) + (strings[index + 1] ?? '')
  }
  return new Html(text)
}

/** Only for constants of ours and for text that an encoder of ours made safe for its place. */
export function trusted(text: string): Html {
  return new Html(text)
}

function textOf(value: HtmlValue): string {
  if (value === null) {
    return ''
  }
  if (value instanceof Html) {
    return value.text
  }
  return typeof value === 'object' ? value.map(textOf).join('') : escapeHtml(String(value))
}
