import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { useFormat } from '#web/lib/format.ts'

export type Texts = Announcement['title']

/** A text of an announcement in the language of the screen; in the other where it has none. */
export function useTexts(): (texts: Texts) => string {
  const { i18n } = useTranslation('announcements')
  return ({ es, en }) => (i18n.language === 'es' ? es || en : en || es)
}

/** Which services it affects, in words; empty where it names none. */
export function useAffected(): (services: Announcement['services']) => string {
  const { t } = useTranslation('announcements')
  const text = useTexts()
  const { list } = useFormat()
  return (services) =>
    services.length === 0 ? '' : t('affects', { services: list(services.map(({ name }) => text(name))) })
}

/** When it is, in words. */
export function useSpan(): (announcement: Pick<Announcement, 'kind' | 'state' | 'beginsAt' | 'endsAt'>) => string {
  const { t } = useTranslation('announcements')
  const { dateTime, range } = useFormat()
  return ({ kind, state, beginsAt, endsAt }) => {
    const from = dateTime(beginsAt)
    if (endsAt === null) return state === 'scheduled' ? t('opens', { from }) : t('since', { from })
    const isGuess = kind === 'outage' && state !== 'resolved'
    return isGuess ? t('since.expected', { from, to: dateTime(endsAt) }) : range(beginsAt, endsAt)
  }
}
