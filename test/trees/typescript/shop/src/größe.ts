// Unicode in paths, names and messages.
export const größe: number = '日本語 🦆'
export const ente: 'groß' | 'klein (1,2): error TS1: no' = '🦆 Ente'
export const 変数 = größe.überschrift
