import { z } from 'zod'
import { byId, id, instant } from './common.ts'
import { mailFault, mailServer, mailServerDraft } from './mail-accounts.ts'
import { operation } from './operation.ts'

/** A folder's name as its server writes it, with the names of those above it. */
const folderPath = z.string().min(1).max(500)

/** What the mailbox is told once a mail is stored. */
export const afterStoring = z.enum(['nothing', 'seen', 'flag', 'move'])
export type AfterStoring = z.infer<typeof afterStoring>

const handling = z.object({
  /** Each is listened to on a connection of its own. */
  folders: z
    .array(folderPath)
    .min(1)
    .max(5)
    .transform((folders) => [...new Set(folders)]),
  afterStoring,
  /** Where stored mails are moved to. */
  moveTo: folderPath.nullable(),
})

export const receivingSettings = mailServer
  .extend({
    ...handling.shape,
    /** Mails that reached the mailbox earlier are only taken by an import. */
    followsSince: instant,
  })
  .meta({ id: 'ReceivingSettings' })
export type ReceivingSettings = z.infer<typeof receivingSettings>

export const receivingDraft = mailServerDraft.extend({
  folders: handling.shape.folders.default(['INBOX']),
  afterStoring: afterStoring.default('nothing'),
  moveTo: handling.shape.moveTo.default(null),
})
export type ReceivingDraft = z.infer<typeof receivingDraft>

export const mailFolder = z
  .object({
    path: z.string(),
    /** What it is for (RFC 6154), such as `\Sent`, where the server says so. */
    specialUse: z.string().nullable(),
  })
  .meta({ id: 'MailFolder' })

/** What came of signing in: the folders of the mailbox, or which step failed. */
const trial = z.discriminatedUnion('works', [
  z.object({ works: z.literal(true), folders: z.array(mailFolder) }),
  z.object({ works: z.literal(false), fault: mailFault, detail: z.string() }),
])

export const mailImport = z
  .object({
    id,
    folders: z.array(z.string()),
    /** Null: everything there is. */
    since: instant.nullable(),
    state: z.enum(['running', 'done', 'cancelled', 'failed']),
    /** Null until the mails were counted. */
    total: z.int().nullable(),
    /** How many of them were looked at: the sum of the counts. */
    done: z.int(),
    counts: z.object({
      opened: z.int(),
      added: z.int(),
      quarantined: z.int(),
      ignored: z.int(),
      waiting: z.int(),
      /** Were here before the import. */
      known: z.int(),
    }),
    /** What interrupts it just now; it is tried again by itself. */
    fault: mailFault.nullable(),
    faultDetail: z.string().nullable(),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'MailImport' })
export type MailImport = z.infer<typeof mailImport>

const ofInbox = { access: 'admin', scope: 'settings:write', params: byId } as const

export const receiving = {
  get: operation({
    ...ofInbox,
    method: 'GET',
    path: '/inboxes/:id/receiving',
    summary: 'From which mailbox an inbox gets its mail, and how it goes; null when from none',
    scope: 'settings:read',
    result: z.object({ receiving: receivingSettings.nullable() }),
    errors: ['not_found'],
  }),
  save: operation({
    ...ofInbox,
    method: 'PUT',
    path: '/inboxes/:id/receiving',
    summary: 'Get the mail of an inbox from a mailbox (IMAP), from now on',
    body: receivingDraft,
    result: receivingSettings,
    errors: ['not_found', 'invalid'],
  }),
  remove: operation({
    ...ofInbox,
    method: 'DELETE',
    path: '/inboxes/:id/receiving',
    summary: 'Get no more mail from the mailbox; what was received stays',
    status: 204,
    errors: ['not_found'],
  }),
  try: operation({
    ...ofInbox,
    method: 'POST',
    path: '/inboxes/:id/receiving/try',
    summary: 'Sign in to a mailbox and list its folders; nothing is kept',
    body: mailServerDraft,
    result: trial,
    errors: ['not_found', 'invalid'],
  }),
  imports: operation({
    ...ofInbox,
    method: 'GET',
    path: '/inboxes/:id/imports',
    summary: 'The last imports of old mail from the mailbox, newest first',
    scope: 'settings:read',
    result: z.object({ items: z.array(mailImport) }),
    errors: ['not_found'],
  }),
  beginImport: operation({
    ...ofInbox,
    method: 'POST',
    path: '/inboxes/:id/imports',
    summary: 'Import old mail from the mailbox, oldest first; nobody is mailed about it',
    body: z.object({ folders: z.array(folderPath).min(1).max(50), since: instant.nullable().default(null) }),
    result: mailImport,
    status: 201,
    errors: ['not_found', 'already_done', 'invalid'],
  }),
  cancelImport: operation({
    ...ofInbox,
    method: 'POST',
    path: '/imports/:id/cancel',
    summary: 'Stop an import; what it brought stays',
    result: mailImport,
    errors: ['not_found', 'already_done'],
  }),
}
