export function (
