import { Button, Group } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { sendingQuery } from './queries.ts'
import css from './sending.module.css'

/** After the set-up: tells administrators that nothing leaves yet, until it does or they do not want to hear of it. */
export function ConnectHint() {
  const { role } = useMe()
  const [isHidden, setHidden] = useLocalStorage({
    key: 'mesa.connectHint.hidden',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  if (role !== 'admin' || isHidden) return null
  return <Hint onHide={() => setHidden(true)} />
}

function Hint({ onHide }: { onHide: () => void }) {
  const { t } = useTranslation('sending')
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const first = inboxes.data?.items.find(({ isDefault }) => isDefault)
  const settings = useQuery({ ...sendingQuery(first?.id ?? ''), enabled: first !== undefined })
  if (settings.data?.way !== 'folder') return null
  return (
    <aside className={css.hint} aria-label={t('hint.title')}>
      <p className={css.hintText}>
        <strong>{t('hint.title')}</strong>
        {t('hint.text')}
      </p>
      <Group gap={8}>
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
