import { Anchor } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { rawUrl } from '../queries.ts'
import css from './mail-detail.module.css'
import { readBeginning } from './read-beginning.ts'

export function RawSource({ id }: { id: string }) {
  const { t } = useTranslation('mail')
  const raw = useQuery({
    queryKey: keys.mail('raw', id),
    queryFn: ({ signal }) => readBeginning(rawUrl(id), signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <Anchor href={rawUrl(id)} download={`${id}.eml`} size="sm">
        <IconDownload size={15} aria-hidden /> {t('detail.download')}
      </Anchor>
      <Loading query={raw}>
        {({ text, isWhole }) => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
            <pre className={css.raw} tabIndex={0} role="region" aria-label={t('detail.raw')}>
              {text}
            </pre>
            {!isWhole && <p className={css.note}>{t('detail.cut')}</p>}
          </>
        )}
      </Loading>
    </>
  )
}
