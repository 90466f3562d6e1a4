import { Button, SegmentedControl } from '@mantine/core'
import { IconAlertCircle, IconBellCheck, IconChecks, IconSettings } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { useShortcuts } from '#web/lib/keys.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { groupsOf } from './groups.ts'
import { NotificationGroup } from './notification-group.tsx'
import css from './notifications.module.css'
import { type NotificationState, notificationsQuery, useUnseenCount } from './queries.ts'
import { useMarks } from './use-marks.ts'

const states = ['open', 'unseen', 'done'] as const satisfies NotificationState[]

/** Everything that one was told, by ticket. */
export function NotificationsPage() {
  const { t } = useTranslation('notifications')
  const [state, setState] = useState<NotificationState>('open')
  const unseen = useUnseenCount()
  const { seeAll } = useMarks()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          renderRoot={(props) => <Link {...props} to="/settings/$section" params={{ section: 'notifications' }} />}
          variant="default"
          leftSection={<IconSettings size={16} />}
        >
          {t('settings')}
        </Button>
      }
    >
      <div className={css.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('show')}
          value={state}
          onChange={(value) => setState(states.find((one) => one === value) ?? 'open')}
          data={states.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        {unseen > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconChecks size={15} />}
            loading={seeAll.isPending}
            onClick={() => seeAll.mutate()}
          >
            {t('seeAll')}
          </Button>
        )}
      </div>
      <Groups key={state} state={state} />
    </Page>
  )
}

function Groups({ state }: { state: NotificationState }) {
  const { t } = useTranslation('notifications')
  const errorText = useErrorText()
  const list = useRef<HTMLUListElement>(null)
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    notificationsQuery(state),
  )
  const groups = groupsOf(data?.pages.flatMap(({ items }) => items) ?? [])
  const { mark } = useMarks()
  useGroupKeys(list)

  if (isPending) return <SkeletonLines count={6} />
  if (error && !data) {
    return (
      <EmptyState
        icon={<IconAlertCircle size={26} />}
        title={t('failed')}
        text={errorText(error)}
        action={<Button onClick={() => void refetch()}>{t('retry')}</Button>}
      />
    )
  }
  if (groups.length === 0) {
    return <EmptyState icon={<IconBellCheck size={26} />} title={t(`none.${state}`)} text={t(`none.${state}.text`)} />
  }
  return (
    <>
      <ul ref={list} className={css.groups} aria-label={t('title')}>
        {groups.map((group) => (
          <NotificationGroup key={group.key} group={group} isDone={state === 'done'} onMark={mark} />
        ))}
      </ul>
      {hasNextPage && (
        <div className={css.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

/** j and k walk from ticket to ticket; Enter is the link's own. */
function useGroupKeys(list: React.RefObject<HTMLUListElement | null>): void {
  const { t } = useTranslation('notifications')
  const group = t('title')
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-ticket]') ?? [])]
    const at = links.findIndex((link) => link.closest('li')?.contains(document.activeElement))
    links[at === -1 ? 0 : at + step]?.focus()
  }
  useShortcuts([
    { keys: 'j', label: t('key.next'), group, run: () => move(1) },
    { keys: 'k', label: t('key.previous'), group, run: () => move(-1) },
  ])
}
