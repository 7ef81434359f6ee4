/** Two pull requests, each without an error: what they break together is named with both, in the queue and on the branch, and told to a change that sits on it. */
import { expect, test } from 'vitest'
import { mergeGroupEvent, pushEvent } from '#test/support/github/event-payload.ts'
import { createWidget, fileWithErrors } from './widget.ts'

/** The local GitHub's repository is a folder. */
const env = { GIT_ALLOW_PROTOCOL: 'file' }

const price = 'export function price(): number {\n  return 12\n}\n'
const asText = "export function price(): string {\n  return '12'\n}\n"
const total = "import { price } from './price.js'\n\nexport const total: number = price()\n"

test('what neither of two pull requests had alone is named with both', async () => {
  await using widget = await createWidget()
  const { origin, github, repository } = widget
  const before = await widget.commitToMain({ 'src/price.ts': price, 'README.md': 'shop\n' })
  await widget.runOnMain()
  const twelve = await widget.openPull(12, { 'src/price.ts': asText, 'README.md': 'shop\n' })
  const fourteen = await widget.openPull(14, {
    'src/price.ts': price,
    'README.md': 'shop\n',
    'src/total.ts': total,
  })
  for (const pull of [twelve, fourteen]) {
    expect((await widget.runOnPull(pull, { env })).outputs).toMatchObject({
      result: 'pass',
      'new-errors': '0',
    })
  }
  const merge = async (number: number): Promise<string> => {
    const message = `Merge pull request #${number} from acme/change-${number}`
    await origin.git('merge', '--quiet', '--no-ff', '--message', message, `change-${number}`)
    await github.importCommits(repository, origin.directory)
    return origin.resolve('HEAD')
  }
  const told =
    '1 new error (`src/total.ts:3`) by `#12` and `#14` together: neither `#12` nor `#14` had it alone.'

  await origin.git('checkout', '--quiet', '-b', 'queue')
  await merge(12)
  const batch = await merge(14)
  const group = { repository, headSha: batch, baseSha: before, pullNumber: 14 }
  const queued = await widget.runEvent(mergeGroupEvent(group), { env })
  expect(queued.outputs, queued.stdout).toMatchObject({ result: 'fail', 'new-errors': '1' })
  expect(queued.summary).toContain(`This batch holds \`#12\` and \`#14\`. ${told}`)
  expect(queued.stdout).toContain('neither #12 nor #14 had it alone.')

  await origin.checkout('main')
  const shas = [await merge(12), await merge(14)]

  // Nobody has checked either of them on the branch yet: the baseline is older than what this one sits on.
  const tree = { 'src/price.ts': asText, 'README.md': 'shop\n', 'src/total.ts': total }
  const sixteen = await widget.openPull(16, { ...tree, 'src/own.ts': fileWithErrors(1) })
  const stale = await widget.runOnPull(sixteen, { env })
  expect(stale.outputs, stale.stdout).toMatchObject({ 'baseline-sha': before, 'new-errors': '2' })
  const body = github.comments.at(-1)?.body
  expect(body).toContain(
    'The baseline is 2 commits older than the base commit: `#12` and `#14` came in between.',
  )
  expect(body).toContain('1 new error (`src/total.ts:3`) where `#14` wrote the code.')

  for (const sha of shas) {
    const parent = (await origin.git('rev-parse', `${sha}^1`)).trim()
    const pushed = await widget.runEvent(pushEvent({ repository, sha, before: parent }), { env })
    expect(pushed.summary.includes(told), pushed.summary).toBe(sha === shas[1])
  }
})
