import { Button, Stack } from '@mantine/core'
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Announcement } from '#contract/announcements.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { AnnouncementArticle } from './announcement-article.tsx'
import { AnnouncementDialog } from './announcement-dialog.tsx'
import { UpdateDialog } from './update-dialog.tsx'
import { announcementsQuery, currentQuery, useRemoveAnnouncement } from './use-announcements.ts'
import { useTexts } from './use-texts.ts'

/** Everything that was announced, for those who announce and for agents who want to know. */
export function AnnouncementsPage() {
  const { t } = useTranslation('announcements')
  const { data: current } = useQuery(currentQuery)
  const all = useInfiniteQuery(announcementsQuery)
  const [edited, setEdited] = useState<Announcement | 'new'>()
  const [updated, setUpdated] = useState<Announcement>()
  const add = current?.canAnnounce && (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('new')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <Loading query={all}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState
                icon={<IconSpeakerphone size={28} stroke={1.6} />}
                title={t('none.title')}
                text={t('none.text')}
              />
            )
          return (
            <Stack gap="sm">
              {items.map((one) => (
                <AnnouncementArticle key={one.id} announcement={one}>
                  {one.can.change && (
                    <Actions announcement={one} onEdit={() => setEdited(one)} onUpdate={() => setUpdated(one)} />
                  )}
                </AnnouncementArticle>
              ))}
            </Stack>
          )
        }}
      </Loading>
      {all.hasNextPage && (
        <Button mt="md" variant="default" loading={all.isFetchingNextPage} onClick={() => void all.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {edited && (
        <AnnouncementDialog announcement={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {updated && <UpdateDialog announcement={updated} onClose={() => setUpdated(undefined)} />}
    </Page>
  )
}

interface ActionsProps {
  announcement: Announcement
  onEdit: () => void
  onUpdate: () => void
}

function Actions({ announcement, onEdit, onUpdate }: ActionsProps) {
  const { t } = useTranslation('announcements')
  const { t: common } = useTranslation('common')
  const title = useTexts()(announcement.title)
  const remove = useRemoveAnnouncement(announcement.id)
  return (
    <>
      <Button size="xs" variant="light" aria-label={t('updateNamed', { title })} onClick={onUpdate}>
        {t('update')}
      </Button>
      <Button size="xs" variant="default" aria-label={t('editNamed', { title })} onClick={onEdit}>
        {t('edit')}
      </Button>
      <ConfirmButton
        size="xs"
        variant="subtle"
        color="red"
        loading={remove.isPending}
        title={t('removeTitle', { title })}
        text={t('removeText')}
        confirmLabel={common('remove')}
        onConfirm={() => remove.mutate()}
      >
        {t('remove')}
      </ConfirmButton>
    </>
  )
}
