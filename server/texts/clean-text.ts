const lineBreakers = /[\p{Cc}\u2028\u2029]+/gu
const bodyControls = /(?![\t\n])\p{Cc}/gu

/** One line without control characters: safe in a header, a log line, a column and a title. */
export function cleanLine(value: string): string {
  return value.toWellFormed().replace(lineBreakers, ' ').trim()
}

/** Lines end in LF; no NUL (PostgreSQL refuses it) and no lone surrogate is left. */
export function cleanBody(value: string): string {
  return value.toWellFormed().replace(/\r\n?/g, '\n').replace(bodyControls, '')
}

/** The text's beginning, marked when something was left out; the raw mail keeps the rest. */
export function bounded(value: string, length: number): string {
  return value.length <= length ? value : `${value.slice(0, length).toWellFormed()}\n[…]`
}
