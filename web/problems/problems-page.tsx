import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#web/ui/page.tsx'
import { NewProblemDialog } from './new-problem-dialog.tsx'
import { PatternList } from './pattern-list.tsx'
import { ProblemList } from './problem-list.tsx'
import css from './problems.module.css'

/** What many tickets have in common: found by Mesa (patterns), and taken in hand by people (problems). */
export function ProblemsPage() {
  const { t } = useTranslation('problems')
  const { show = 'problems' } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <SegmentedControl
        mb="md"
        className={css['tabs'] ?? ''}
        aria-label={t('tabs')}
        data={[
          { value: 'problems', label: t('tab.problems') },
          { value: 'patterns', label: t('tab.patterns') },
        ]}
        value={show}
        onChange={(value) =>
          void navigate({ to: '/problems', search: value === 'patterns' ? { show: 'patterns' } : {}, replace: true })
        }
      />
      {show === 'patterns' ? <PatternList /> : <ProblemList />}
      {isAdding && <NewProblemDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
