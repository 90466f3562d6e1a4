import { Button, Group, Select, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { defaultMatrix, type PriorityMatrix, priorityIn } from '#contract/priority-matrix.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import css from './matrix.module.css'

const levels = [1, 2, 3] as const
const priorities = [1, 2, 3, 4] as const

export function MatrixPage() {
  const { t } = useTranslation('settings')
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  return (
    <Page title={t('section.matrix')} lead={t('section.matrix.lead')}>
      <Loading query={settings}>{({ priorityMatrix }) => <MatrixForm saved={priorityMatrix} />}</Loading>
    </Page>
  )
}

function MatrixForm({ saved }: { saved: PriorityMatrix }) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [edited, setEdited] = useState<PriorityMatrix>()
  const matrix = edited ?? saved
  const save = useSaveMatrix(() => setEdited(undefined))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(matrix)
      }}
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('matrix.text')}
      </Text>
      <MatrixTable matrix={matrix} onChange={setEdited} />
      <Group mt="md" gap="xs">
        <Button type="submit" loading={save.isPending} disabled={isSame(matrix, saved)}>
          {common('save')}
        </Button>
        <Button variant="default" disabled={isSame(matrix, defaultMatrix)} onClick={() => setEdited(defaultMatrix)}>
          {t('matrix.usual')}
        </Button>
      </Group>
    </form>
  )
}

interface TableProps {
  matrix: PriorityMatrix
  onChange: (matrix: PriorityMatrix) => void
}

function MatrixTable({ matrix, onChange }: TableProps) {
  const { t } = useTranslation('settings')
  const { t: words } = useTranslation('tickets')
  const data = priorities.map((value) => ({ value: String(value), label: words(`priority.${value}`) }))
  const set = (impact: number, urgency: number, priority: number) =>
    onChange(matrix.with(impact - 1, (matrix[impact - 1] ?? []).with(urgency - 1, priority)))
  return (
    <table className={css.table} aria-label={t('matrix.label')}>
      <thead>
        <tr>
          <td />
          {levels.map((urgency) => (
            <th key={urgency} scope="col">
              {words(`urgency.${urgency}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {levels.map((impact) => (
          <tr key={impact}>
            <th scope="row">{words(`impact.${impact}`)}</th>
            {levels.map((urgency) => (
              <td key={urgency}>
                <Select
                  size="xs"
                  rightSectionWidth={20}
                  classNames={{ input: css.input ?? '' }}
                  allowDeselect={false}
                  aria-label={t('matrix.cell', {
                    impact: words(`impactLevel.${impact}`),
                    urgency: words(`urgencyLevel.${urgency}`),
                  })}
                  data={data}
                  value={String(priorityIn(matrix, impact, urgency))}
                  onChange={(next) => set(impact, urgency, Number(next))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useSaveMatrix(onSaved: () => void) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (priorityMatrix: PriorityMatrix) => api.desk.updateSettings({ body: { priorityMatrix } }),
    onError: showError,
    onSuccess: (settings) => {
      client.setQueryData(keys.settings, settings)
      onSaved()
      showSuccess(t('matrix.saved'))
    },
  })
}

function isSame(one: PriorityMatrix, other: PriorityMatrix): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
