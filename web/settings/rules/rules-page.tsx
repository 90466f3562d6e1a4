import { Button, VisuallyHidden } from '@mantine/core'
import { IconArrowsSplit2, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketRule, TicketRuleDraft } from '#contract/ticket-rules.ts'
import { RuleVocabulary } from '#web/rules/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { RecipeGallery } from './recipe-gallery.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { RuleRow } from './rule-row.tsx'
import { useRules, useSortRules } from './use-rules.ts'

interface Edited {
  rule?: TicketRule
  start?: TicketRuleDraft | undefined
}

export function RulesPage() {
  const { t } = useTranslation('rules')
  const { t: settings } = useTranslation('settings')
  const rules = useRules()
  const [edited, setEdited] = useState<Edited>()
  const [isChoosing, setChoosing] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setChoosing(true)}>
      {t('add')}
    </Button>
  )
  return (
    <RuleVocabulary>
      <Page title={settings('section.rules')} lead={settings('section.rules.lead')} actions={add}>
        <Loading query={rules}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState
                icon={<IconArrowsSplit2 size={28} stroke={1.6} />}
                title={t('none')}
                text={t('noneText')}
                action={
                  <Button variant="default" onClick={() => setChoosing(true)}>
                    {t('recipes.open')}
                  </Button>
                }
              />
            ) : (
              <RuleList rules={items} onEdit={(rule) => setEdited({ rule })} />
            )
          }
        </Loading>
        {isChoosing && (
          <RecipeGallery
            onClose={() => setChoosing(false)}
            onChoose={(start) => {
              setChoosing(false)
              setEdited({ start })
            }}
          />
        )}
        {edited && (
          <RuleEditor
            key={`${edited.rule?.id}:${edited.rule?.version}`}
            rule={edited.rule}
            start={edited.start}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Page>
    </RuleVocabulary>
  )
}

function RuleList({ rules, onEdit }: { rules: TicketRule[]; onEdit: (rule: TicketRule) => void }) {
  const { t } = useTranslation('rules')
  const sort = useSortRules()
  const [dragged, setDragged] = useState<number>()
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const rule = rules[from]
    if (rule === undefined || to < 0 || to >= rules.length || from === to) return
    sort.mutate(rules.toSpliced(from, 1).toSpliced(to, 0, rule))
    setSaid(t('moved', { name: rule.name, place: to + 1, count: rules.length }))
  }
  return (
    <>
      <ol className={rows.rows}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isDragged={dragged === index}
            onDrag={() => setDragged(index)}
            onDragEnd={() => setDragged(undefined)}
            onDrop={() => dragged !== undefined && move(dragged, index)}
            onUp={index === 0 ? undefined : () => move(index, index - 1)}
            onDown={index === rules.length - 1 ? undefined : () => move(index, index + 1)}
            onEdit={() => onEdit(rule)}
          />
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
