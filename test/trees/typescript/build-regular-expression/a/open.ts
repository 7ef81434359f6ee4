export const open = /a
