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

/** Names are compared without case, as Windows does. */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !removed.some((pattern) => pattern.test(name.toUpperCase())),
    ),
  )
}
