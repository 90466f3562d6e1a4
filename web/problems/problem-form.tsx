import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemRecord } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { useAssignable } from '#web/tickets/index.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { PortalTexts } from './portal-texts.tsx'

const texts = ['description', 'cause', 'workaround', 'review'] as const

/** What is known of a problem. Whoever saves over a colleague's change is stopped. */
export function ProblemForm({ problem }: { problem: ProblemRecord }) {
  const { t } = useTranslation('problems')
  const queries = useQueryClient()
  const agents = useAssignable()
  const { number, version } = problem
  const [draft, setDraft] = useState(() => ({
    title: problem.title,
    description: problem.description,
    cause: problem.cause,
    workaround: problem.workaround,
    review: problem.review,
    isPublic: problem.isPublic,
    portalTitle: problem.portalTitle,
    portalWorkaround: problem.portalWorkaround,
    impact: problem.impact,
    assigneeId: problem.assignee?.id ?? null,
  }))
  const set = (change: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => api.problems.change({ params: { number }, body: draft, headers: { ifMatch: version } }),
    onError: showError,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.problems })
      showSuccess(t('one.saved'))
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack gap="md" mb="xl">
        <TextInput
          label={t('one.field.title')}
          required
          maxLength={200}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {texts.map((field) => (
          <Textarea
            key={field}
            label={t(`one.field.${field}`)}
            description={field === 'workaround' || field === 'review' ? t(`one.field.${field}.text`) : undefined}
            autosize
            minRows={2}
            maxLength={10_000}
            value={draft[field]}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        ))}
        <Checkbox
          label={t('one.field.isPublic')}
          checked={draft.isPublic}
          onChange={(event) => set({ isPublic: event.currentTarget.checked })}
        />
        {draft.isPublic && <PortalTexts texts={draft} otherwise={draft} onChange={set} />}
        <Select
          label={t('one.field.impact')}
          allowDeselect={false}
          data={(['1', '2', '3'] as const).map((value) => ({ value, label: t(`impact.${value}`) }))}
          value={String(draft.impact)}
          onChange={(value) => set({ impact: Number(value ?? draft.impact) })}
        />
        <Select
          label={t('one.field.assigneeId')}
          placeholder={t('one.field.nobody')}
          searchable
          clearable
          data={agents.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.assigneeId}
          onChange={(assigneeId) => set({ assigneeId })}
        />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'start' }}>
          {t('one.save')}
        </Button>
      </Stack>
    </form>
  )
}
