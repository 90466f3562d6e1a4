import { ActionIcon, Button, Input, NumberInput, TextInput } from '@mantine/core'
import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import css from './items-field.module.css'
import type { ChecklistDraft } from './use-checklists.ts'

type Items = ChecklistDraft['items']
type Item = Items[number]

interface Props {
  value: Items
  onChange: (items: Items) => void
  error: string | undefined
}

const most = 50

/** The tasks of a checklist; Enter begins the next one. */
export function ItemsField({ value, onChange, error }: Props) {
  const { t } = useTranslation('settings')
  const list = useRef<HTMLUListElement>(null)
  const change = (index: number, part: Partial<Item>) =>
    onChange(value.map((item, place) => (place === index ? { ...item, ...part } : item)))
  const add = () => {
    if (value.length >= most) return
    // At once: whoever types fast is in the new row with the next letter.
    flushSync(() => onChange([...value, { title: '', dueAfterHours: null }]))
    list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus()
  }
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <Input.Wrapper label={t('checklists.tasks')} error={error} labelElement="div">
      <ul className={css['items']} ref={list}>
        {value.map((item, index) => (
          // Rows have no name of their own; those above stay where they are when one is added.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index} className={css['item']}>
            <TextInput
              className={css['title']}
              aria-label={t('checklists.task', { position: index + 1 })}
              maxLength={300}
              value={item.title}
              onChange={(event) => change(index, { title: event.currentTarget.value })}
              onKeyDown={onEnter}
            />
            <NumberInput
              className={css['hours']}
              aria-label={t('checklists.hours', { position: index + 1 })}
              placeholder={t('checklists.hoursUnit')}
              suffix={t('checklists.hoursSuffix')}
              min={1}
              max={8760}
              allowDecimal={false}
              hideControls
              value={item.dueAfterHours ?? ''}
              onChange={(hours) => change(index, { dueAfterHours: typeof hours === 'number' ? hours : null })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={index === 0}
              aria-label={t('checklists.moveUp', { position: index + 1 })}
              onClick={() => onChange(value.toSpliced(index - 1, 2, item, ...value.slice(index - 1, index)))}
            >
              <IconArrowUp size={16} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('checklists.removeTask', { position: index + 1 })}
              onClick={() => onChange(value.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {value.length < most && (
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
          {t('checklists.addTask')}
        </Button>
      )}
    </Input.Wrapper>
  )
}
