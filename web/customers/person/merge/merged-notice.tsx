import { Button } from '@mantine/core'
import { IconArrowMerge } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import css from './merge.module.css'
import { useUnmerge } from './use-merge.ts'

/** Says of somebody who was merged who goes on for them, and takes it back. */
export function MergedNotice({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const unmerge = useUnmerge()
  const { mergedInto } = person
  if (mergedInto === null) return null
  return (
    <div className={css.notice} role="status">
      <IconArrowMerge size={18} aria-hidden />
      <p>
        {t('merge.goneTo')}{' '}
        <Link to="/customers/people/$id" params={{ id: mergedInto.id }} className={css.link}>
          {mergedInto.name}
        </Link>
      </p>
      <Button size="compact-sm" variant="default" loading={unmerge.isPending} onClick={() => unmerge.mutate(person.id)}>
        {t('merge.undo')}
      </Button>
    </div>
  )
}
