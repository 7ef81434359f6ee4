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
  'permission-needless',
  'input-unknown',
  'input-wrong',
  'config-wrong',
  'folder-missing',
  'checker-none',
  'checker-several',
  'action-unpinned',
  'checker-unpinned',
  'version-differs',
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
/** What GitHub alone shows. */
export const remoteFaults = [
  'baseline-nowhere',
  'baseline-expired',
  'check-not-required',
  'queue-without-event',
  'permission-default',
] as const
/** One of {@link setupFaults} or {@link remoteFaults}. */
export type SetupFault = (typeof setupFaults)[number] | (typeof remoteFaults)[number]

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

/** What GitHub alone knows. */
export const remoteQuestions = ['artifacts', 'rules', 'permissions'] as const
/** One of {@link remoteQuestions}. */
export type RemoteQuestion = (typeof remoteQuestions)[number]

/** A question that got no answer. */
export interface Unchecked {
  readonly question: RemoteQuestion
  /** For people: no token, no network, a permission. Hostile text. */
  readonly reason: string
}
