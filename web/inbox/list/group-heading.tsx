import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketGroup } from '#contract/views.ts'
import { useFormat } from '#web/lib/format.ts'
import { shownCount } from '../views/use-views.tsx'
import css from './group-heading.module.css'

interface Props {
  group: TicketGroup
  label: string
  isOpen: boolean
  onToggle: () => void
}

/** Name and size of a group; folds it away and back. */
export function GroupHeading({ group, label, isOpen, onToggle }: Props) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  return (
    <h2 className={css.heading}>
      <UnstyledButton className={css.button} aria-expanded={isOpen} onClick={onToggle}>
        <IconChevronRight size={15} className={css.arrow} aria-hidden />
        {group.color !== null && <span className={css.dot} style={{ background: group.color }} aria-hidden />}
        <span className={css.name}>{label}</span>
        <span className={css.count}>
          {shownCount(group.count, format.number)}{' '}
          <span className="visually-hidden">{t('viewUnit', { count: group.count })}</span>
        </span>
      </UnstyledButton>
    </h2>
  )
}
