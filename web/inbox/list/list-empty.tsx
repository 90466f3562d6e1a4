import { Button } from '@mantine/core'
import {
  IconCheck,
  IconCloudOff,
  IconCoffee,
  IconEyeCheck,
  IconFilter,
  IconInbox,
  IconMailFast,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { isDeskView } from '../views/use-views.tsx'

const icons = {
  mine: IconCoffee,
  unassigned: IconCheck,
  open: IconInbox,
  pending: IconMailFast,
  solved: IconCheck,
  approve: IconEyeCheck,
  team: IconUsersGroup,
  made: IconFilter,
}

/** Says what would be here, and what to do instead. */
export function ListEmpty({ view }: { view: string }) {
  const { t } = useTranslation('inbox')
  const kind = isDeskView(view) ? view : view.startsWith('team:') ? 'team' : 'made'
  const Icon = icons[kind]
  return (
    <EmptyState
      icon={<Icon size={28} stroke={1.6} />}
      title={t(`empty.${kind}.title`)}
      text={t(`empty.${kind}.text`)}
      action={
        kind === 'mine' && (
          <Button component={Link} to="/inbox/unassigned" variant="default" size="xs">
            {t('empty.mine.action')}
          </Button>
        )
      }
    />
  )
}

export function ListFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation(['inbox', 'common'])
  const errorText = useErrorText()
  return (
    <div role="alert">
      <EmptyState
        icon={<IconCloudOff size={28} stroke={1.6} />}
        title={t('list.failed')}
        text={errorText(error)}
        action={
          <Button variant="default" size="xs" onClick={onRetry}>
            {t('common:retry')}
          </Button>
        }
      />
    </div>
  )
}
