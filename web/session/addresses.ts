import { emailAddress } from '#contract/common.ts'

export function isAddress(text: string): boolean {
  return emailAddress.safeParse(text).success
}
