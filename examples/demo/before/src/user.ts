export function greeting(user) {
  return 'Hello ' + user.name
}

export function age(born: Date): string {
  return new Date().getFullYear() - born.getFullYear()
}

export function initials(names: string[]): string {
  return names.map((name) => name[0].toUpperCase()).join('')
}
