import { Button, Group } from '@mantine/core'
import { IconBan, IconRefresh, IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './many-bar.module.css'
import { useDecideMany } from './use-decide-many.ts'
import type { Selection } from './use-selection.ts'

/** What can be done with several mails at once; there while some are selected. */
export function ManyBar({ selection }: { selection: Selection }) {
  const { t } = useTranslation('mail')
  const decide = useDecideMany(selection.clear)
  const ids = selection.mails.map(({ id }) => id)
  if (ids.length === 0) return null
  const run = (act: 'retry' | 'make_ticket' | 'ignore') => decide.mutate({ ids, act })
  return (
    <section className={css.bar} aria-label={t('act.decide')}>
      <strong role="status">{t('select.count', { count: ids.length })}</strong>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          loading={decide.isPending}
          leftSection={<IconRefresh size={16} aria-hidden />}
          onClick={() => run('retry')}
        >
          {t('act.retry')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={decide.isPending}
          leftSection={<IconTicket size={16} aria-hidden />}
          onClick={() => run('make_ticket')}
        >
          {t('act.ticket')}
        </Button>
        {selection.mails.some(({ outcome }) => outcome === 'quarantined') && (
          <Button
            size="xs"
            variant="default"
            disabled={decide.isPending}
            leftSection={<IconBan size={16} aria-hidden />}
            onClick={() => run('ignore')}
          >
            {t('act.ignore')}
          </Button>
        )}
        <Button size="xs" variant="subtle" onClick={selection.clear}>
          {t('select.clear')}
        </Button>
      </Group>
    </section>
  )
}
