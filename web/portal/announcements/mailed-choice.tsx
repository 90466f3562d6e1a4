import { Button } from '@mantine/core'
import { IconCircleCheck, IconHourglassEmpty, IconMail } from '@tabler/icons-react'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api-error.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { Refusal } from '../frame/failed.tsx'
import { LinkButton } from '../frame/link-button.tsx'
import { Notice } from '../frame/notice.tsx'

interface Props {
  name: 'confirm' | 'end'
  act: UseMutationResult<{ email: string }, Error, void>
}

/** One question behind a mailed link, with its answer. */
export function MailedChoice({ name, act }: Props) {
  const { t } = useTranslation('announcements')
  useDocumentTitle(t(`${name}.title`))
  const back = <LinkButton to="/announcements">{t('all')}</LinkButton>
  if (act.isSuccess) {
    return (
      <div role="status">
        <Notice
          tone="good"
          icon={<IconCircleCheck size={30} />}
          title={t(`${name}.done`)}
          text={t(`${name}.doneText`, { email: act.data.email })}
          action={back}
        />
      </div>
    )
  }
  if (act.error instanceof ApiError && act.error.code === 'link_expired') {
    return (
      <Notice
        icon={<IconHourglassEmpty size={30} />}
        title={t('expired.title')}
        text={t('expired.text')}
        action={back}
      />
    )
  }
  return (
    <Notice
      icon={<IconMail size={30} />}
      title={t(`${name}.title`)}
      text={
        <>
          {t(`${name}.text`)}
          {act.isError && <Refusal error={act.error} />}
        </>
      }
      action={
        <Button loading={act.isPending} onClick={() => act.mutate()}>
          {t(`${name}.do`)}
        </Button>
      }
    />
  )
}
