import { z } from 'zod'
import { fieldValues } from '#contract/fields.ts'

/** What of a person a merge may change. */
export const profile = z.object({
  name: z.string(),
  organizationId: z.uuid().nullable(),
  seesOrganization: z.boolean(),
  isVip: z.boolean(),
  timeZone: z.string().nullable(),
  fields: fieldValues.default({}),
})
export type Profile = z.infer<typeof profile>

export const ownIdentity = z.object({ kind: z.enum(['email', 'phone']), value: z.string(), position: z.int() })
export type OwnIdentity = z.infer<typeof ownIdentity>

/** What a merge changed besides the rows that it gave to the other person. */
export const personMergeTraces = z.object({
  /** The addresses and numbers that went over, in the places they had. */
  identities: z.array(ownIdentity),
  wasActive: z.boolean(),
  /** The one who goes on had no password and got that of the other. */
  tookPassword: z.boolean(),
  into: z.object({ before: profile, after: profile }),
})
export type PersonMergeTraces = z.infer<typeof personMergeTraces>

/** As the audit log tells of it. */
export function toldProfile({ fields, ...rest }: Profile) {
  return { ...fields, ...rest }
}
