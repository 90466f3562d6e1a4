import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pattern } from '#contract/patterns.ts'
import { AnnouncementDialog, currentQuery, draftOf } from '#web/announcements/index.ts'
import { useFormat } from '#web/lib/format.ts'

/** Lets an agent who may announce tell everybody of what a pattern is about, with what is known already written. */
export function usePatternAnnouncement(pattern: Pattern, name: string) {
  const { t, i18n } = useTranslation('problems')
  const { list } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { data: current } = useQuery(currentQuery)
  if (!current?.canAnnounce) return { button: null }
  const { organizations, devices } = pattern
  const affected = [...organizations, ...devices].map((one) => one.name)
  const body = [t('announce.body', { name }), t('announce.next')].join('\n\n')
  const written = (text: string) => (i18n.language === 'en' ? { es: '', en: text } : { es: text, en: '' })
  const hint = affected.length === 0 ? undefined : t('announce.affected', { names: list(affected) })
  const first = {
    ...draftOf(undefined, undefined),
    title: written(t('announce.title', { name })),
    body: written(body),
    // They stand ready for an announcement to them alone; a public one names nobody.
    organizations: organizations.map(({ id, name: called }) => ({ id, name: called })),
  }
  return {
    button: (
      <>
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('toAnnouncement')}
        </Button>
        {isOpen && (
          <AnnouncementDialog announcement={undefined} begun={first} hint={hint} onClose={() => setOpen(false)} />
        )}
      </>
    ),
  }
}
