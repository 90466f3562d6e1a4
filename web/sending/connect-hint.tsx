import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { api } from '#web/lib/api.ts'
import { withWords } from '#web/lib/i18n.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { sendingQuery } from './queries.ts'

// Fetched, with its words, while there is something to connect.
const loadHintBar = withWords(() => import('./hint-bar.tsx'), 'later')
const HintBar = lazy(async () => ({ default: (await loadHintBar()).HintBar }))

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
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const first = inboxes.data?.items.find(({ isDefault }) => isDefault)
  const settings = useQuery({ ...sendingQuery(first?.id ?? ''), enabled: first !== undefined })
  if (settings.data?.way !== 'folder') return null
  return (
    <Suspense>
      <HintBar onHide={onHide} />
    </Suspense>
  )
}
