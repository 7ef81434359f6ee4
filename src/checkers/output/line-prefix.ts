/**
 * Recognises what logs, containers and task runners put in front of the lines that they pass on. A path may hold spaces,
 * brackets, `@` and parentheses, so this proves something only of a file that is not there, or of a line that nothing reads.
 */

const time = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?`
const date = String.raw`\d{4}-\d{2}-\d{2}[T ]${time}(?:Z|[+-]\d{2}:?\d{2})?`

/** As the tools print them; each in front of the space behind it. */
const prefixes: readonly RegExp[] = [
  // GitHub's and Azure's raw logs, `docker logs --timestamps`, GitLab (with a stream's name), Jenkins' timestamper
  new RegExp(String.raw`^\[?${date}\]?(?: \d\d[OE]\+?)? +`),
  // gulp, TeamCity, Jenkins
  new RegExp(String.raw`^\[${time}\](?:[A-Z])?:? *(?:\[[^\]]*\] *)?`),
  new RegExp(`^${time} +`),
  // BuildKit, GitHub's and Azure's commands
  /^#\d+ \d+\.\d+ +/,
  /^##\[\w+\]/,
  // docker compose, moon, honcho, foreman: `web-1  | `
  /^\S+ +\| +/,
  // run-p, concurrently, wireit, yarn 2 workspaces, kubectl: `[api] `, `[@pkg/api]: `
  /^\[[^\]]+\]:? +/,
  // turbo, lerna, nx: `@pkg/web:types: `; pnpm -r: `packages/web types: `
  /^[^\s:]+(?::[^\s:]+)*: +/,
  /^\S+ [\w:.-]+: +/,
]

/** The prefix; null for a text that starts with none of these. */
export function linePrefix(text: string): string | null {
  for (const prefix of prefixes) {
    const [found] = prefix.exec(text) ?? []
    if (found !== undefined && found.length < text.length) {
      return found
    }
  }
  return null
}
