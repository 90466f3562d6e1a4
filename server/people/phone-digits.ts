/** Shorter numbers are extensions, which mean nothing outside their own exchange. */
export const shortestNational = 7
/** Country codes have one to three digits (ITU-T E.164). */
const longestCountryCode = 3

/**
 * What decides whether two numbers are the same: their digits, without the prefixes that depend on where one
 * dials from (`00`, a trunk's `0`, as in `+44 (0)20`).
 */
export function phoneDigits(phone: string): string {
  const digits = phone.replace('(0)', '').replace(/\D/g, '')
  return digits.replace(/^0+/, '') || digits
}

/** Whether one of the numbers is the other with its country code. */
export function isSameLine(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short === long) return true
  return short.length >= shortestNational && long.length - short.length <= longestCountryCode && long.endsWith(short)
}

/** The forms under which a number may have been kept by somebody who left its country code out. */
export function nationalForms(digits: string): string[] {
  return [1, 2, longestCountryCode]
    .map((length) => digits.slice(length))
    .filter((form) => form.length >= shortestNational)
}
