/** Says that a configuration file above the folder of the command holds; `path` is as seen from that folder. */
export function filedAboveText(path: string): string {
  return `reading ${path}; all paths start at its folder`
}
