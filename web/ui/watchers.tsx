import { Tooltip } from '@mantine/core'
import { IconEye, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Presence } from '#contract/presence.ts'
import { useFormat } from '#web/lib/format.ts'
import { Avatar } from './avatar.tsx'
import css from './watchers.module.css'

interface Props {
  colleagues: Presence[]
  size?: number
}

const most = 3

/** Small faces of the colleagues who are on a ticket. */
export function Watchers({ colleagues, size = 20 }: Props) {
  const words = usePresenceWords()
  if (colleagues.length === 0) return null
  const label = words(colleagues)
  const Icon = colleagues.some(({ state }) => state === 'writing') ? IconPencil : IconEye
  return (
    <Tooltip label={label}>
      <span className={css.watchers} role="img" aria-label={label}>
        <Icon size={14} aria-hidden />
        {colleagues.slice(0, most).map(({ person }) => (
          <Avatar key={person.id} name={person.name} id={person.id} size={size} />
        ))}
        {colleagues.length > most && <span aria-hidden>+{colleagues.length - most}</span>}
      </span>
    </Tooltip>
  )
}

/** Who looks and who writes, in words: those who write are named where there are some. */
function usePresenceWords(): (colleagues: Presence[]) => string {
  const { t } = useTranslation('common')
  const { list } = useFormat()
  return (colleagues) => {
    const writing = colleagues.filter(({ state }) => state === 'writing')
    const told = writing.length > 0 ? writing : colleagues
    const names = list(told.map(({ person }) => person.name))
    return t(writing.length > 0 ? 'presence.writing' : 'presence.viewing', { count: told.length, names })
  }
}
