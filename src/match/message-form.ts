/**
 * The form of a message that is compared: its first line, without what varies and means nothing: line numbers
 * of other places, where packages are installed, numbers of type variables, the order inside unions. The
 * further lines explain the first one by the member of a union that happened to come first. The message that
 * people read is never changed. docs/matching.md
 */
import { unionForm } from '#model/union-form.ts'

/** mypy says “defined on line 12”, “(line 12)”; the number follows every edit above that line. */
const lineNumbers = /\b(lines?) \d+\b/g
/** An interpreter's or package manager's folder differs between machines; what is inside does not. */
const installFolders =
  /(?:[A-Za-z]:)?[\\/](?:[^\s"'`()[\],:;\\/]+[\\/])+(?=(?:site-packages|dist-packages|node_modules|typeshed)[\\/])/g
const installed = /site-packages|dist-packages|node_modules|typeshed/
/** mypy numbers type variables by the order in which it meets them: T`-1, T`12. */
const typeVariableIds = /`-?\d+\b/g

/** Python's older names of its own types (PEP 585), which a checker repeats as the source has them. */
const typingPrefix = /(?<![\w.])(?:typing|typing_extensions|collections\.abc)\.(?=[A-Z])/g
const typingAlias =
  /(?<=["'([, |])(?:List|Dict|Set|FrozenSet|Tuple|Type|DefaultDict|Deque|OrderedDict)(?=["'[\], |)])/g
const typingNames = /typing|collections\.abc|List|Dict|Set|Tuple|Type|Deque/

/** The names of parameters in the type of a function or method mean nothing: `(value: any, index?: number) => void`. */
const parameterName = /([(,]\s*(?:\.{3})?)[\p{L}_$][\p{L}\p{N}_$]*(\??): /gu
/** mypy's three sentences of one function that is not wholly annotated. */
const unannotated = /^(Function is missing a )(?:return )?(type annotation)(?: for one or more \w+)?$/
/** A member's name with quotes that it does not need: `{ "name": string }`. */
const quotedMember = /([{;]\s)["']([\p{L}_$][\p{L}\p{N}_$]*)["'](?=\??:)/gu
/** What tsc leaves out of a long type. */
const leftOut = /\.\.\. \d+ more \.\.\./g

/** Equal forms mean that the checker says the same. Literals are quoted as the source happens to quote them. */
export function messageForm(message: string): string {
  return steadyForm(message).replaceAll("'", '"')
}

/** All lines, each in its form: what a checker explains of two like findings may differ. */
export function wholeForm(message: string): string {
  return message.split('\n').map(messageForm).join('\n')
}

/** The form with the checker's own quotes, which tell where a name starts and ends. */
export function steadyForm(message: string): string {
  let [form = ''] = message.split('\n', 1)
  if (form.includes('line')) {
    form = form.replace(lineNumbers, '$1 #')
  }
  if ((form.includes('/') || form.includes('\\')) && installed.test(form)) {
    form = form.replace(installFolders, '')
  }
  if (typingNames.test(form)) {
    form = form.replaceAll(typingPrefix, '').replaceAll(typingAlias, (name) => name.toLowerCase())
  }
  if (form.startsWith('Function is missing')) {
    form = form.replace(unannotated, '$1$2')
  }
  if (form.includes('=>') || form.includes('{ ')) {
    form = form.replaceAll(quotedMember, '$1$2')
    form = form.replaceAll(parameterName, '$1_$2: ')
  }
  if (form.includes(' more ')) {
    form = form.replaceAll(leftOut, '... # more ...')
  }
  if (form.includes('`')) {
    form = form.replace(typeVariableIds, '`#')
  }
  return form.includes(' | ') || form.includes('Union[') ? unionForm(form) : form
}
