/**
 * Every guard that an attack must meet, as the text that makes it and what would stand there without it. Each
 * text must be in its file exactly once, so a guard that is rewritten has to be named here again.
 */

/** One guard, and the attacks of which at least one must succeed without it. */
export interface Guard {
  readonly name: string
  /** In `test/attacks`. */
  readonly attacks: string
  /** Of the names of its cases; all when left out. */
  readonly cases?: string
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[]
}

const trust = 'src/app/baseline/trust.ts'
const zip = 'src/adapters/github/zip-entry.ts'
const markdown = 'src/render/encode/markdown.ts'
const log = 'src/render/encode/workflow-command.ts'
const pull = 'src/app/publish/find-pull.ts'
const result = 'src/app/publish/find-result.ts'
const decode = 'src/app/publish/decode-result.ts'
const trigger = 'src/app/publish/triggering-run.ts'
const document = 'src/render/markdown/document.ts'
const git = 'src/adapters/git/git-program.ts'

/** In the order of the threat model. */
export const guards: readonly Guard[] = [
  {
    name: 'a baseline’s run belongs to this repository',
    attacks: 'poisoning',
    cases: 'fork’s branch',
    edits: [
      { file: trust, from: ' || run.headRepositoryId !== expected.repositoryId', to: '' },
      { file: trust, from: 'artifact.headRepositoryId === expected.repositoryId &&', to: '' },
    ],
  },
  {
    name: 'a baseline’s run has a trusted event',
    attacks: 'poisoning',
    cases: 'outsider’s event',
    edits: [{ file: trust, from: '!trustedEvents.includes(run.event)', to: 'false' }],
  },
  {
    name: 'a baseline’s run is of the same workflow',
    attacks: 'poisoning',
    cases: 'another workflow',
    edits: [
      { file: trust, from: 'return run.workflowId === workflow.id', to: 'return true' },
      { file: trust, from: 'return run.workflowPath === name ||', to: 'return true ||' },
    ],
  },
  {
    name: 'a baseline’s run was not cancelled',
    attacks: 'poisoning',
    cases: 'cancelled',
    edits: [{ file: trust, from: 'if (run.cancelled) {', to: 'if (false) {' }],
  },
  {
    name: 'an artifact has its digest',
    attacks: 'poisoning',
    cases: 'digest|swapped',
    edits: [
      {
        file: 'src/adapters/github/artifact-bytes.ts',
        from: 'digest !== null && digest !== actual',
        to: 'false',
      },
    ],
  },
  {
    name: 'a list that ends early is unread',
    attacks: 'poisoning',
    cases: 'ends early',
    edits: [
      {
        file: 'src/adapters/github/list-pages.ts',
        from: 'if (items.length >= answer.total) {',
        to: 'if (items.length >= answer.total || answer.items.length === 0) {',
      },
      {
        file: 'src/adapters/github/list-pages.ts',
        from: 'if (items.length === 0 && total > 0) {',
        to: 'if (false) {',
      },
    ],
  },
  {
    name: 'a zip has one entry',
    attacks: 'archive',
    cases: 'second entry',
    edits: [{ file: zip, from: '!wanted.first || ', to: '' }],
  },
  {
    name: 'a zip’s entry is a regular file',
    attacks: 'archive',
    cases: 'symbolic link',
    edits: [{ file: zip, from: 'type !== 0 && type !== regularFile', to: 'false' }],
  },
  {
    name: 'a zip is no bomb',
    attacks: 'archive',
    cases: 'bomb',
    edits: [{ file: zip, from: 'entry.uncompressedSize > entry.compressedSize * mostRatio', to: 'false' }],
  },
  {
    name: 'a zip’s checksum is right',
    attacks: 'archive',
    cases: 'checksum',
    edits: [{ file: zip, from: 'crc32(content) !== entry.crc32', to: 'false' }],
  },
  {
    name: 'a snapshot’s indexes are in bounds',
    attacks: 'archive',
    cases: 'a snapshot',
    edits: [{ file: 'src/snapshot/columns.ts', from: 'value >= end) {', to: 'false) {' }],
  },
  {
    name: 'the log obeys no newer command',
    attacks: 'log',
    cases: 'commands',
    edits: [{ file: log, from: ".replace(/^(\\s*):(?=:)/, '$1:\\u200b')", to: '' }],
  },
  {
    name: 'the log obeys no older command',
    attacks: 'log',
    cases: 'commands',
    edits: [{ file: log, from: ".replaceAll('##[', '##\\u200b[')", to: '' }],
  },
  {
    name: 'the log has no controls',
    attacks: 'log',
    cases: 'commands',
    edits: [{ file: log, from: ".replace(controls, '')", to: '' }],
  },
  {
    name: 'what a step prints obeys nothing, as text or Markdown',
    attacks: 'command-line',
    cases: 'text commands|Markdown commands',
    edits: [
      { file: 'src/render/encode/quiet.ts', from: "text.includes('##[')", to: 'false' },
      { file: 'src/render/encode/quiet.ts', from: "quiet.includes('::')", to: 'false' },
    ],
  },
  {
    name: 'what a step prints obeys nothing, as HTML',
    attacks: 'command-line',
    cases: 'HTML commands',
    edits: [{ file: 'src/render/html/template.ts', from: "escaped.includes('##[')", to: 'false' }],
  },
  {
    name: 'what a step prints obeys nothing, as JSON',
    attacks: 'command-line',
    cases: 'JSON commands|a snapshot commands',
    edits: [{ file: 'src/render/encode/json.ts', from: "json.replaceAll('##[', '##\\\\u005b')", to: 'json' }],
  },
  {
    name: 'what a step prints obeys nothing, as XML',
    attacks: 'command-line',
    cases: 'XML commands',
    edits: [{ file: 'src/render/encode/xml.ts', from: ".replaceAll('##[', '##&#91;')", to: '' }],
  },
  {
    name: 'a checker gets no token and no command file',
    attacks: 'log',
    cases: 'does not get|appends to every file',
    edits: [
      {
        file: 'src/adapters/process/child-environment.ts',
        from: '!ours.some(',
        to: '!ours.slice(9).some(',
      },
    ],
  },
  {
    name: 'Markdown is escaped',
    attacks: 'markdown',
    edits: [
      {
        file: markdown,
        from: 'quietText(visible(word)).replace(special, ',
        to: 'quietText(visible(word)).replace(/(?!)/g, ',
      },
    ],
  },
  {
    name: 'references are broken',
    attacks: 'markdown',
    edits: [{ file: markdown, from: 'reference.test(word)', to: 'false' }],
  },
  {
    name: 'what can’t be seen is made visible',
    attacks: 'markdown',
    edits: [
      {
        file: 'src/render/encode/visible.ts',
        from: "if (character === '\\t'",
        to: "if (true || character === '\\t'",
      },
    ],
  },
  {
    name: 'a code span’s fence is longer than what is inside',
    attacks: 'markdown',
    edits: [
      {
        file: markdown,
        from: "const fence = '`'.repeat(longest + 1)\n  const padding",
        to: "const fence = '`'\n  const padding",
      },
    ],
  },
  {
    name: 'line breaks do not leave a line of Markdown',
    attacks: 'markdown',
    edits: [{ file: markdown, from: ".replace(/\\r\\n|\\n|\\r/g, '⏎')", to: '' }],
  },
  {
    name: 'a table’s cells keep their pipes',
    attacks: 'markdown',
    cases: 'changed file',
    edits: [{ file: markdown, from: 'escapes.length % 2 === 0 ?', to: 'false ?' }],
  },
  {
    name: 'the report escapes what it shows',
    attacks: 'report',
    edits: [
      {
        file: 'src/render/html/template.ts',
        from: ".replace(/[&<>\"']/g, (character) => entities[character] ?? '')",
        to: '',
      },
    ],
  },
  {
    name: 'the report’s data can’t end its element',
    attacks: 'report',
    edits: [{ file: 'src/render/html/report-parts.ts', from: 'data: options.pack(json)', to: 'data: json' }],
  },
  {
    name: 'a comment is ours by its author',
    attacks: 'marker',
    edits: [
      {
        file: 'src/adapters/github/github-pull-requests.ts',
        from: 'candidates.filter(({ author }) => author === login)',
        to: 'candidates',
      },
    ],
  },
  {
    name: 'a comment is ours by its first line',
    attacks: 'marker',
    edits: [
      { file: 'src/render/markdown/marker.ts', from: '/^<!-- type-ratchet v1', to: '/<!-- type-ratchet v1' },
    ],
  },
  {
    name: 'a comment is ours by its check’s name',
    attacks: 'marker',
    edits: [
      {
        file: 'src/app/action/comment-writing.ts',
        from: "marker !== null && (name === '' || marker.name === name)",
        to: 'marker !== null',
      },
    ],
  },
  {
    name: 'git starts no program of the checkout’s configuration',
    attacks: 'program',
    cases: 'monitor|hooks',
    edits: [{ file: git, from: "['-C', folder, ...safety, ...args]", to: "['-C', folder, ...args]" }],
  },
  {
    name: 'a partial clone fetches over HTTP alone',
    attacks: 'program',
    cases: 'partial clone',
    edits: [{ file: git, from: ' ?? protocols', to: '' }],
  },
  {
    name: 'no program of the checkout’s configuration answers for a password',
    attacks: 'program',
    cases: 'partial clone',
    edits: [{ file: git, from: "  'core.askPass=',\n  'credential.helper=',\n", to: '' }],
  },
  {
    name: 'git starts no external diff',
    attacks: 'program',
    cases: 'external diffs',
    edits: [
      {
        file: 'src/adapters/git/git-repo.ts',
        from: "  '--no-ext-diff',\n  '--no-textconv'",
        to: "  '--no-textconv'",
      },
    ],
  },
  {
    name: 'git converts no text',
    attacks: 'program',
    cases: 'text conversion',
    edits: [{ file: 'src/adapters/git/git-repo.ts', from: "  '--no-textconv',\n", to: '' }],
  },
  {
    name: 'a command that needs a shell is refused',
    attacks: 'program',
    cases: 'a command',
    edits: [
      {
        file: 'src/config/argv.ts',
        from: '(?<plain>[^\\s\'"\\\\$;|&<>*`]+)',
        to: '(?<plain>[^\\s\'"\\\\]+)',
      },
    ],
  },
  {
    name: 'a comment stays within its limit',
    attacks: 'oversized',
    edits: [
      { file: document, from: 'text.length <= room.limit ? text :', to: 'true ? text :' },
      { file: document, from: 'fitted(sections, room.limit,', to: 'fitted(sections, 1e9,' },
    ],
  },
  {
    name: 'a published comment stays within its limit',
    attacks: 'oversized',
    edits: [
      {
        file: 'src/render/markdown/section.ts',
        from: 'const next = text.length <= limit ? null : leastUseful(states)',
        to: 'const next = text.length <= 10_000_000 ? null : leastUseful(states)',
      },
      {
        file: 'src/render/markdown/claim.ts',
        from: 'return text.length <= limit ? text :',
        to: 'return true ? text :',
      },
    ],
  },
  {
    name: 'annotations stay within the runner’s limit',
    attacks: 'oversized',
    edits: [
      {
        file: 'src/render/annotations.ts',
        from: 'first === undefined || annotations.length <= room',
        to: 'true',
      },
    ],
  },
  {
    name: 'a result’s texts are cut to what its reader reads',
    attacks: 'oversized',
    edits: [{ file: 'src/render/result.ts', from: 'text.length <= longest ? text :', to: 'true ? text :' }],
  },
  {
    name: 'a published run was for a pull request',
    attacks: 'publisher',
    cases: 'anything but a pull request',
    edits: [{ file: trigger, from: "run.event !== 'pull_request'", to: 'false' }],
  },
  {
    name: 'a published run is of the workflow that was named',
    attacks: 'publisher',
    cases: 'another workflow',
    edits: [
      { file: trigger, from: '(file === null || isExpectedWorkflow', to: '(true || isExpectedWorkflow' },
    ],
  },
  {
    name: 'a pull request is found by its head repository',
    attacks: 'publisher',
    cases: 'same name in another',
    edits: [{ file: pull, from: 'pull.headRepositoryId === headRepositoryId &&', to: '' }],
  },
  {
    name: 'a run fits one pull request',
    attacks: 'publisher',
    cases: 'two open',
    edits: [
      { file: 'src/app/publish/publish-action.ts', from: 'if (pulls.length > 1) {', to: 'if (false) {' },
    ],
  },
  {
    name: 'a result is that of this head, run and name',
    attacks: 'publisher',
    cases: 'copied|another name',
    edits: [{ file: result, from: 'if (claimed !== recorded) {', to: 'if (false) {' }],
  },
  {
    name: 'a run has one result for a publisher',
    attacks: 'publisher',
    cases: 'many checks',
    edits: [{ file: result, from: 'if (others.length > 0) {', to: 'if (false) {' }],
  },
  {
    name: 'a result does not contradict itself',
    attacks: 'publisher',
    cases: 'contradicts',
    edits: [{ file: decode, from: 'if (fault !== null) {', to: 'if (false) {' }],
  },
  {
    name: 'a result is small enough to be downloaded',
    attacks: 'publisher',
    cases: 'larger than any',
    edits: [
      {
        file: 'src/adapters/github/artifact-bytes.ts',
        from: 'if (bytes > limit) {\n    throw new ProblemError',
        to: 'if (false) {',
      },
    ],
  },
  {
    name: 'what a change edits of its rules is shown first',
    attacks: 'publisher',
    cases: 'sees first',
    edits: [
      {
        file: 'src/app/change/rule-edits.ts',
        from: 'paths.filter(decides)',
        to: 'paths.filter(() => false)',
      },
    ],
  },
  {
    name: 'the base commit’s code meets no secrets',
    attacks: 'program',
    cases: 'meet secrets',
    edits: [
      {
        file: 'src/app/action/recompute.ts',
        from: ' && event.target !== true',
        to: '',
      },
    ],
  },
]
