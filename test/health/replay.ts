/** A real run of a checker, made once, and a program that leaves the same behind. */
import { join } from 'node:path'
import type { CheckerOutput } from '#checkers/checker.ts'
import { outputText } from '#checkers/output/output-text.ts'
import { copyOfTree, runChecker } from '#test/support/checkers.ts'
import { TemporaryFolder } from '#test/support/temporary-folder.ts'
import { type Subject, searchPath } from './subject.ts'
import { whole } from './way.ts'

/** Runs the checker for real. Colours are taken out, so that a row can find what it damages. */
export async function realRun(subject: Subject, tree: 'errors' | 'clean'): Promise<CheckerOutput> {
  await using folder = new TemporaryFolder(await copyOfTree(subject.trees[tree]))
  const output = await runChecker({ command: whole(subject), cwd: folder.path, env: { PATH: searchPath } })
  const { lines, ended } = outputText(output.stdout)
  return { ...output, stdout: lines.join('\n') + (ended && lines.length > 0 ? '\n' : '') }
}

/** The subject as a script that prints what the real one printed, and ends as it ended. */
export async function replayed(
  subject: Subject,
  { stdout, stderr, exit }: CheckerOutput,
  folder: TemporaryFolder,
): Promise<Subject> {
  const code = exit.kind === 'code' ? exit.code : 1
  const name = `${subject.name}-${code}`
  await folder.write(`${name}.out`, stdout)
  await folder.write(`${name}.err`, stderr)
  const script = `cat "${join(folder.path, name)}.out"; cat "${join(folder.path, name)}.err" >&2; exit ${code}\n`
  const program = ['sh', await folder.write(`${name}.sh`, script)]
  return { ...subject, program, args: [], targets: [] }
}
