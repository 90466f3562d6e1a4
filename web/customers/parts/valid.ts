import { emailAddress, phoneNumber } from '#contract/common.ts'
import { organizations } from '#contract/structure.ts'

export function isAddress(text: string): boolean {
  return emailAddress.safeParse(text).success
}

export function isPhone(text: string): boolean {
  return phoneNumber.safeParse(text).success
}

export function isDomain(text: string): boolean {
  return organizations.update.body.shape.domains.safeParse([text]).success
}

/** What people paste, as a domain: `https://www.Example.org/x` and `ana@example.org` are both `example.org`. */
export function domainOf(text: string): string {
  const bare = text.trim().toLowerCase()
  const host = bare.replace(/^[a-z]+:\/\//, '').replace(/[/?#].*$/, '')
  return (host.split('@').at(-1) ?? '').replace(/^www\./, '')
}
