/** Why a score can't be read from baselines. */

/** One line; `names` are of checks, at least one. */
export function noBaselinesText(names: readonly string[]): string {
  return `There is no baseline here of ${names.join(', ')}. “type-ratchet baseline write” makes a committed one, “type-ratchet baseline pull” downloads the default branch’s; without --check-only the checks are run.`
}
