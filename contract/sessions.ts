import { z } from 'zod'
import { byId, emailAddress, id, instant, language, timeZone } from './common.ts'
import { operation } from './operation.ts'
import { role } from './people.ts'
import { factorCode } from './second-factor.ts'

/** At least ten characters; common ones are refused by the server. */
export const password = z.string().min(10).max(200)

/** How close together lists and conversations stand. */
export const density = z.enum(['comfortable', 'compact'])

export const me = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    /** A guest holds the link to one ticket, `guestTicket`. */
    role: z.union([role, z.literal('guest')]),
    guestTicket: z.int().nullable(),
    language,
    timeZone: z.string().nullable(),
    theme: z.enum(['light', 'dark', 'system']),
    density,
    organization: z.object({ id, name: z.string() }).nullable(),
    seesOrganization: z.boolean(),
    teamIds: z.array(id),
    hasPassword: z.boolean(),
    hasSecondFactor: z.boolean(),
    /** The desk asks agents for a second factor; until there is one, this agent reaches what a requester does. */
    mustAddFactor: z.boolean(),
    /** Ends what an agent writes by mail; `{{name}}` stands for a variable. */
    signatureHtml: z.string(),
    /** Replies wait for a senior’s word. */
    isInTraining: z.boolean(),
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof me>

const session = z
  .object({
    id,
    device: z.string(),
    ip: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Session' })

/** A browser in which a code was given and is not asked for again until it expires. */
const rememberedBrowser = z
  .object({ id, device: z.string(), ip: z.string(), createdAt: instant, lastUsedAt: instant, expiresAt: instant })
  .meta({ id: 'RememberedBrowser' })
export type RememberedBrowser = z.infer<typeof rememberedBrowser>

const mailedToken = z.string().min(20).max(200)

export const sessions = {
  signIn: operation({
    method: 'POST',
    path: '/sign-in',
    summary: 'Sign in with address and password; a browser in which a code is remembered needs no other one',
    access: 'public',
    body: z.object({
      email: emailAddress,
      password: z.string().min(1).max(200),
      code: factorCode.optional(),
      /** With a code: ask this browser for none for 30 days. */
      remember: z.boolean().default(false),
    }),
    result: me,
    errors: ['wrong_credentials', 'code_needed', 'wrong_code', 'factor_unreadable', 'too_many_requests'],
  }),
  requestLink: operation({
    method: 'POST',
    path: '/sign-in/link',
    summary: 'Mail a sign-in link; the answer does not tell whether the address is known',
    access: 'public',
    body: z.object({ email: emailAddress }),
    status: 202,
    errors: ['too_many_requests'],
  }),
  signInByLink: operation({
    method: 'POST',
    path: '/sign-in/by-link',
    summary: 'Sign in with the token of a mailed link; works once',
    access: 'public',
    body: z.object({ token: mailedToken, code: factorCode.optional() }),
    result: me,
    errors: ['link_expired', 'code_needed', 'wrong_code', 'factor_unreadable', 'too_many_requests'],
  }),
  openGuestLink: operation({
    method: 'POST',
    path: '/sign-in/guest',
    summary: 'Open one ticket with the link from its mails',
    access: 'public',
    body: z.object({ token: mailedToken }),
    result: me,
    errors: ['link_expired', 'too_many_requests'],
  }),
  requestReset: operation({
    method: 'POST',
    path: '/password/reset-request',
    summary: 'Mail a link to choose a new password; the answer does not tell whether the address is known',
    access: 'public',
    body: z.object({ email: emailAddress }),
    status: 202,
    errors: ['too_many_requests'],
  }),
  reset: operation({
    method: 'POST',
    path: '/password/reset',
    summary: 'Choose a new password with the token of a mailed link; ends all other sessions',
    access: 'public',
    body: z.object({ token: mailedToken, password, code: factorCode.optional() }),
    result: me,
    errors: ['link_expired', 'code_needed', 'wrong_code', 'factor_unreadable', 'invalid', 'too_many_requests'],
  }),
  changePassword: operation({
    method: 'POST',
    path: '/me/password',
    summary: 'Change the own password; ends all other sessions',
    access: 'requester',
    body: z.object({ current: z.string().max(200), password }),
    status: 204,
    errors: ['wrong_credentials', 'invalid', 'too_many_requests'],
  }),
  signOut: operation({ method: 'POST', path: '/sign-out', summary: 'End this session', access: 'public', status: 204 }),
  me: operation({ method: 'GET', path: '/me', summary: 'Who am I', access: 'guest', scope: 'people:read', result: me }),
  updateMe: operation({
    method: 'PATCH',
    path: '/me',
    summary: 'Change the own name, language, time zone, theme, density or signature',
    access: 'requester',
    body: z
      .object({
        name: z.string().trim().min(1).max(120),
        language,
        timeZone: timeZone.nullable(),
        theme: z.enum(['light', 'dark', 'system']),
        density,
        signatureHtml: z.string().max(20_000),
      })
      .partial(),
    result: me,
    errors: ['invalid'],
  }),
  sessions: operation({
    method: 'GET',
    path: '/me/sessions',
    summary: 'Where I am signed in',
    access: 'requester',
    result: z.object({ items: z.array(session) }),
  }),
  revoke: operation({
    method: 'DELETE',
    path: '/me/sessions/:id',
    summary: 'End one of my sessions; its browser is asked for a code again',
    access: 'requester',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  browsers: operation({
    method: 'GET',
    path: '/me/browsers',
    summary: 'In which browsers signing in asks me for no code for a while',
    access: 'requester',
    result: z.object({ items: z.array(rememberedBrowser) }),
  }),
  forgetBrowser: operation({
    method: 'DELETE',
    path: '/me/browsers/:id',
    summary: 'Ask for a code in one of them again; a session that goes on there is not ended',
    access: 'requester',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
}
