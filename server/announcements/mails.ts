import { sql } from 'kysely'
import { z } from 'zod'
import type { AnnouncementState } from '#contract/announcements.ts'
import type { Language } from '#contract/common.ts'
import { offeredToAddress } from '../catalogue/index.ts'
import { readSettings } from '../desk/index.ts'
import { type Ctx, transact, type Work } from '../kernel/context.ts'
import { mailNews } from '../mail/index.ts'
import { addJob } from '../platform/jobs.ts'
import { askToSubscribe, unsubscribeToken } from './subscriptions.ts'
import { wordsIn } from './words.ts'

/** Subscribers that are written to in one transaction. */
const atOnce = 200
/** What nobody confirmed is forgotten. */
const unconfirmedForMs = 7 * 86_400_000

const payload = z.object({ id: z.uuid(), updateId: z.uuid().nullable(), afterId: z.uuid().nullable() })
type Step = z.infer<typeof payload>

/** Mails the link that confirms a subscription; one that is confirmed gets nothing. */
export async function mailConfirmation(work: Work, email: string, language: Language): Promise<void> {
  const link = await askToSubscribe(work, email, language)
  if (link === undefined) return
  const { name } = await readSettings(work.tx)
  const words = wordsIn(language)
  await mailNews(work, {
    to: email,
    subject: words.confirmSubject(name),
    text: words.confirmText(name),
    button: { label: words.confirmButton, href: link },
  })
}

/** Writes to the next subscribers who may see it, and leaves those after them to a job of their own. */
export async function mailSubscribers(ctx: Ctx, given: unknown): Promise<void> {
  const step = payload.parse(given)
  await transact(ctx, async (work) => {
    const news = await readNews(work, step)
    if (news === undefined) return
    const subscribers = await nextSubscribers(work, step, news.audience)
    for (const subscriber of subscribers) await mailOne(work, step, news, subscriber)
    const last = subscribers.at(-1)
    if (subscribers.length < atOnce || last === undefined) return
    const next: Step = { ...step, afterId: last.id }
    await addJob(work, 'announcements:mail', next, { key: `announcement:${step.updateId ?? step.id}:${last.id}` })
  })
}

/** For the hourly tidying. */
export async function forgetUnconfirmed(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now().getTime() - unconfirmedForMs)
  await ctx.db
    .deleteFrom('announcementSubscribers')
    .where('confirmedAt', 'is', null)
    .where('createdAt', '<', before)
    .execute()
}

type Texts = Record<Language, string>

interface News {
  kind: string
  audience: string
  title: Texts
  body: Texts
  state: AnnouncementState | undefined
  beginsAt: Date
  endsAt: Date | null
  /** Where the desk is, as subscribers have told nobody where they are. */
  timeZone: string
}

/** Undefined once it is gone, or is for agents alone. */
async function readNews(work: Work, { id, updateId }: Step): Promise<News | undefined> {
  const row = await work.tx
    .selectFrom('announcements as a')
    .leftJoin('announcementUpdates as u', (join) =>
      join.onRef('u.announcementId', '=', 'a.id').on(sql<boolean>`u.id = ${updateId}::uuid`),
    )
    .select(['a.kind', 'a.audience', 'a.title', 'a.body', 'a.beginsAt', 'a.endsAt'])
    .select(['u.id as updateId', 'u.body as updateBody', 'u.state'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (row === undefined || row.audience === 'agents' || row.updateId !== updateId) return undefined
  // Only what the contract let in was ever written.
  const { kind, audience, beginsAt, endsAt } = row
  return {
    kind,
    audience,
    beginsAt,
    endsAt,
    timeZone: (await readSettings(work.tx)).timeZone,
    title: row.title as Texts,
    body: (row.updateBody ?? row.body) as Texts,
    state: row.state === null ? undefined : (row.state as AnnouncementState),
  }
}

interface Subscriber {
  id: string
  email: string
  language: string
  /** Names of what is affected, as far as its owner may know of it. */
  services: Texts[]
}

/** An address has shown that it is its owner's: what is for organizations goes to those who belong to them. */
function nextSubscribers(work: Work, { id, afterId }: Step, audience: string): Promise<Subscriber[]> {
  return work.tx
    .selectFrom('announcementSubscribers as m')
    .select(['m.id', 'm.email', 'm.language'])
    .select(
      sql<Texts[]>`(select coalesce(json_agg(s.name order by s.position, s.id), '[]')
        from announcement_services as n join services as s on s.id = n.service_id
        where n.announcement_id = ${id} and ${offeredToAddress(sql`m.email`)})`.as('services'),
    )
    .where('m.confirmedAt', 'is not', null)
    .$if(afterId !== null, (query) => query.where('m.id', '>', afterId ?? ''))
    .$if(audience === 'organizations', (query) =>
      query.where(sql<boolean>`exists (
        select from identities as i
          join people as p on p.id = i.person_id and p.is_active
          join announcement_organizations as o on o.organization_id = p.organization_id
          where i.kind = 'email' and i.value = m.email and o.announcement_id = ${id})`),
    )
    .orderBy('m.id')
    .limit(atOnce)
    .execute()
}

async function mailOne(work: Work, { id, updateId }: Step, news: News, subscriber: Subscriber): Promise<void> {
  // The database's check holds the column to these words.
  const language = subscriber.language as Language
  const words = wordsIn(language)
  const title = inLanguage(news.title, language)
  const token = unsubscribeToken(work, subscriber.id, subscriber.email)
  await mailNews(work, {
    to: subscriber.email,
    onceKey: `announcement:${updateId ?? id}:${subscriber.id}`,
    subject: news.state === undefined ? title : `${words.states[news.state]}: ${title}`,
    text: textOf(news, subscriber.services, language),
    button: { label: words.open, href: `${work.services.portalUrl}/announcements/${id}` },
    unsubscribe: {
      label: words.unsubscribe,
      page: `${work.services.portalUrl}/subscriptions/end/${token}`,
      post: `${work.services.portalUrl}/api/v1/announcement-subscriptions/unsubscribe/${token}`,
    },
  })
}

function textOf(news: News, services: Texts[], language: Language): string {
  const text = inLanguage(news.body, language) || inLanguage(news.title, language)
  const names = new Intl.ListFormat(language).format(services.map((name) => inLanguage(name, language)))
  const facts = [whenOf(news, language), services.length === 0 ? '' : wordsIn(language).affected(names)]
  return [text, facts.filter((fact) => fact !== '').join('\n')].filter((part) => part !== '').join('\n\n')
}

/** Maintenance is at a time that people plan with; of an outage nobody knows it. */
function whenOf({ kind, state, beginsAt, endsAt, timeZone }: News, language: Language): string {
  if (kind !== 'maintenance' || state === 'resolved') return ''
  const { when, from } = wordsIn(language)
  const format = new Intl.DateTimeFormat(language, { ...moment, timeZone })
  return when(endsAt === null ? from(format.format(beginsAt)) : format.formatRange(beginsAt, endsAt))
}

const moment = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

function inLanguage(texts: Texts, language: Language): string {
  return texts[language] || texts[language === 'es' ? 'en' : 'es']
}
