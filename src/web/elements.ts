/** Makes elements. Text always goes in as text. */

type Child = Node | string

/** An element with a class (`''` for none) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className !== '') {
    made.className = className
  }
  made.append(...children)
  return made
}

/** The thin bar under a name, 0 to 100 long. */
export function bar(length: number): SVGElement {
  const svg = svgElement('svg', {
    class: 'mini',
    viewBox: '0 0 100 3',
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  })
  svg.append(svgElement('rect', { width: String(length), height: '3' }))
  return svg
}

function svgElement(name: 'svg' | 'rect', attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value)
  }
  return made
}

/** An element of the page that the script relies on, or null where this report has none. */
export function find<Kind extends Element>(id: string, kind: abstract new () => Kind): Kind | null {
  const found = document.getElementById(id)
  return found instanceof kind ? found : null
}

/** With a comma between thousands, as the written part of the page has it. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** The parts of a name with a break opportunity after each slash. */
export function breakable(name: string): readonly Child[] {
  return name
    .split(/(?<=\/)/)
    .flatMap((part, index) => (index === 0 ? [part] : [document.createElement('wbr'), part]))
}
