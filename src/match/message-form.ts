/**
 * The form of a message that is compared: its first line, without what varies and means nothing: line numbers
 * of other places, where packages are installed, numbers of type variables, the order inside unions. The
 * further lines explain the first one by the member of a union that happened to come first. The message that
 * people read is never changed. docs/matching.md
 */
import { unionForm } from './union-form.ts'

/** mypy says “defined on line 12”, “(line 12)”; the number follows every edit above that line. */
const lineNumbers = /\b(lines?) \d+\b/g
/** An interpreter's or package manager's folder differs between machines; what is inside does not. */
const installFolders =
  /(?:[A-Za-z]:)?[\\/](?:[^\s"'`()[\],:;\\/]+[\\/])+(?=(?:site-packages|dist-packages|node_modules|typeshed)[\\/])/g
/** mypy numbers type variables by the order in which it meets them: T`-1, T`12. */
const typeVariableIds = /`-?\d+\b/g

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
  if (/site-packages|dist-packages|node_modules|typeshed/.test(form)) {
    form = form.replace(installFolders, '')
  }
  if (form.includes('`')) {
    form = form.replace(typeVariableIds, '`#')
  }
  return form.includes(' | ') || form.includes('Union[') ? unionForm(form) : form
}
