/** Reads the files that `GITHUB_OUTPUT` and `GITHUB_STATE` name: `KEY=VALUE` lines and `KEY<<DELIMITER` blocks. */

/** The last value of each key, as the runner keeps it; text that the runner would refuse is an error. */
export function parseCommandFile(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  while (lines.length > 0) {
    const line = lines.shift() ?? ''
    if (line === '') continue
    const block = /^([^=]*?)<<(.+)$/.exec(line)
    const pair = /^([^=]+)=(.*)$/.exec(line)
    if (block?.[1] && block[2]) values[block[1]] = takeBlock(lines, block[2])
    else if (pair?.[1] !== undefined) values[pair[1]] = pair[2] ?? ''
    else throw new Error(`Invalid format '${line}'`)
  }
  return values
}

function takeBlock(lines: string[], delimiter: string): string {
  const end = lines.indexOf(delimiter)
  if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`)
  const value = lines.slice(0, end).join('\n')
  lines.splice(0, end + 1)
  return value
}
