/** A configuration file to copy: a check for each checker that was found. */
import type { CheckerBelow, FoundChecker } from '#model/config-problem.ts'

/** `folder` is where they were found, `.` for the root. YAML without a line break at the end. */
export function checksFor(found: readonly FoundChecker[], folder: string): string {
  const checks = found.flatMap(({ checker, args = '' }) => [
    `  ${checker}:`,
    `    checker: ${checker}`,
    ...(folder === '.' ? [] : [`    working-directory: ${scalar(folder)}`]),
    ...(args === '' ? [] : [`    args: ${scalar(args)}`]),
  ])
  return ['checks:', ...checks].join('\n')
}

/** `mypy in py, tsc in web`. */
export function foundBelow(found: readonly CheckerBelow[]): string {
  return found.map(({ checker, folder }) => `${checker} in “${folder}”`).join(', ')
}

/** As {@link checksFor}, each in its folder below `start`; one that is found twice is called by its folder, too. */
export function checksBelow(found: readonly CheckerBelow[], start: string): string {
  const checks = found.flatMap(({ checker, folder }) => {
    const isOnly = found.filter((other) => other.checker === checker).length === 1
    const path = start === '.' ? folder : `${start}/${folder}`
    return [
      `  ${isOnly ? checker : `${checker}-${folder.replaceAll(/[^A-Za-z0-9]+/g, '-')}`}:`,
      `    checker: ${checker}`,
      `    working-directory: ${scalar(path)}`,
    ]
  })
  return ['checks:', ...checks].join('\n')
}

/** As it is where YAML takes it for a text whatever stands around it, else in quotes, which are JSON's. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w./ =-]*[\w/]$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
