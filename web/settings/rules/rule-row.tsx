import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketRule } from '#contract/ticket-rules.ts'
import { useConditionWords } from '#web/conditions/index.ts'
import { useFormat } from '#web/lib/format.ts'
import { useActionWords, useTriggerWords } from '#web/rules/index.ts'
import rows from '../parts/rows.module.css'
import css from './rules.module.css'
import { useSwitchRule } from './use-rules.ts'
import { useWarningWords } from './use-warning-words.ts'

interface Props {
  rule: TicketRule
  isDragged: boolean
  onDrag: () => void
  onDragEnd: () => void
  onDrop: () => void
  /** Absent where it cannot move any further. */
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onEdit: () => void
}

const mostTold = 3
const mostCounted = 1000

export function RuleRow({ rule, isDragged, onDrag, onDragEnd, onDrop, onUp, onDown, onEdit }: Props) {
  const { t } = useTranslation('rules')
  const { t: common } = useTranslation('common')
  const toggle = useSwitchRule()
  const warnings = useWarningWords()
  const { name, state } = rule
  const told = [...rule.warnings.map(warnings), ...(rule.broken.length > 0 ? [t('broken')] : [])]
  return (
    <li
      className={`${rows.row} ${css.row}`}
      data-dragged={isDragged || undefined}
      data-off={state !== 'on' || undefined}
      draggable
      onDragStart={onDrag}
      onDragEnd={onDragEnd}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
    >
      <IconGripVertical size={18} className={css.grip} aria-hidden />
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {state !== 'on' && <span className={rows.pill}>{t(`state.${state}`)}</span>}
        </div>
        <RuleSummary rule={rule} />
        {told.map((text) => (
          <div key={text} className={css.warning}>
            <IconAlertTriangle size={14} aria-hidden /> {text}
          </div>
        ))}
      </div>
      <LastRun rule={rule} />
      <div className={css.acts}>
        <ActionIcon variant="subtle" color="gray" disabled={!onUp} aria-label={t('up', { name })} onClick={onUp}>
          <IconArrowUp size={17} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" disabled={!onDown} aria-label={t('down', { name })} onClick={onDown}>
          <IconArrowDown size={17} />
        </ActionIcon>
        <Switch
          aria-label={t('on', { name })}
          checked={state === 'on'}
          onChange={(event) => toggle.mutate({ id: rule.id, state: event.currentTarget.checked ? 'on' : 'off' })}
        />
        <Button variant="default" size="xs" aria-label={t('edit', { name })} onClick={onEdit}>
          {common('edit')}
        </Button>
      </div>
    </li>
  )
}

function RuleSummary({ rule }: { rule: TicketRule }) {
  const { t } = useTranslation('rules')
  const { list } = useFormat()
  const [when, does, conditions] = [useTriggerWords(), useActionWords(), useConditionWords()]
  const first = (texts: string[]) => list(texts.slice(0, mostTold)) + (texts.length > mostTold ? '…' : '')
  return (
    <>
      {rule.description !== '' && <div className={rows.more}>{rule.description}</div>}
      <div className={rows.more}>{rule.triggers.map(when).join(' · ')}</div>
      {rule.condition !== null && (
        <div className={rows.more}>{t('says.if', { text: first(conditions(rule.condition)) })}</div>
      )}
      <div className={rows.more}>→ {first(rule.actions.map(does))}</div>
    </>
  )
}

function LastRun({ rule: { runCount, lastRunAt } }: { rule: TicketRule }) {
  const { t } = useTranslation('rules')
  const { smart } = useFormat()
  return (
    <div className={rows.aside}>
      {runCount >= mostCounted ? t('runsMany', { count: mostCounted }) : t('runs', { count: runCount })}
      {lastRunAt !== null && <div>{t('lastRun', { when: smart(lastRunAt) })}</div>}
    </div>
  )
}
