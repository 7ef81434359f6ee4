/** Reads INI text as Python's `configparser.RawConfigParser` does, which mypy uses: no interpolation, no inline comments. */

/** Sections by name, options by lower-case name. Lines that can't be read are passed over. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, string>>

/** A section that stands twice is one section. */
export function readIni(text: string): IniSections {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  for (const line of logicalLines(text)) {
    const name = /^\[(.+)\]/.exec(line)?.[1]
    if (name !== undefined) {
      section = sections.get(name) ?? new Map<string, string>()
      sections.set(name, section)
    } else {
      const [, option = line, value = ''] = /^([^=:]*?)\s*[=:]\s*([\s\S]*)$/.exec(line) ?? []
      section.set(option.toLowerCase(), value)
    }
  }
  return sections
}

/** Indented lines continue the one before; comments stand alone on a line. */
function logicalLines(text: string): readonly string[] {
  const lines: string[] = []
  for (const line of text.split(/\r\n|\n|\r/)) {
    const content = line.trim()
    const last = lines.length - 1
    if (content === '' || content.startsWith('#') || content.startsWith(';')) {
      continue
    }
    if (/^\s/.test(line) && last >= 0) {
      lines[last] = `${lines[last]}\n${content}`
    } else {
      lines.push(content)
    }
  }
  return lines
}
