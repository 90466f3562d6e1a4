import { Input, NumberInput, Select, Text, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '#contract/people.ts'
import { ApproversField, flowsQuery, useApprovalWords } from '#web/approvals/index.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import type { ApprovalActs } from './use-approvals.ts'

interface Props {
  number: number
  acts: ApprovalActs
  onClose: () => void
}

const once = 'once'

/** By a flow, or of people who are chosen for this once. */
export function AskDialog({ number, acts, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { question: inWords } = useApprovalWords()
  const { data: flows } = useQuery(flowsQuery)
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  const [chosen, setChosen] = useState<string>()
  const [question, setQuestion] = useState('')
  const [people, setPeople] = useState<PersonRef[]>([])
  const [quorum, setQuorum] = useState<number | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [isTried, setTried] = useState(false)
  const refused = useFieldErrors(acts.ask.error)
  const flow = flows?.find(({ id }) => id === (chosen ?? flows[0]?.id))
  const isOnce = chosen === once || flow === undefined

  function submit() {
    setTried(true)
    if (!isOnce) return acts.ask.mutate({ flowId: flow.id, amount }, { onSuccess: onClose })
    if (question.trim() === '' || people.length === 0) return
    const approverIds = people.map(({ id }) => id)
    acts.ask.mutate({ question, approverIds, quorum, amount }, { onSuccess: onClose })
  }

  if (flows === undefined) return null
  return (
    <FormModal
      title={t('approvals.askTitle', { number })}
      text={t('approvals.sees')}
      submitLabel={t('approvals.send')}
      isDirty={question !== '' || people.length > 0}
      isSaving={acts.ask.isPending}
      error={refused.rest}
      onSubmit={submit}
      onClose={() => {
        acts.ask.reset()
        onClose()
      }}
    >
      {flows.length > 0 && (
        <Select
          data-autofocus
          label={t('approvals.flow')}
          allowDeselect={false}
          data={[
            ...flows.map(({ id, name }) => ({ value: id, label: name })),
            { value: once, label: t('approvals.once') },
          ]}
          value={isOnce ? once : flow.id}
          error={refused.of('flowId')}
          onChange={(value) => {
            acts.ask.reset()
            setChosen(value ?? undefined)
          }}
        />
      )}
      {!isOnce && (
        <Text size="sm" fw={560}>
          {inWords(flow.question)}
        </Text>
      )}
      {isOnce && (
        <>
          <Textarea
            label={t('approvals.question')}
            autosize
            minRows={2}
            maxLength={1000}
            value={question}
            error={isTried && question.trim() === '' ? t('approvals.questionMissing') : refused.of('question')}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Input.Wrapper label={t('approvals.people')} labelElement="div">
            <ApproversField
              value={people}
              onChange={setPeople}
              error={isTried && people.length === 0 ? t('approvals.peopleMissing') : refused.of('approverIds')}
            />
          </Input.Wrapper>
          {people.length > 1 && (
            <NumberInput
              label={t('approvals.quorum')}
              placeholder={t('approvals.quorumAll')}
              min={1}
              max={people.length}
              allowDecimal={false}
              value={quorum ?? ''}
              onChange={(value) => setQuorum(typeof value === 'number' ? value : null)}
              error={refused.of('quorum')}
            />
          )}
        </>
      )}
      <NumberInput
        label={t('approvals.amount', { currency: settings.data?.currency ?? '' })}
        description={!isOnce && flow.steps.some(({ fromAmount }) => fromAmount !== null) && t('approvals.amountHelp')}
        min={0}
        decimalScale={2}
        hideControls
        value={amount ?? ''}
        onChange={(value) => setAmount(typeof value === 'number' ? value : null)}
        error={refused.of('amount')}
      />
    </FormModal>
  )
}
