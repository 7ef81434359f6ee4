/** A small action over the real toolkit: what it does is an input, what it saw is the output `report`. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Artifact, DefaultArtifactClient, type FindOptions } from '@actions/artifact'
import {
  error,
  getInput,
  getState,
  info,
  notice,
  saveState,
  setFailed,
  setOutput,
  summary,
} from '@actions/core'
import { context, getOctokit } from '@actions/github'

const client = new DefaultArtifactClient()
const folder = process.env['RUNNER_TEMP'] ?? ''

/** Two uploads, a third under a taken name, then the list of the run's own artifacts. */
async function upload(): Promise<unknown> {
  const [zipped, raw] = [join(folder, 'snapshot.json'), join(folder, 'report.html')]
  await writeFile(zipped, '{"errors":1}')
  await writeFile(raw, '<!doctype html><title>Report</title>')
  const first = await client.uploadArtifact('baseline', [zipped], folder, { retentionDays: 14 })
  await client.uploadArtifact('ignored', [raw], folder, { skipArchive: true })
  const refusal = await client.uploadArtifact('baseline', [zipped], folder).then(
    () => 'none',
    (reason: Error) => reason.message,
  )
  const { artifacts } = await client.listArtifacts()
  const own = await client.downloadArtifact(first.id ?? 0, { path: join(folder, 'own') })
  return {
    refusal,
    names: artifacts.map(({ name }) => name),
    own: await readFile(join(own.downloadPath ?? '', 'snapshot.json'), 'utf8'),
  }
}

/** What another run uploaded, over REST. */
async function download(): Promise<unknown> {
  const findBy: FindOptions['findBy'] = {
    token: getInput('github-token'),
    workflowRunId: Number(getInput('run-id')),
    repositoryOwner: context.repo.owner,
    repositoryName: context.repo.repo,
  }
  const { artifacts } = await client.listArtifacts({ findBy })
  return Promise.all(artifacts.map((artifact) => contentOf(artifact, findBy)))
}

async function contentOf(artifact: Artifact, findBy: FindOptions['findBy']): Promise<unknown> {
  const path = join(folder, String(artifact.id))
  const { digestMismatch } = await client.downloadArtifact(artifact.id, {
    path,
    ...(findBy && { findBy }),
    ...(artifact.digest && { expectedHash: artifact.digest }),
  })
  const file = artifact.name.endsWith('.html') ? artifact.name : 'snapshot.json'
  return { name: artifact.name, digestMismatch, text: await readFile(join(path, file), 'utf8') }
}

/** Everything that a step can leave behind, and what it sees of its surroundings. */
async function surroundings(): Promise<unknown> {
  notice('Look here', { file: 'a.py', startLine: 3, title: 'Note: one, two' })
  info('##[error]from a log line')
  error('100%\nsure')
  saveState('leg', 'three')
  await summary.addRaw('The summary').write()
  const { data } = await getOctokit(getInput('github-token')).rest.repos.get(context.repo)
  return {
    repository: data.full_name,
    event: context.eventName,
    pull: context.payload.pull_request?.['head'].repo.full_name,
    sha: context.sha,
    node: process.versions.node.split('.')[0],
    workspace: process.cwd(),
    matrix: JSON.parse(getInput('matrix')),
    state: getState('leg'),
    leaked: process.env['npm_config_user_agent'] ?? process.env['VITEST'] ?? 'nothing',
  }
}

const tasks: Readonly<Record<string, () => Promise<unknown>>> = { upload, download, surroundings }
const task = tasks[getInput('task')]
if (task === undefined) setFailed(`No task ${getInput('task')}`)
else setOutput('report', JSON.stringify(await task()))
