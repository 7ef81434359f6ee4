/** Says where long names may break, so that narrow tables break them between folders and not inside a word. */
import { type Html, html } from './template.ts'

/** With a break opportunity after each slash. */
export function breakable(name: string): Html {
  return html`${name.split(/(?<=\/)/).map((part, index) => (index === 0 ? html`${part}` : html`<wbr>${part}`))}`
}
