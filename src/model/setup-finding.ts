/** What `doctor` finds in a set-up. */

/** Each is one fault of its kind; the words are in `messages/doctor-texts.ts`. */
export const setupFaults = [
  'workflow-none',
  'workflow-unreadable',
  'event-push-missing',
  'event-push-branch',
  'event-push-paths',
  'event-pull-missing',
  'event-pull-target',
  'event-pull-paths',
  'event-queue-missing',
  'pushes-cancelled',
  'permission-contents',
  'permission-actions',
  'permission-comment',
  'permission-check-run',
  'action-unpinned',
  'checker-unpinned',
  'errors-ignored',
  'exit-code-missing',
  'names-same',
  'merge-missing',
  'checkout-other',
  'checkout-shallow',
  'baseline-file-missing',
  'companion-missing',
  'companion-workflow',
] as const
/** One of {@link setupFaults}. */
export type SetupFault = (typeof setupFaults)[number]

/** A fault and where it is. */
export interface SetupFinding {
  readonly fault: SetupFault
  /** `wrong`: results are missing, refused or misleading; `advice`: it works, and could serve better. */
  readonly weight: 'wrong' | 'advice'
  /** From the root; null where nothing is there. */
  readonly path: string | null
  readonly line: number | null
  /** What stands there, for the sentence about it; `''` where nothing needs to be said. Hostile text. */
  readonly value: string
}
