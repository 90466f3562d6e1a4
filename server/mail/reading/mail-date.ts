const zone = /(?:[+-]\d{2}:?\d{2}|\b(?:ut|utc|gmt|z|[ecmp][sd]t))$/i

/** A date of RFC 5322 section 3.3; without a zone it is read as UTC, so that no machine's own zone decides. */
export function parseMailDate(value: string | undefined): Date | undefined {
  if (!value) return undefined
  const plain = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const date = new Date(zone.test(plain) ? plain : `${plain} +0000`)
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date : undefined
}
