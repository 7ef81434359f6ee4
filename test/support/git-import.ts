/** Makes many commits of a repository in one go, without a working tree: `git fast-import`. */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileTree, GitRepository } from './git-repository.ts'
import { hermeticGit } from './hermetic-git.ts'

/** A commit of exactly these files; parents are positions in the list of all commits, and come before it. */
export interface ImportedCommit {
  readonly tree: FileTree
  readonly parents: readonly number[]
}

/** The commits' full object names, in the same order. A ref keeps each of them. */
export async function importCommits(
  repository: GitRepository,
  commits: readonly ImportedCommit[],
): Promise<readonly string[]> {
  const marks = join(repository.directory, '.git', 'imported-marks')
  await new Promise<void>((resolve, reject) => {
    const args = ['-C', repository.directory, 'fast-import', '--quiet', `--export-marks=${marks}`]
    const child = execFile('git', args, { env: hermeticGit }, (error) => {
      if (error === null) {
        resolve()
      } else {
        reject(error)
      }
    })
    child.stdin?.end(commits.map(importStream).join(''))
  })
  const names = new Map<string, string>()
  for (const line of (await readFile(marks, 'utf8')).split('\n')) {
    const [mark = '', name = ''] = line.split(' ')
    names.set(mark, name)
  }
  return commits.map((_, index) => names.get(`:${index + 1}`) ?? '')
}

function importStream({ tree, parents }: ImportedCommit, index: number): string {
  const ref = `refs/imported/${index}`
  const files = Object.entries(tree).map(
    ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  )
  return [
    `reset ${ref}\n`,
    `commit ${ref}\nmark :${index + 1}\n`,
    'committer octocat <octocat@users.noreply.github.com> 1767600000 +0000\ndata 0\n',
    ...parents.map((parent, at) => `${at === 0 ? 'from' : 'merge'} :${parent + 1}\n`),
    'deleteall\n',
    ...files,
  ].join('')
}
