/** The environment for adapters that start git: nobody's configuration but the repository's own. */
export const hermeticGit: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  // Partial clones of tests fetch from a folder.
  GIT_ALLOW_PROTOCOL: 'file',
}
