import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { useColleagues } from '#web/lib/presence.ts'
import css from './presence.module.css'

/** Who else is writing on the ticket, said above the composer; it is heard once. */
export function WritingLine({ number }: { number: number }) {
  const { t } = useTranslation('common')
  const names = useWriters(number)
  const { list } = useFormat()
  return (
    <p className={css['line']} role="status">
      {names.length > 0 && (
        <>
          <IconPencil size={14} aria-hidden />
          {t('presence.writing', { count: names.length, names: list(names) })}
        </>
      )}
    </p>
  )
}

/** The names of the colleagues who write on the ticket. */
export function useWriters(number: number): string[] {
  return useColleagues(number)
    .filter(({ state }) => state === 'writing')
    .map(({ person }) => person.name)
}
