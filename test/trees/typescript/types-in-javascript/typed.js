export const typed: number = 'twelve'
