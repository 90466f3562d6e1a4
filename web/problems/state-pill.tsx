import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProblemState } from '#contract/problems.ts'

const colors = { open: 'orange', known_error: 'violet', solved: 'green', closed: 'gray' } as const

export function StatePill({ state }: { state: ProblemState }) {
  const { t } = useTranslation('problems')
  return (
    <Badge variant="light" autoContrast color={colors[state]} tt="none">
      {t(`state.${state}`)}
    </Badge>
  )
}
