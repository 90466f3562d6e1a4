import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useStateKeys } from '#web/duty/index.ts'
import { useViews } from '#web/inbox/index.ts'
import { useShortcuts } from '#web/lib/keys.ts'
import { openPalette } from '#web/lib/palette.ts'
import { openKeySheet } from './key-sheet-host.tsx'

/** The keys that work on every page. */
export function useGeneralKeys(): void {
  const { t } = useTranslation('app')
  const navigate = useNavigate()
  const views = useViews()
  useStateKeys()

  useShortcuts([
    { keys: 'mod+k', label: t('keys.palette'), run: openPalette },
    { keys: '/', label: t('keys.search'), run: () => void navigate({ to: '/search' }) },
    { keys: 'g d', label: t('nav.myDay'), group: t('palette.places'), run: () => void navigate({ to: '/my-day' }) },
    { keys: 'g b', label: t('nav.board'), group: t('palette.places'), run: () => void navigate({ to: '/board' }) },
    { keys: 'g v', label: t('nav.devices'), group: t('palette.places'), run: () => void navigate({ to: '/devices' }) },
    { keys: 'g w', label: t('nav.alerts'), group: t('palette.places'), run: () => void navigate({ to: '/alerts' }) },
    {
      keys: 'g r',
      label: t('nav.problems'),
      group: t('palette.places'),
      run: () => void navigate({ to: '/problems' }),
    },
    {
      keys: 'g k',
      label: t('nav.knowledge'),
      group: t('palette.places'),
      run: () => void navigate({ to: '/knowledge' }),
    },
    { keys: 'c', label: t('nav.newTicket'), run: () => void navigate({ to: '/new' }) },
    { keys: 'l', label: t('nav.logCall'), run: () => void navigate({ to: '/calls/new' }) },
    { keys: 'g n', label: t('nav.notifications'), run: () => void navigate({ to: '/notifications' }) },
    { keys: '?', label: t('keys.sheet'), run: openKeySheet },
    ...views.flatMap((view) => {
      const letter = viewLetters[view.id]
      const run = () => void navigate({ to: '/inbox/$view', params: { view: view.id } })
      return letter === undefined ? [] : [{ keys: `g ${letter}`, label: view.label, group: t('palette.views'), run }]
    }),
  ])
}

const viewLetters: Record<string, string> = { mine: 'm', unassigned: 'u', open: 'o', pending: 'p', solved: 's' }
