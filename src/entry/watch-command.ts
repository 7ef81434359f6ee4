/** `check --watch`: checks, waits until a file changes, and checks again, until somebody ends it. */
import { nodeFiles } from '#adapters/fs/node-files.ts'
import { startOver, writeStandardOutput } from '#adapters/fs/standard-streams.ts'
import { type WatchedTree, watchedTree } from '#adapters/tree/watched-tree.ts'
import { nearestChecksFile } from '#app/checks/own-root.ts'
import { changedText, watchingText } from '#messages/watching-text.ts'
import { exitCodes } from '#model/verdict.ts'
import { terminalText } from '#render/encode/terminal.ts'
import type { Command } from './cli-command.ts'
import { placesOf } from './cli-outputs.ts'
import { failedRun } from './failed-run.ts'
import { localPorts } from './local-ports.ts'

type CheckCommand = Extract<Command, { readonly kind: 'check' }>

/** To the first place of an empty screen. ECMA-48 8.3.39, 8.3.21. */
const emptyScreen = '\u001b[2J\u001b[H'

/**
 * Ends the process at Ctrl-C, and when nobody reads standard output any more, with the exit code of the last result. Returns
 * where the first run shows that the command is wrong, and for a bug.
 */
export async function watchChecks(
  command: CheckCommand,
  { argv, environment }: { readonly argv: readonly string[]; readonly environment: NodeJS.ProcessEnv },
  check: () => Promise<number>,
): Promise<number> {
  let last: number | null = null
  const end = (): never => process.exit(last ?? exitCodes.pass)
  process.stdout.on('error', end)
  const root = await watchedRoot(command)
  const open = () => watchedTree(root, { own: ownFiles(argv), environment })
  // Another commit's files come and go in the first run, of a tree without edits.
  let tree = command.against === null ? await open() : null
  for (;;) {
    startOver()
    const { exitCode, isWrong } = await checkOnce(check, argv)
    if (exitCode === exitCodes.bug || (isWrong && last === null)) {
      await tree?.close()
      return exitCode
    }
    if (last === null) {
      // Before, a signal ends this command as any other, once another commit's files have left. Now whoever still runs is ended by our exit.
      process.on('SIGINT', end)
    }
    last = exitCode
    const edited = tree === null ? await localPorts(environment).repo(root).editedFiles() : null
    tree ??= await open()
    await nextChange(tree, edited ?? [], command)
  }
}

/** Says what it waits for, and what came. `edited`: what was not watched yet. */
async function nextChange(
  tree: WatchedTree,
  edited: readonly string[],
  { source, outputs }: CheckCommand,
): Promise<void> {
  const tell = (text: string): void => {
    if (source.echo !== 'none') {
      process.stderr.write(`${terminalText(text)}\n`)
    }
  }
  let changed = edited.filter(tree.isWatched)
  if (changed.length === 0) {
    tell(watchingText)
    changed = [...(await tree.next())]
  }
  if (process.stdout.isTTY && outputs.list.some(({ file }) => file === null)) {
    await writeStandardOutput(emptyScreen)
  }
  tell(changedText(changed))
}

/** Links followed. */
async function watchedRoot({ beside, source }: CheckCommand): Promise<string> {
  const filed = beside !== null && beside.root === null ? await nearestChecksFile(nodeFiles) : null
  return nodeFiles.real(filed?.root ?? source.root)
}

/** What the command writes, absolute. */
function ownFiles(argv: readonly string[]): ReadonlySet<string> {
  const { reports, snapshots } = placesOf(argv)
  const files = [...reports.map(({ file }) => file), ...snapshots]
  return new Set(files.flatMap((file) => (file === null ? [] : [nodeFiles.absolute(file)])))
}

/** `isWrong`: the command itself is, so that nothing was checked. */
async function checkOnce(
  check: () => Promise<number>,
  argv: readonly string[],
): Promise<{ readonly exitCode: number; readonly isWrong: boolean }> {
  try {
    return { exitCode: await check(), isWrong: false }
  } catch (error) {
    const exitCode = await failedRun(error, argv)
    return { exitCode, isWrong: exitCode === exitCodes['config-error'] }
  }
}
