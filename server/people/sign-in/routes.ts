import type { Input } from '#contract/operation.ts'
import type { sessions } from '#contract/sessions.ts'
import { signatureVariables } from '#contract/template-variables.ts'
import type { Actor, PersonActor } from '../../kernel/actor.ts'
import { transact, type Work } from '../../kernel/context.ts'
import { AppError, invalidField } from '../../kernel/errors.ts'
import type { Handlers } from '../../platform/http.ts'
import { cleanTemplate } from '../../texts/index.ts'
import { refreshFindText } from '../identities.ts'
import { forgetBrowser, listRememberedBrowsers } from '../second-factor/remembered-browsers.ts'
import type { PeopleDeps } from '../secret-mail.ts'
import { changePassword, resetPassword } from './change-password.ts'
import { clearSessionCookie, readSessionCookie } from './cookies.ts'
import { mailLink } from './mail-links.ts'
import { getMe } from './me.ts'
import { endSession, listSessions, revokeSession } from './sessions.ts'
import { openGuestLink, signInByLink, signInByPassword } from './sign-in.ts'

export function sessionHandlers({ sendSecretMail }: PeopleDeps): Handlers<typeof sessions> {
  return {
    signIn: (ctx, { body }) => signInByPassword(ctx, body),
    requestLink: async (ctx, { body }) => {
      await mailLink(ctx, sendSecretMail, { purpose: 'sign_in', email: body.email })
    },
    signInByLink: (ctx, { body }) => signInByLink(ctx, body.token, body.code),
    openGuestLink: (ctx, { body }) => openGuestLink(ctx, body.token),
    requestReset: async (ctx, { body }) => {
      await mailLink(ctx, sendSecretMail, { purpose: 'reset', email: body.email })
    },
    reset: (ctx, { body }) => resetPassword(ctx, body),
    changePassword: async (ctx, { body }) => {
      await changePassword(ctx, self(ctx.actor), body)
    },

    signOut: async (ctx) => {
      await transact(ctx, (work) => endSession(work, readSessionCookie(ctx.request)))
      clearSessionCookie(ctx.reply, ctx.services.publicUrl)
    },

    me: (ctx) => getMe(ctx.db, self(ctx.actor).id, self(ctx.actor).guestTicketId),

    updateMe: (ctx, { body }) => transact(ctx, (work) => updateMe(work, self(ctx.actor).id, body)),

    browsers: async (ctx) => ({ items: await listRememberedBrowsers(ctx, self(ctx.actor).id) }),
    forgetBrowser: async (ctx, { params }) => {
      await transact(ctx, (work) => forgetBrowser(work, self(ctx.actor).id, params.id))
    },

    sessions: async (ctx) => {
      const { id, sessionId } = self(ctx.actor)
      const rows = await listSessions(ctx, id)
      return {
        items: rows.map((row) => ({
          ...row,
          createdAt: row.createdAt.toISOString(),
          lastSeenAt: row.lastSeenAt.toISOString(),
          isCurrent: row.id === sessionId,
        })),
      }
    },

    revoke: async (ctx, { params }) => {
      await transact(ctx, (work) => revokeSession(work, self(ctx.actor).id, params.id))
    },
  }
}

async function updateMe(work: Work, personId: string, change: Input<typeof sessions.updateMe>['body']) {
  const signature = change.signatureHtml === undefined ? {} : { signatureHtml: cleanSignature(change.signatureHtml) }
  await work.tx
    .updateTable('people')
    .set({ ...change, ...signature, updatedAt: work.now() })
    .where('id', '=', personId)
    .execute()
  await refreshFindText(work.tx, personId)
  return getMe(work.tx, personId)
}

function cleanSignature(html: string): string {
  const { clean, unknown } = cleanTemplate(html, signatureVariables)
  if (unknown.length > 0) throw invalidField('signatureHtml', 'unknown_variable', `Unknown: ${unknown.join(', ')}`)
  return clean
}

/** Mesa itself may call anything that an administrator may, but has no self. */
function self(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new AppError('not_signed_in', 'Sign in first')
  return actor
}
