/** Why the system refused, in words for people. */
import { codeOf, messageOf } from '../thrown.ts'

/** What users meet most; anything else as the system says it. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there and can’t be made',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'a part of its path is a file, not a folder',
  EACCES: 'it may not be opened (permission denied)',
  EPERM: 'it may not be opened (permission denied)',
  EROFS: 'the file system is read-only',
  ENOSPC: 'there is no space left',
  EDQUOT: 'there is no space left (quota)',
  EFBIG: 'it would be larger than a file may be here',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
}

/** In the middle of a sentence. */
export function systemReason(error: unknown): string {
  return reasons[codeOf(error) ?? ''] ?? messageOf(error)
}
