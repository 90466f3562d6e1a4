import type { InBothLanguages } from '#contract/major-incidents.ts'
import { addUpdate, announce, changeAnnouncement, removeAnnouncement } from '../announcements/index.ts'
import type { Work } from '../kernel/context.ts'

interface Said {
  isPublic: boolean
  title: InBothLanguages
  notice: InBothLanguages
}

/** Lets the portal say of an incident what is to be said now: nothing, something new, or something else than before. */
export async function sayOnPortal(work: Work, incidentId: string, { isPublic, title, notice }: Said): Promise<void> {
  const known = await announcementOf(work, incidentId)
  if (known !== undefined && isPublic) return changeAnnouncement(work, known, { title, body: notice })
  if (known !== undefined) {
    await removeAnnouncement(work, known)
    return keep(work, incidentId, null)
  }
  if (!isPublic) return
  const id = await announce(work, {
    kind: 'outage',
    severity: 'major',
    audience: { kind: 'public' },
    title,
    body: notice,
    endsAt: null,
    serviceIds: [],
    mails: true,
  })
  await keep(work, incidentId, id)
}

const over = { es: 'Ha terminado.', en: 'It is over.' }

/** The portal says that it is over, and keeps what was said. */
export async function sayItIsOver(work: Work, incidentId: string): Promise<void> {
  const known = await announcementOf(work, incidentId)
  if (known !== undefined) await addUpdate(work, known, { state: 'resolved', body: over, mails: true })
}

/** Undefined where nothing was announced, or somebody has taken it away. */
async function announcementOf(work: Work, incidentId: string): Promise<string | undefined> {
  const row = await work.tx
    .selectFrom('majorIncidents as i')
    .innerJoin('announcements as a', 'a.id', 'i.announcementId')
    .select('a.id')
    .where('i.id', '=', incidentId)
    .executeTakeFirst()
  return row?.id
}

async function keep(work: Work, incidentId: string, announcementId: string | null): Promise<void> {
  await work.tx.updateTable('majorIncidents').set({ announcementId }).where('id', '=', incidentId).execute()
}
