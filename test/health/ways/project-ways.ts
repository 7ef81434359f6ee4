/** Ways in which the project, its configuration or the arguments are wrong. */
import { chmod, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type StartedWay, shell, single, whole } from '../way.ts'

/** Root reads everything, unless these are taken away. */
const unprivileged =
  'if [ "$(id -u)" = 0 ]; then exec setpriv --bounding-set=-dac_override,-dac_read_search "$@"; else exec "$@"; fi'

const asText = { not: 'it reads any bytes as text and reports what it can’t understand' } as const

/** Each by really starting the checker like that. */
export const projectWays: readonly StartedWay[] = [
  {
    sentence: 'gets an argument that it does not know',
    kind: 'checker-usage-error',
    command: (subject) => [...whole(subject), '--nonsense'],
  },
  {
    sentence: 'prints its help instead of checking',
    kind: { all: 'checker-usage-error', ty: 'output-unread', pyrefly: 'output-unread' },
    command: (subject) => [...whole(subject), '--help'],
  },
  {
    sentence: 'prints its version instead of checking',
    kind: { all: 'output-unread', pyright: 'output-cut', basedpyright: 'output-cut' },
    command: ({ program }) => [...program, '--version'],
  },
  {
    sentence: 'is told to use a configuration that is not there',
    kind: {
      all: 'checker-bad-configuration',
      pyright: 'checker-project-missing',
      basedpyright: 'checker-project-missing',
      tsc: 'checker-project-missing',
    },
    command: (subject) => [...whole(subject), subject.configOption, `gone-${subject.config.file}`],
  },
  {
    sentence: 'has a configuration that can’t be parsed',
    kind: 'checker-bad-configuration',
    prepare: (folder, { config }) => folder.write(config.file, config.broken),
    command: whole,
  },
  {
    sentence: 'finds no file in an empty folder',
    kind: 'checker-no-files',
    tree: 'empty',
    command: whole,
  },
  {
    sentence: 'has a configuration that leaves every file out',
    kind: { all: 'checker-no-files' },
    prepare: (folder, { config }) => folder.write(config.file, config.excluding),
    command: whole,
  },
  {
    sentence: 'is told to check a file that is not there',
    kind: { all: 'checker-project-missing' },
    command: (subject) => single(subject, `gone.${subject.extension}`),
  },
  {
    sentence: 'is told to check a link to nowhere',
    kind: { all: 'checker-project-missing' },
    prepare: (folder, { extension }) => symlink('nowhere', join(folder.path, `link.${extension}`)),
    command: (subject) => single(subject, `link.${subject.extension}`),
  },
  {
    sentence: 'is told to check a folder that is not there',
    kind: { all: 'checker-project-missing' },
    command: (subject) =>
      subject.name === 'tsc' ? [...whole(subject), '-p', 'gone'] : single(subject, 'gone'),
  },
  {
    sentence: 'meets a file that is no text',
    kind: { all: 'checker-file-unreadable', pyright: asText, basedpyright: asText },
    tree: 'binary',
    command: whole,
  },
  {
    sentence: 'meets a file that it may not read',
    kind: { all: 'checker-file-unreadable' },
    tree: 'clean',
    prepare: async (folder, { extension, config }) => {
      await chmod(await folder.write(`secret.${extension}`, 'x = 1\n'), 0)
      return extension === 'ts'
        ? folder.write(config.file, '{ "include": ["*.ts"], "compilerOptions": { "types": [] } }')
        : null
    },
    command: (subject) => shell(unprivileged, whole(subject)),
  },
  {
    sentence: 'is ended by timeout(1)',
    kind: ['output-empty', 'checker-crashed'],
    command: (subject) => shell('timeout 0.001 "$@" 2> /dev/null', whole(subject)),
  },
]
