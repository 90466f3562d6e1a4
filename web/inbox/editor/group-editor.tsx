import { Button, Group, Select } from '@mantine/core'
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RuleCondition, RuleGroup } from '#contract/rules.ts'
import css from './editor.module.css'
import { newTest } from './fields.ts'
import { TestEditor } from './test-editor.tsx'

interface Props {
  group: RuleGroup
  /** Where it stands in the view, as the server names it. */
  path: string
  depth?: number
  onChange: (group: RuleGroup) => void
  onRemove?: () => void
  errorOf: (path: string) => string | undefined
}

const kinds = ['all', 'any', 'none'] as const
/** Deeper trees are kept as they are, but nobody could read more of them. */
const deepest = 3

export function GroupEditor({ group, path, depth = 1, onChange, onRemove, errorOf }: Props) {
  const { t } = useTranslation('views')
  const replace = (index: number, part: RuleCondition) => onChange({ ...group, of: group.of.with(index, part) })
  const remove = (index: number) => onChange({ ...group, of: group.of.toSpliced(index, 1) })
  const add = (part: RuleCondition) => onChange({ ...group, of: [...group.of, part] })
  return (
    <div className={css.group} data-nested={depth > 1 || undefined}>
      <Group justify="space-between" gap="xs">
        <Select
          size="xs"
          w={210}
          aria-label={t('group.kind')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: t(`group.${kind}`) }))}
          value={group.kind}
          onChange={(next) => onChange({ ...group, kind: kinds.find((kind) => kind === next) ?? group.kind })}
        />
        {onRemove && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={14} aria-hidden />}
            onClick={onRemove}
          >
            {t('group.remove')}
          </Button>
        )}
      </Group>
      {group.of.map((part, index) => {
        const place = `${path}.of.${index}`
        // A group without conditions holds nothing: the last one of the whole view stays.
        const onRemovePart = group.of.length > 1 ? () => remove(index) : onRemove
        return part.kind === 'test' ? (
          <TestEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their places
            key={index}
            test={part}
            onChange={(next) => replace(index, next)}
            onRemove={onRemovePart}
            errorOf={(field) => errorOf(`${place}.${field}`)}
          />
        ) : (
          <GroupEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their places
            key={index}
            group={part}
            path={place}
            depth={depth + 1}
            onChange={(next) => replace(index, next)}
            errorOf={errorOf}
            {...(onRemovePart && { onRemove: onRemovePart })}
          />
        )
      })}
      <Group gap="xs">
        <Button
          size="compact-xs"
          variant="light"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => add(newTest())}
        >
          {t('test.add')}
        </Button>
        {depth < deepest && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconFolderPlus size={14} aria-hidden />}
            onClick={() => add({ kind: 'any', of: [newTest()] })}
          >
            {t('group.add')}
          </Button>
        )}
      </Group>
    </div>
  )
}
