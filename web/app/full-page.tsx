import { Button } from '@mantine/core'
import { IconBug, IconCloudOff, IconCompassOff, IconDoorEnter, IconTool } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#web/ui/empty-state.tsx'
import css from './full-page.module.css'

/** The screens that stand for a page that cannot be shown. Each says what to do. */
function FullPage({ children }: { children: ReactNode }) {
  return <main className={css.page}>{children}</main>
}

export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation(['app', 'common'])
  return (
    <FullPage>
      <EmptyState
        titleAs="h1"
        icon={<IconCloudOff size={28} stroke={1.6} />}
        title={t('unreachable.title')}
        text={t('unreachable.text')}
        action={<Button onClick={onRetry}>{t('common:retry')}</Button>}
      />
    </FullPage>
  )
}

export function NotSetUp() {
  const { t } = useTranslation('app')
  return (
    <FullPage>
      <EmptyState icon={<IconTool size={28} stroke={1.6} />} title={t('notSetUp.title')} text={t('notSetUp.text')} />
    </FullPage>
  )
}

export function ForRequesters({ name }: { name: string }) {
  const { t } = useTranslation('app')
  return (
    <FullPage>
      <EmptyState
        titleAs="h1"
        icon={<IconDoorEnter size={28} stroke={1.6} />}
        title={t('foreign.title')}
        text={t('foreign.text', { name })}
        action={
          <Button component="a" href="/">
            {t('foreign.action')}
          </Button>
        }
      />
    </FullPage>
  )
}

/** Inside the shell, which keeps standing. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation('app')
  return (
    <div className={css.page} role="alert">
      <EmptyState
        titleAs="h1"
        icon={<IconBug size={28} stroke={1.6} />}
        title={t('broken.title')}
        text={t('broken.text', { reason: error instanceof Error ? error.message : String(error) })}
        action={<Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>}
      />
    </div>
  )
}

export function Missing() {
  const { t } = useTranslation('app')
  return (
    <div className={css.page}>
      <EmptyState
        titleAs="h1"
        icon={<IconCompassOff size={28} stroke={1.6} />}
        title={t('missing.title')}
        text={t('missing.text')}
        action={
          <Button component={Link} to="/inbox/mine">
            {t('missing.action')}
          </Button>
        }
      />
    </div>
  )
}

/** An address that no route knows: without the shell, so with a landmark of its own. */
export function MissingPage() {
  return (
    <FullPage>
      <Missing />
    </FullPage>
  )
}
