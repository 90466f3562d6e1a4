import { ActionIcon, Button, Select } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './actions-editor.module.css'

interface Words {
  /** What is asked by the field for the kind. */
  kind: string
  add: string
  remove: string
}

interface Props<Action extends { kind: string }> {
  actions: Action[]
  kinds: { value: Action['kind']; label: string }[]
  words: Words
  /** An action that was just chosen; what it needs is asked for. */
  newAction: (kind: Action['kind']) => Action
  /** The kind that a new row begins with. */
  firstKind: Action['kind']
  renderValue: (action: Action, index: number, onChange: (action: Action) => void) => ReactNode
  onChange: (actions: Action[]) => void
}

/** What is done, one after the other: each a kind and what it needs. */
export function ActionsEditor<Action extends { kind: string }>(props: Props<Action>) {
  const { actions, kinds, words, newAction, firstKind, renderValue, onChange } = props
  return (
    <div className={css.list}>
      {actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no names but their places
        <div key={index} className={css.action}>
          <Select
            size="xs"
            aria-label={words.kind}
            allowDeselect={false}
            maxDropdownHeight={360}
            data={kinds}
            value={action.kind}
            onChange={(next) => {
              const kind = kinds.find(({ value }) => value === next)?.value
              if (kind !== undefined) onChange(actions.with(index, newAction(kind)))
            }}
          />
          <div className={css.value}>{renderValue(action, index, (next) => onChange(actions.with(index, next)))}</div>
          {actions.length > 1 ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={words.remove}
              onClick={() => onChange(actions.toSpliced(index, 1))}
            >
              <IconX size={16} />
            </ActionIcon>
          ) : (
            <span />
          )}
        </div>
      ))}
      <div>
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...actions, newAction(firstKind)])}
        >
          {words.add}
        </Button>
      </div>
    </div>
  )
}
