export const total: number = 'twelve'
