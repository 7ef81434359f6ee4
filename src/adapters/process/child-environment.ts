/**
 * The environment that a checker gets: everything but the runner's tokens and command files. This is
 * hygiene against plugins that write to them by accident, not isolation: a process of the same user can
 * read more. docs/threat-model.md
 */

const removed = [
  /^ACTIONS_/,
  /^INPUT_/,
  /^STATE_/,
  /^GITHUB_(?:TOKEN|OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|ARTIFACTS|ARTIFACTS_LIST)$/,
  /^GH_TOKEN$/,
]

/**
 * We read UTF-8. Python prints in what the locale says, and can't print at all what that lacks; what is undecodable in a name
 * is escaped rather than a crash.
 */
const utf8 = { PYTHONIOENCODING: 'utf-8:backslashreplace' }
/** The user's to turn off, because it changes how Python reads files, too. */
const utf8Mode = { PYTHONUTF8: '1' }

/** Names are compared without case, as Windows does. */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = [...removed, ...Object.keys(utf8).map((name) => new RegExp(`^${name}$`))]
  const kept = Object.entries(environment).filter(
    ([name]) => !ours.some((pattern) => pattern.test(name.toUpperCase())),
  )
  const isChosen = kept.some(([name]) => name.toUpperCase() in utf8Mode)
  return { ...Object.fromEntries(kept), ...utf8, ...(isChosen ? {} : utf8Mode) }
}
