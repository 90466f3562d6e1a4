import { Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import css from './sending.module.css'

export function HintBar({ onHide }: { onHide: () => void }) {
  const { t } = useTranslation('sending')
  return (
    <aside className={css.hint} aria-label={t('hint.title')}>
      <p className={css.hintText}>
        <strong>{t('hint.title')}</strong>
        <span className={css.hintMore}>{t('hint.text')}</span>
      </p>
      <Group gap={8} wrap="nowrap">
        <Button
          size="xs"
          component={Link}
          // The type of a link is lost when another component draws it.
          {...({ to: '/settings/$section', params: { section: 'inboxes' } } as object)}
        >
          {t('hint.connect')}
        </Button>
        <Button size="xs" variant="default" onClick={onHide}>
          {t('hint.later')}
        </Button>
      </Group>
    </aside>
  )
}
