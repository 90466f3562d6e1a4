import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { operation } from './operation.ts'

/** Six digits of the authenticator app, or one of the recovery codes; spaces and hyphens do not matter. */
export const factorCode = z.string().trim().min(6).max(40)

const recoveryCodes = z.object({
  /** Each works once, instead of a code of the app. They are shown this once. */
  recoveryCodes: z.array(z.string()),
})

export const secondFactorState = z
  .object({
    isOn: z.boolean(),
    since: instant.nullable(),
    recoveryCodesLeft: z.int(),
    /** The desk asks every agent for one. */
    isRequired: z.boolean(),
  })
  .meta({ id: 'SecondFactorState' })
export type SecondFactorState = z.infer<typeof secondFactorState>

const own = { access: 'requester' } as const
const codeErrors = ['not_found', 'wrong_code', 'factor_unreadable', 'too_many_requests'] as const

export const secondFactor = {
  state: operation({
    ...own,
    method: 'GET',
    path: '/me/second-factor',
    summary: 'Whether a second factor is asked for when I sign in',
    result: secondFactorState,
  }),
  begin: operation({
    ...own,
    method: 'POST',
    path: '/me/second-factor',
    summary: 'Make a secret for an authenticator app; nothing changes until a code of it is confirmed',
    /** The own password, where there is one: who finds a signed-in browser must not lock its owner out. */
    body: z.object({ password: z.string().max(200).default('') }),
    result: z.object({
      /** Base32 (RFC 4648), to be typed where no camera is at hand. */
      secret: z.string(),
      /** `otpauth://totp/…`, as a QR code shows it. */
      uri: z.string(),
    }),
    status: 201,
    errors: ['wrong_credentials', 'already_done', 'too_many_requests'],
  }),
  confirm: operation({
    ...own,
    method: 'POST',
    path: '/me/second-factor/confirm',
    summary: 'Turn the second factor on with a first code of the app; ends all other sessions',
    body: z.object({ code: factorCode }),
    result: recoveryCodes,
    errors: [...codeErrors, 'already_done'],
  }),
  prove: operation({
    ...own,
    method: 'POST',
    path: '/me/second-factor/proof',
    summary: 'Give a code again in this session, before something that needs a fresh one',
    body: z.object({ code: factorCode }),
    status: 204,
    errors: codeErrors,
  }),
  renewCodes: operation({
    ...own,
    method: 'POST',
    path: '/me/second-factor/recovery-codes',
    summary: 'Make new recovery codes; the ones before work no more',
    body: z.object({ code: factorCode }),
    result: recoveryCodes,
    errors: codeErrors,
  }),
  turnOff: operation({
    ...own,
    method: 'POST',
    path: '/me/second-factor/off',
    summary: 'Turn the second factor off; ends all other sessions',
    body: z.object({ code: factorCode }),
    status: 204,
    errors: codeErrors,
  }),
  list: operation({
    access: 'admin',
    scope: 'people:read',
    method: 'GET',
    path: '/people/second-factors',
    summary: 'Who has a second factor',
    result: z.object({ items: z.array(z.object({ personId: id, since: instant })) }),
  }),
  reset: operation({
    access: 'admin',
    method: 'DELETE',
    path: '/people/:id/second-factor',
    summary: 'Take the second factor from somebody who lost it; ends the person’s sessions',
    params: byId,
    status: 204,
    errors: ['not_found', 'forbidden', 'code_needed'],
  }),
}
