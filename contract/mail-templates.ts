import { z } from 'zod'
import { instant, language } from './common.ts'
import { articleNotices, notificationKind } from './notifications.ts'
import { operation } from './operation.ts'

/** What an agent is mailed about a ticket; she may answer such a mail, so it begins with the line to write above. */
export const noticeKind = z.enum([
  ...notificationKind.exclude(['approval_asked', ...articleNotices]).options,
  'answer_kept_as_note',
])
export type NoticeKind = z.infer<typeof noticeKind>

/** The mails that Mesa writes; `reply` is the frame around what an agent writes. */
export const mailTemplateKind = z
  .enum([
    'acknowledgement',
    'solved',
    /** Some time after solving, where the rating is not asked for at once. */
    'rating_asked',
    'reply',
    'sign_in',
    'reset',
    'invitation',
    'digest',
    /** To whoever is asked for an approval, whether she works here or not. */
    'approval_asked',
    /** To the owner of an account, about what changed in how one signs in to it. */
    'security_notice',
    /** To an agent, about an article that waits for her. */
    'article_notice',
    ...noticeKind.options,
  ])
  .meta({ id: 'MailTemplateKind' })
export type MailTemplateKind = z.infer<typeof mailTemplateKind>

interface TemplateVariable {
  name: string
  /** Without it the mail would not do what it is for. */
  isRequired?: boolean
  /** More than words: a button, a quotation; not for subjects. */
  isBlock?: boolean
}

const house = [{ name: 'desk.name' }, { name: 'inbox.name' }, { name: 'inbox.address' }]
const ticket = [{ name: 'requester.name' }, { name: 'ticket.number' }, { name: 'ticket.subject' }, ...house]
const notice = [
  { name: 'ticket.open', isRequired: true, isBlock: true },
  { name: 'last.message', isBlock: true },
  { name: 'agent.name' },
  { name: 'author.name' },
  { name: 'conversation' },
  ...ticket,
]
const secret = [{ name: 'link', isRequired: true, isBlock: true }, { name: 'person.name' }, { name: 'desk.name' }]

/** What may stand in each mail as `{{name}}`. */
export const templateVariables: Record<MailTemplateKind, readonly TemplateVariable[]> = {
  acknowledgement: [
    { name: 'ticket.link', isBlock: true },
    { name: 'quote', isBlock: true },
    { name: 'conversation' },
    ...ticket,
  ],
  solved: [
    { name: 'ticket.link', isBlock: true },
    { name: 'rating', isBlock: true },
    { name: 'closing', isBlock: true },
    { name: 'conversation' },
    ...ticket,
  ],
  rating_asked: [
    { name: 'rating', isRequired: true, isBlock: true },
    { name: 'ticket.link', isBlock: true },
    { name: 'conversation' },
    ...ticket,
  ],
  reply: [
    { name: 'message', isRequired: true, isBlock: true },
    { name: 'signature', isBlock: true },
    { name: 'solved', isBlock: true },
    { name: 'quote', isBlock: true },
    { name: 'agent.name' },
    ...ticket,
  ],
  sign_in: secret,
  reset: secret,
  invitation: secret,
  digest: [
    { name: 'digest.list', isRequired: true, isBlock: true },
    { name: 'digest.open', isBlock: true },
    { name: 'digest.count' },
    { name: 'agent.name' },
    { name: 'desk.name' },
  ],
  article_notice: [
    { name: 'article.open', isRequired: true, isBlock: true },
    { name: 'article.note', isBlock: true },
    { name: 'article.news' },
    { name: 'article.title' },
    { name: 'agent.name' },
    { name: 'desk.name' },
  ],
  security_notice: [
    { name: 'security.news', isRequired: true },
    { name: 'security.when' },
    { name: 'security.open', isBlock: true },
    { name: 'person.name' },
    { name: 'desk.name' },
  ],
  approval_asked: [
    { name: 'approval.decide', isRequired: true, isBlock: true },
    { name: 'approval.facts', isBlock: true },
    { name: 'approval.words', isBlock: true },
    { name: 'approval.question' },
    { name: 'approver.name' },
    ...ticket,
  ],
  assigned: notice,
  assigned_to_team: notice,
  requester_answered: notice,
  side_answered: notice,
  followed: notice,
  mentioned: notice,
  invited: notice,
  task_assigned: [{ name: 'task.title' }, ...notice],
  task_due: [{ name: 'task.title' }, ...notice],
  called_out: notice,
  called: [{ name: 'task.title' }, ...notice],
  approval_ended: notice,
  clock_warning: notice,
  clock_breached: notice,
  reply_to_approve: notice,
  reply_decided: notice,
  escalated: notice,
  /** What its tickets have in common stands where a task would. */
  pattern_found: [{ name: 'task.title' }, ...notice],
  answer_kept_as_note: notice,
}

export const mailTemplate = z
  .object({
    kind: mailTemplateKind,
    language,
    /** Null for replies, whose subject is the conversation's. */
    subject: z.string().nullable(),
    bodyHtml: z.string(),
    /** True while nobody has changed it. */
    isDefault: z.boolean(),
    updatedAt: instant.nullable(),
  })
  .meta({ id: 'MailTemplate' })
export type MailTemplate = z.infer<typeof mailTemplate>

const oneTemplate = z.object({ kind: mailTemplateKind, language })
const words = z.object({
  subject: z.string().trim().min(1).max(300).nullable(),
  bodyHtml: z.string().min(1).max(100_000),
})

export const mailTemplates = {
  list: operation({
    method: 'GET',
    path: '/mail-templates',
    summary: 'The mails that Mesa writes, in every language',
    access: 'admin',
    scope: 'settings:read',
    result: z.object({ items: z.array(mailTemplate) }),
  }),
  change: operation({
    method: 'PUT',
    path: '/mail-templates/:kind/:language',
    summary: 'Change the words of a mail',
    access: 'admin',
    scope: 'settings:write',
    params: oneTemplate,
    body: words,
    result: mailTemplate,
    errors: ['invalid'],
  }),
  restore: operation({
    method: 'DELETE',
    path: '/mail-templates/:kind/:language',
    summary: 'Give a mail its original words back',
    access: 'admin',
    scope: 'settings:write',
    params: oneTemplate,
    result: mailTemplate,
  }),
  preview: operation({
    method: 'POST',
    path: '/mail-templates/:kind/:language/preview',
    summary: 'A mail as it would be with these words, for one ticket or an invented one; its links lead nowhere',
    access: 'admin',
    scope: 'settings:read',
    params: oneTemplate,
    body: words.extend({ ticketNumber: z.int().positive().optional() }),
    result: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
    errors: ['invalid', 'not_found'],
  }),
  test: operation({
    method: 'POST',
    path: '/mail-templates/:kind/:language/test',
    summary: 'Send that preview to oneself',
    access: 'admin',
    scope: 'settings:write',
    params: oneTemplate,
    body: words.extend({ ticketNumber: z.int().positive().optional() }),
    status: 202,
    errors: ['invalid', 'not_found'],
  }),
}
