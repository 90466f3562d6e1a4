import { z } from 'zod'
import { byId, id, instant, language, pageOf, paging } from './common.ts'
import { operation } from './operation.ts'
import { personRef } from './people.ts'
import { byNumber, ticketStatus } from './tickets.ts'

/** What somebody is told of, unless she did it herself. */
export const notificationKind = z
  .enum([
    'assigned',
    /** To a team of hers, and to nobody yet. */
    'assigned_to_team',
    'requester_answered',
    /** Somebody outside, in a side conversation. */
    'side_answered',
    /** Something was said on a ticket that is hers or that she follows. */
    'followed',
    'mentioned',
    /** A colleague wants her to follow a ticket. */
    'invited',
    'task_assigned',
    'task_due',
    /** She is on call, and has to come. */
    'called_out',
    /** A rule wants her to look at a ticket. */
    'called',
    /** Something waits for her decision. */
    'approval_asked',
    /** What she asked approval for, or on a ticket of hers, has been decided. */
    'approval_ended',
    /** The time of a promise is running out on a ticket of hers, or of her team that nobody has taken. */
    'clock_warning',
    /** It has run out. */
    'clock_breached',
    /** A reply of an agent in training waits for her word. */
    'reply_to_approve',
    /** Her own reply was sent, as it was or changed, or came back to her. */
    'reply_decided',
    /** It needs her as a lead, a superior or somebody named, by a step or by a colleague. */
    'escalated',
    /** Many tickets about the same came within a short time. */
    'pattern_found',
    /** An article waits for her word. */
    'article_to_review',
    /** What she wrote came back to her. */
    'article_returned',
    /** What she wrote is open to its readers. */
    'article_published',
    /** Something in an article of hers is said to be wrong. */
    'article_flagged',
    /** She has to look whether an article of hers is still true. */
    'article_due',
  ])
  .meta({ id: 'NotificationKind' })
export type NotificationKind = z.infer<typeof notificationKind>

/** Those that are about articles. */
export const articleNotices = [
  'article_to_review',
  'article_returned',
  'article_published',
  'article_flagged',
  'article_due',
] as const
export type ArticleNotice = (typeof articleNotices)[number]

export const notification = z
  .object({
    id,
    kind: notificationKind,
    /** It is about a ticket or an article; the other is null. */
    ticket: z.object({ number: z.int(), subject: z.string(), status: ticketStatus }).nullable(),
    article: z.object({ id, title: z.string(), language }).nullable(),
    /** Who did it; null when it was nobody in particular. */
    actor: personRef.nullable(),
    /** The beginning of what was said, or what there is to do. */
    excerpt: z.string(),
    messageId: id.nullable(),
    createdAt: instant,
    seenAt: instant.nullable(),
    doneAt: instant.nullable(),
  })
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof notification>

/** The ways to be told of something. */
export const notificationChannels = z.object({
  centre: z.boolean(),
  /** At once. */
  mail: z.boolean(),
  /** In the mail of the day, unless it was seen before. */
  digest: z.boolean(),
  push: z.boolean(),
  sound: z.boolean(),
})
export type NotificationChannels = z.infer<typeof notificationChannels>

const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ description: 'As `22:00`' })

export const quietHours = z
  .object({
    from: timeOfDay,
    /** Of the next day, where it is not after `from`; the same time: a whole day. */
    to: timeOfDay,
    /** On which days they begin; 1 is Monday, 7 Sunday. */
    days: z.array(z.int().min(1).max(7)).min(1).max(7),
  })
  .meta({ description: 'In the time zone of the person: no push and no sound, and mails wait for the end' })
export type QuietHours = z.infer<typeof quietHours>

const perEvent = Object.fromEntries(notificationKind.options.map((kind) => [kind, notificationChannels])) as Record<
  NotificationKind,
  typeof notificationChannels
>

export const notificationPreferences = z
  .object({
    events: z.object(perEvent),
    quietHours: quietHours.nullable(),
    /** The hour of the mail of the day, in the time zone of the person. */
    digestHour: z.int().min(0).max(23),
  })
  .meta({ id: 'NotificationPreferences' })
export type NotificationPreferences = z.infer<typeof notificationPreferences>

/** The most that are counted: behind it there are merely more. */
export const mostCounted = 100

const unseen = z.object({
  /** At most 100, which stands for more. */
  unseen: z.int(),
})
const own = { access: 'agent' } as const

export const notifications = {
  list: operation({
    ...own,
    scope: 'tickets:read',
    method: 'GET',
    path: '/notifications',
    summary: 'What the caller was told of tickets and articles in reach, newest first',
    query: paging.extend({
      state: z.enum(['open', 'unseen', 'done']).default('open').meta({ description: '`open`: all that is not done' }),
    }),
    result: pageOf(notification),
    errors: ['invalid_cursor'],
  }),
  count: operation({
    ...own,
    scope: 'tickets:read',
    method: 'GET',
    path: '/notifications/count',
    summary: 'How much the caller has not seen yet',
    result: unseen,
  }),
  seeAll: operation({
    ...own,
    method: 'POST',
    path: '/notifications/seen',
    summary: 'Mark all as seen',
    status: 204,
  }),
  seeOfTicket: operation({
    ...own,
    method: 'PUT',
    path: '/tickets/:number/seen',
    summary: 'Mark as seen what tells of a ticket: the caller looks at it',
    params: byNumber,
    status: 204,
    errors: ['not_found'],
  }),
  seeOfArticle: operation({
    ...own,
    method: 'PUT',
    path: '/articles/:id/seen',
    summary: 'Mark as seen what tells of an article: the caller looks at it',
    params: byId,
    status: 204,
    errors: ['not_found'],
  }),
  change: operation({
    ...own,
    method: 'PATCH',
    path: '/notifications/:id',
    summary: 'Mark one as seen or not, as done or not; what is done was seen',
    params: byId,
    body: z.object({ isSeen: z.boolean(), isDone: z.boolean() }).partial(),
    result: notification,
    errors: ['not_found'],
  }),
  preferences: operation({
    ...own,
    method: 'GET',
    path: '/me/notifications',
    summary: 'Of what the caller is told, and how',
    result: notificationPreferences,
  }),
  changePreferences: operation({
    ...own,
    method: 'PATCH',
    path: '/me/notifications',
    summary: 'Change of what one is told, and how; events that are not named stay as they are',
    body: z
      .object({
        events: z.object(perEvent).partial(),
        quietHours: quietHours.nullable(),
        digestHour: z.int().min(0).max(23),
      })
      .partial(),
    result: notificationPreferences,
  }),
}
