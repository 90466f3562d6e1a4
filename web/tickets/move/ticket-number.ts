/** The number of a ticket as people type it, with or without its sign. */
export function readNumber(typed: string): number | undefined {
  const number = Number(typed.trim().replace(/^#/, ''))
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}
