import './gone.ts'

export const x: number = 'a'
