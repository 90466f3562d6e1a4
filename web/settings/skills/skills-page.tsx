import { Button } from '@mantine/core'
import { IconPlus, IconSchool } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Skill } from '#contract/assignment.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { SkillDialog } from './skill-dialog.tsx'
import { skillsQuery } from './use-skills.ts'

export function SkillsPage() {
  const { t } = useTranslation('settings')
  const skills = useQuery(skillsQuery)
  const [edited, setEdited] = useState<Skill | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('skills.add')}
    </Button>
  )
  return (
    <Page title={t('section.skills')} lead={t('section.skills.lead')} actions={add}>
      <Loading query={skills}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconSchool size={28} stroke={1.6} />}
              title={t('skills.none')}
              text={t('skills.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((skill) => (
                <li key={skill.id} className={rows.row}>
                  <SkillRow skill={skill} onEdit={() => setEdited(skill)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <SkillDialog skill={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function SkillRow({ skill: { name, people, needs }, onEdit }: { skill: Skill; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>{name}</div>
        <div className={rows.more}>
          {people.length === 0 ? t('skills.nobody') : t('skills.people', { count: people.length })}
          {needs.length > 0 && ` · ${t('skills.needs', { count: needs.length })}`}
        </div>
      </div>
      <Button variant="default" size="xs" aria-label={t('skills.editName', { name })} onClick={onEdit}>
        {t('skills.edit')}
      </Button>
    </>
  )
}
