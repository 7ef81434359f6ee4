/**
 * Twenty runs of one pull request, pushed to four times meanwhile, each a process of its own that starts and is
 * answered at random times: whatever the order in which they finish, one comment is left, of the newest head.
 */
import { randomInt } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createGitRepository, type GitRepository } from '#test/support/git-repository.ts'
import { type ActionResult, runAction } from '#test/support/github/action-run.ts'
import { pullRequestEvent, pushEvent, type WorkflowEvent } from '#test/support/github/event-payload.ts'
import { startLocalGitHub } from '#test/support/github/local-github.ts'

const heads = 4
const runsPerHead = 5
const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31))

/** Numbers from 0 to 1 that a seed repeats. https://en.wikipedia.org/wiki/Xorshift */
function randomFrom(start: number): () => number {
  let state = start || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function outputOf(errors: number): string {
  const lines = Array.from(
    { length: errors },
    (_, index) => `app.py:${index + 1}: error: Wrong ${index}  [misc]`,
  )
  return `${lines.join('\n')}\nFound ${errors} errors in 1 file (checked 1 source file)\n`
}

const inputs = { checker: 'mypy', 'input-file': 'out.txt', 'exit-code': '1', comment: 'always' }

test('twenty runs of one pull request leave one comment, of the newest head', async () => {
  process.stdout.write(`concurrent runs: SEED=${seed}\n`)
  const random = randomFrom(seed)
  await using github = await startLocalGitHub()
  await using origin = await createGitRepository()
  const repository = github.addRepository({ fullName: 'acme/widget' })
  const workflow = github.addWorkflow(repository)
  const token = github.addToken({ actions: 'read', contents: 'read', 'pull-requests': 'write' })
  const places: GitRepository[] = []
  const start = async (event: WorkflowEvent, place: GitRepository): Promise<ActionResult> =>
    runAction({
      github,
      run: github.startRun({ workflow, ...event.run }),
      event,
      token,
      workspace: place.directory,
      inputs,
      timeoutMilliseconds: 600_000,
    })
  const checkout = async (ref: string, errors: number): Promise<GitRepository> => {
    const copy = await origin.checkoutCopy({ ref })
    places.push(copy)
    await writeFile(join(copy.directory, 'out.txt'), outputOf(errors))
    return copy
  }

  const base = await origin.commit({ 'app.py': 'base\n' })
  await github.importCommits(repository, origin.directory)
  await start(pushEvent({ repository, sha: base }), await checkout('refs/heads/main', 9))
  await origin.branch('change')

  const pushes: { readonly sha: string; readonly merge: string; readonly place: GitRepository }[] = []
  for (let number = 1; number <= heads; number++) {
    const sha = await origin.commit({ 'app.py': `${number}\n` })
    const merge = await origin.mergePull({ number: 1, base, head: sha })
    pushes.push({ sha, merge, place: await checkout('refs/pull/1/merge', 9 - number) })
  }
  await github.importCommits(repository, origin.directory)
  const pull = github.addPull({
    number: 1,
    base: { repository, ref: 'main', sha: base },
    head: { repository, ref: 'change', sha: base },
  })

  github.latency = () => Math.floor(random() * 40)
  const order: number[] = []
  const runs: Promise<ActionResult>[] = []
  for (const [index, { sha, merge, place }] of pushes.entries()) {
    pull.head.sha = sha
    pull.mergeCommitSha = merge
    const event = pullRequestEvent({ pull })
    for (let run = 0; run < runsPerHead; run++) {
      runs.push(
        sleep(Math.floor(random() * 3000))
          .then(() => start(event, place))
          .finally(() => order.push(index + 1)),
      )
    }
    await sleep(Math.floor(random() * 500))
  }
  const results = await Promise.all(runs)
  process.stdout.write(`concurrent runs: finished in the order of heads ${order.join(' ')}\n`)

  expect(results.map(({ exitCode, stdout }) => (exitCode === 0 ? 0 : stdout))).toEqual(
    Array(heads * runsPerHead).fill(0),
  )
  const [comment, ...others] = github.comments
  expect(others.map(({ body }) => body.split('\n')[0])).toEqual([])
  expect(comment?.body.split('\n')[0]).toContain(`head=${pull.head.sha} -->`)
  expect(comment?.body).toContain(`${9 - heads} errors`)
  expect(github.violations).toEqual([])
  await Promise.all(places.map(({ directory }) => rm(directory, { recursive: true, force: true })))
})
