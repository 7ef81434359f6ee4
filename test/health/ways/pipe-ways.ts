/** Ways in which what stands between the checker and us spoils the run: a pipe, a script, a lost exit code. */
import { type StartedWay, shell, whole } from '../way.ts'

const piped = (filter: string) => (subject: Parameters<StartedWay['command']>[0]) =>
  shell(`"$@" | ${filter}`, whole(subject))

/** Each replays the output and the exit code of a real run, through a real pipe. */
export const pipeWays: readonly StartedWay[] = [
  {
    sentence: 'finds errors, and the script around it says 0',
    kind: 'exit-disagrees',
    command: (subject) => shell('"$@" || true', whole(subject)),
  },
  {
    sentence: 'finds nothing, and the script around it says 1',
    kind: { all: 'exit-disagrees', tsc: 'output-empty' },
    tree: 'clean',
    reallyClean: true,
    command: (subject) => shell('"$@"; exit 1', whole(subject)),
  },
  {
    sentence: 'finds errors, and the script around it ends with 70',
    kind: { all: 'checker-crashed' },
    command: (subject) => shell('"$@"; exit 70', whole(subject)),
  },
  {
    sentence: 'finds nothing, and make says that it was killed',
    kind: 'checker-killed',
    tree: 'clean',
    command: (subject) =>
      shell('"$@"; echo "make: *** [Makefile:2: types] Error 137" >&2; exit 2', whole(subject)),
  },
  {
    sentence: 'finds nothing, and pnpm says that it failed while the script around it says 0',
    kind: { all: 'exit-disagrees', tsc: 'checker-crashed' },
    tree: 'clean',
    command: (subject) =>
      shell('"$@"; echo " ELIFECYCLE  Command failed with exit code 1." >&2', whole(subject)),
  },
  {
    sentence: 'prints to nowhere',
    kind: 'output-empty',
    command: (subject) => shell('"$@" > /dev/null 2>&1', whole(subject)),
  },
  {
    sentence: 'prints to nowhere, and the script around it says 0',
    kind: { all: 'output-empty', tsc: { not: 'a clean run of tsc prints nothing either' } },
    command: (subject) => shell('"$@" > /dev/null 2>&1 || true', whole(subject)),
  },
  {
    sentence: 'prints more than is read',
    kind: 'output-too-large',
    command: whole,
    mostBytes: 500,
  },
  {
    sentence: 'is cut off in the middle of a line',
    kind: { all: 'output-cut' },
    command: piped('head -c 250'),
  },
  {
    sentence: 'is cut off after some lines',
    kind: { all: 'output-cut' },
    command: piped('head -n 12'),
  },
  {
    sentence: 'loses its first lines',
    kind: {
      all: 'summary-disagrees',
      pyright: 'output-unread',
      basedpyright: 'output-unread',
      tsc: 'output-unread',
      pyrefly: 'output-unread',
    },
    command: piped('tail -n 9'),
  },
  {
    sentence: 'loses its errors to grep',
    kind: { all: 'output-unread', mypy: 'output-cut', ty: 'summary-disagrees' },
    command: piped('grep -v error'),
  },
  {
    sentence: 'loses its line breaks',
    kind: {
      all: 'output-cut',
      pyright: 'exit-disagrees',
      basedpyright: ['exit-disagrees', 'output-unread'],
      pyrefly: 'exit-disagrees',
    },
    command: piped("tr '\\n' ' '"),
  },
  {
    sentence: 'is passed on as UTF-16',
    kind: ['output-cut', 'output-unread'],
    command: piped('iconv -f utf-8 -t utf-16le'),
  },
]
