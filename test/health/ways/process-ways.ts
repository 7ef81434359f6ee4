/** Ways in which the process itself goes wrong: not started, killed, starved, never ending. */
import { type StartedWay, shell, whole } from '../way.ts'

const native = { not: 'a native program has no interpreter' } as const

/** Each by really starting the checker like that. */
export const processWays: readonly StartedWay[] = [
  {
    sentence: 'is killed by SIGKILL',
    kind: 'checker-killed',
    command: (subject) => shell('"$@" & kill -KILL $!; wait $!; kill -KILL $$', whole(subject)),
  },
  {
    sentence: 'is ended by SIGTERM',
    kind: 'checker-killed',
    command: (subject) => shell('"$@" & kill -TERM $!; wait $!; kill -TERM $$', whole(subject)),
  },
  {
    sentence: 'is ended by a segmentation fault',
    kind: 'checker-killed',
    command: (subject) => shell('"$@" & kill -SEGV $!; wait $!; kill -SEGV $$', whole(subject)),
  },
  {
    sentence: 'is killed, and its shell passes that on as exit code 137',
    kind: 'checker-killed',
    command: (subject) => shell('"$@" & kill -KILL $!; wait $!', whole(subject)),
  },
  {
    sentence: 'is aborted, and its shell passes that on as exit code 134',
    kind: 'checker-killed',
    command: (subject) => shell('"$@" & kill -ABRT $!; wait $!', whole(subject)),
  },
  {
    sentence: 'gets too little memory',
    kind: ['checker-out-of-memory', 'checker-internal-error', 'checker-crashed', 'checker-killed'],
    command: (subject) => shell(`ulimit -v ${subject.littleMemory}; exec "$@"`, whole(subject)),
  },
  {
    sentence: 'may not open files',
    kind: ['checker-wrong-installation', 'checker-crashed', 'checker-killed', 'checker-internal-error'],
    command: (subject) => shell('ulimit -n 3; exec "$@"', whole(subject)),
  },
  {
    sentence: 'writes to a disk that is full',
    // Node's programs say nothing of it.
    kind: {
      all: 'checker-disk-full',
      pyright: 'output-empty',
      basedpyright: 'output-empty',
      tsc: ['checker-disk-full', 'output-empty'],
    },
    command: (subject) => shell('exec "$@" > /dev/full', whole(subject)),
  },
  {
    sentence: 'has no standard output',
    kind: { all: 'output-empty', mypy: 'checker-internal-error', pyrefly: 'summary-disagrees' },
    command: (subject) => shell('exec "$@" >&-', whole(subject)),
  },
  {
    sentence: 'hangs until its time is up',
    kind: 'checker-timed-out',
    command: (subject) => shell('"$@" & kill -STOP $!; wait $!', whole(subject)),
    timeLimitMs: 400,
  },
  {
    sentence: 'is not installed',
    kind: 'checker-not-found',
    command: ({ name, args }) => [name, ...args],
    env: { PATH: '/nonexistent' },
  },
  {
    sentence: 'is not installed where a shell looks for it',
    kind: 'checker-not-found',
    command: ({ name, args }) => shell('PATH=/nonexistent; "$@"', [name, ...args]),
  },
  {
    sentence: 'is not installed, and the script around it says 0',
    kind: 'checker-not-found',
    command: ({ name, args }) => shell('PATH=/nonexistent; "$@" || true', [name, ...args]),
  },
  {
    sentence: 'is not installed, and the script around it prints the nothing that it kept',
    kind: 'checker-not-found',
    command: ({ name, args }) => shell('PATH=/nonexistent; kept=$("$@"); echo "$kept"', [name, ...args]),
  },
  {
    sentence: 'is killed, and the script around it says 0',
    kind: { all: 'output-empty', tsc: 'output-unread' },
    command: (subject) => shell('"$@" & kill -KILL $!; wait $! || echo Killed >&2', whole(subject)),
  },
  {
    sentence: 'may not be executed',
    kind: 'checker-not-executable',
    prepare: (folder, { name }) => folder.write(name, '#!/bin/sh\n'),
    command: ({ name, args }) => [`./${name}`, ...args],
  },
  {
    sentence: 'may not be executed by the shell that starts it',
    kind: 'checker-not-executable',
    prepare: (folder, { name }) => folder.write(name, '#!/bin/sh\n'),
    command: ({ name, args }) => shell('"$@"', [`./${name}`, ...args]),
  },
  {
    sentence: 'names an interpreter that is not there',
    kind: 'checker-not-executable',
    prepare: (folder, { name }) => folder.write(name, '#!/nonexistent/python\n', 0o755),
    command: ({ name, args }) => [`./${name}`, ...args],
  },
  {
    sentence: 'names an interpreter that is not on the PATH',
    kind: 'checker-wrong-installation',
    prepare: (folder, { name }) => folder.write(name, '#!/usr/bin/env no-such-interpreter\n', 0o755),
    command: ({ name, args }) => [`./${name}`, ...args],
  },
  {
    sentence: 'is started in a folder that is not there',
    kind: 'checker-not-executable',
    command: whole,
    cwd: 'gone',
  },
  {
    sentence: 'is started with the interpreter of another language',
    kind: { all: 'checker-crashed', basedpyright: 'checker-wrong-installation' },
    command: ({ program, args, runtime }) => [
      runtime === 'node' ? 'python3' : process.execPath,
      ...program.slice(-1),
      ...args,
    ],
  },
  {
    sentence: 'is missing from the interpreter that starts it',
    kind: 'checker-wrong-installation',
    command: ({ name, args }) =>
      name === 'tsc'
        ? [process.execPath, './node_modules/typescript/bin/tsc', ...args]
        : ['python3', '-I', '-S', '-m', name, ...args],
  },
  {
    sentence: 'has an interpreter that can’t start',
    kind: { all: 'checker-wrong-installation', ty: native, pyrefly: native },
    command: whole,
    env: { NODE_OPTIONS: '--require=/nonexistent.js', PYTHONHOME: '/nonexistent' },
  },
]
