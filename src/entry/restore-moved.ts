/** Puts back what the main step left of another commit, and says whether the tree is the checked commit's again. */
import { systemReason } from '#adapters/fs/system-reason.ts'
import { gitProgram } from '#adapters/git/git-program.ts'
import { editedHere } from '#adapters/tree/loose-files.ts'
import { putBack } from '#adapters/tree/put-back.ts'
import { restoredText, unrestoredText } from '#messages/recompute-texts.ts'

/** What is to be said. */
export interface Restored {
  readonly isBack: boolean
  readonly text: string
}

/** What was moved, and how the step that moved it ended. */
export interface Moved {
  /** Of the journal. */
  readonly folder: string
  readonly workspace: string
  /** It came to its end, and looked for itself. */
  readonly finished: boolean
}

/** null: there is nothing to say. */
export async function restoreMoved(
  { folder, workspace, finished }: Moved,
  environment: NodeJS.ProcessEnv,
): Promise<Restored | null> {
  try {
    const { found, left } = await putBack(folder, { environment })
    if (!found && finished) {
      return null
    }
    const edited = found ? left : await editedHere(gitProgram(workspace, environment))
    return edited?.length === 0
      ? { isBack: true, text: restoredText }
      : { isBack: false, text: unrestoredText('files are not as committed', { folder, files: edited ?? [] }) }
  } catch (error) {
    return { isBack: false, text: unrestoredText(systemReason(error), { folder, files: [] }) }
  }
}
