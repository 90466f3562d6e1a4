import { Button, Group, Select } from '@mantine/core'
import { IconFolderPlus, IconPlus, IconTrash } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import type { RuleCondition, RuleGroup, RuleTest } from '#contract/rules.ts'
import css from './condition-group.module.css'

/** What is said of a group, in the words of what it belongs to. */
export interface GroupWords extends Record<RuleGroup['kind'], string> {
  kind: string
  add: string
  remove: string
  addTest: string
}

/** What the row of one test is given. */
export interface TestPart {
  test: RuleTest
  onChange: (test: RuleTest) => void
  /** Undefined for the last one of the whole tree, which stays. */
  onRemove: (() => void) | undefined
  /** What is wrong with a part of it: field, operator or value. */
  errorOf: (part: string) => string | undefined
}

interface Props {
  group: RuleGroup
  /** Where it stands, as the server names it. */
  path: string
  depth?: number
  words: GroupWords
  newTest: () => RuleTest
  renderTest: (part: TestPart) => ReactNode
  onChange: (group: RuleGroup) => void
  onRemove?: () => void
  errorOf: (path: string) => string | undefined
}

const kinds = ['all', 'any', 'none'] as const
/** Deeper trees are kept as they are, but nobody could read more of them. */
const deepest = 3

/** A tree of conditions: groups in groups, with tests of whatever feature it serves. */
export function ConditionGroup({ group, path, depth = 1, onChange, onRemove, errorOf, ...given }: Props) {
  const { words, newTest, renderTest } = given
  const replace = (index: number, part: RuleCondition) => onChange({ ...group, of: group.of.with(index, part) })
  const remove = (index: number) => onChange({ ...group, of: group.of.toSpliced(index, 1) })
  const add = (part: RuleCondition) => onChange({ ...group, of: [...group.of, part] })
  return (
    <div className={css.group} data-nested={depth > 1 || undefined}>
      <Group justify="space-between" gap="xs">
        <Select
          size="xs"
          w={210}
          aria-label={words.kind}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: words[kind] }))}
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
            {words.remove}
          </Button>
        )}
      </Group>
      {group.of.map((part, index) => {
        const place = `${path}.of.${index}`
        // A group without conditions holds nothing: the last one of the whole tree stays.
        const onRemovePart = group.of.length > 1 ? () => remove(index) : onRemove
        const onChangePart = (next: RuleCondition) => replace(index, next)
        return part.kind === 'test' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their places
          <Fragment key={index}>
            {renderTest({
              test: part,
              onChange: onChangePart,
              onRemove: onRemovePart,
              errorOf: (field) => errorOf(`${place}.${field}`),
            })}
          </Fragment>
        ) : (
          <ConditionGroup
            {...given}
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no names but their places
            key={index}
            group={part}
            path={place}
            depth={depth + 1}
            onChange={onChangePart}
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
          {words.addTest}
        </Button>
        {depth < deepest && (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconFolderPlus size={14} aria-hidden />}
            onClick={() => add({ kind: 'any', of: [newTest()] })}
          >
            {words.add}
          </Button>
        )}
      </Group>
    </div>
  )
}
