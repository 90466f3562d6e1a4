import { Alert, Button } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import css from './attached-mail.module.css'
import { MailSheet } from './mail-sheet.tsx'

/** A mail attached to a message, and the mails attached to that one in turn. */
export function MailInsideView({ id }: { id: string }) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const [trail, setTrail] = useState<string[]>([])
  const place = trail.at(-1)
  const { data, error } = useQuery({
    queryKey: keys.mail('inside', id, place ?? ''),
    queryFn: () => api.attachedMail.read({ params: { id }, query: { place } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

  return (
    <div className={css['inside']} aria-busy={data === undefined && error === null}>
      <div className={css['actions']}>
        {trail.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowLeft size={15} aria-hidden />}
            onClick={() => setTrail(trail.slice(0, -1))}
          >
            {t('inside.back')}
          </Button>
        )}
        <Button
          component="a"
          href={place === undefined ? `/api/v1/attachments/${id}` : fileUrl(id, place)}
          download
          size="compact-sm"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          {t('inside.download')}
        </Button>
      </div>
      {error !== null && <Alert color="red">{errorText(error)}</Alert>}
      {data === undefined && error === null && <SkeletonLines />}
      {data && (
        <MailSheet
          key={place ?? ''}
          mail={data}
          urlOf={(file) => fileUrl(id, file)}
          onOpen={(file) => setTrail([...trail, file])}
        />
      )}
    </div>
  )
}

function fileUrl(id: string, place: string): string {
  return `/api/v1/attachments/${id}/mail/file?place=${place}`
}
