import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '#contract/people.ts'
import { Card } from '../../parts/profile-layout.tsx'
import css from './merge.module.css'
import { useUnmerge } from './use-merge.ts'

/** Who became part of this person, and the way back. */
export function MergedPeople({ person }: { person: Person }) {
  const { t } = useTranslation('customers')
  const unmerge = useUnmerge()
  if (person.merged.length === 0) return null
  return (
    <Card title={t('merge.parts')}>
      <ul className={css.parts}>
        {person.merged.map(({ id, name }) => (
          <li key={id} className={css.part}>
            <Link to="/customers/people/$id" params={{ id }} className={css.link}>
              {name}
            </Link>
            {person.can.update && (
              <Tooltip label={t('merge.undoOf', { name })}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  loading={unmerge.isPending && unmerge.variables === id}
                  aria-label={t('merge.undoOf', { name })}
                  onClick={() => unmerge.mutate(id)}
                >
                  <IconArrowBackUp size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
