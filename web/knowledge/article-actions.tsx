import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconPencil } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '#contract/article.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { useDesk } from '#web/lib/me.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { confirmFirst } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { useAct } from './api.ts'
import { FlagDialog } from './flag-dialog.tsx'
import { GiveBackDialog, LaterDialog, SubmitDialog } from './move-dialogs.tsx'

type Asked = 'submit' | 'giveBack' | 'later' | 'flag'

/** What can be done with an article: the next step as a button, the rest in a menu. */
export function ArticleActions({ article, isEditing = false }: { article: Article; isEditing?: boolean }) {
  const { t } = useTranslation('knowledge')
  const { portalUrl } = useDesk()
  const format = useFormat()
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const navigate = useNavigate()
  const act = useAct((after) => {
    close()
    if (after.status === 'scheduled' && after.publishAt !== null)
      showSuccess(t('scheduled', { at: format.dateTime(after.publishAt) }))
    else if (after.status === 'published') showSuccess(t('published'))
    else if (after.status === 'archived') showSuccess(t('archived'))
    else if (after.status === 'in_review') showSuccess(t('submitted'))
  })
  const params = { id: article.id }
  const publish = () => act.mutate(() => api.articles.publish({ params, body: {} }))
  const isOpen = ['draft', 'in_review', 'scheduled'].includes(article.status)
  const remove = () =>
    void confirmFirst({
      title: t('remove.title'),
      text: t('remove.text'),
      confirmLabel: t('remove'),
      onConfirm: () =>
        void api.articles.remove({ params }).then(() => {
          void queryClient.invalidateQueries({ queryKey: keys.articles() })
          void navigate({ to: '/knowledge' })
        }, showError),
    })
  return (
    <>
      {article.can.change && !isEditing && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          renderRoot={(props) => <Link to="/knowledge/$id/edit" params={params} {...props} />}
        >
          {t('edit')}
        </Button>
      )}
      {article.can.publish && isOpen && (
        <Button
          loading={act.isPending}
          onClick={article.can.needsReview && article.status === 'draft' ? () => setAsked('submit') : publish}
        >
          {article.can.needsReview && article.status === 'draft' ? t('submit') : t('publish')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={t('about')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {article.isLive && (
            <Menu.Item component="a" href={article.path} target="_blank">
              {t('openPublic')}
            </Menu.Item>
          )}
          <Menu.Item
            onClick={() => {
              void navigator.clipboard.writeText(portalUrl + article.path)
              showSuccess(t('copied'))
            }}
          >
            {t('copyLink')}
          </Menu.Item>
          {article.status === 'draft' && <Menu.Item onClick={() => setAsked('submit')}>{t('submit')}</Menu.Item>}
          {isOpen && article.can.publish && (
            <Menu.Item onClick={() => setAsked('later')}>{t('publishLater')}</Menu.Item>
          )}
          {['in_review', 'scheduled'].includes(article.status) && (
            <Menu.Item onClick={() => setAsked('giveBack')}>{t('giveBack')}</Menu.Item>
          )}
          <Menu.Item
            onClick={() => {
              act.mutate(() => api.articles.confirm({ params, body: {} }))
              showSuccess(t('confirmed'))
            }}
          >
            {t('stillTrue')}
          </Menu.Item>
          <Menu.Item onClick={() => setAsked('flag')}>{t('flag')}</Menu.Item>
          <Menu.Divider />
          {article.status === 'archived' ? (
            <Menu.Item onClick={() => act.mutate(() => api.articles.reopen({ params }))}>{t('reopen')}</Menu.Item>
          ) : (
            <Menu.Item
              onClick={() =>
                void confirmFirst({
                  title: t('archive.title'),
                  text: t('archive.text'),
                  confirmLabel: t('archive'),
                  onConfirm: () => act.mutate(() => api.articles.archive({ params })),
                })
              }
            >
              {t('archive')}
            </Menu.Item>
          )}
          {article.can.remove && <Menu.Item onClick={remove}>{t('remove')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {asked === 'submit' && <SubmitDialog article={article} act={act} onClose={close} />}
      {asked === 'giveBack' && <GiveBackDialog article={article} act={act} onClose={close} />}
      {asked === 'later' && <LaterDialog article={article} act={act} onClose={close} />}
      {asked === 'flag' && <FlagDialog articleId={article.id} onClose={close} />}
    </>
  )
}
