import { ActionIcon, Menu } from '@mantine/core'
import { IconLayoutList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ViewGrouping, ViewId } from '#contract/views.ts'
import { useFolded, useGroupingChoices, useGroups } from './grouping.ts'

interface Props {
  view: ViewId
  groupBy: ViewGrouping | null
  onGroup: (groupBy: ViewGrouping | null) => void
}

/** By what the list is grouped. */
export function GroupMenu({ view, groupBy, onGroup }: Props) {
  const { t } = useTranslation('inbox')
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          variant={groupBy === null ? 'subtle' : 'light'}
          color={groupBy === null ? 'gray' : 'blue'}
          size="lg"
          aria-label={t('group.label')}
        >
          <IconLayoutList size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('group.by')}</Menu.Label>
        <Choices groupBy={groupBy} onGroup={onGroup} />
        {groupBy !== null && <FoldAll view={view} groupBy={groupBy} />}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Drawn with the open menu: nobody needs the custom fields before. */
function Choices({ groupBy, onGroup }: Omit<Props, 'view'>) {
  const { t } = useTranslation('inbox')
  const choices = useGroupingChoices()
  return (
    <Menu.RadioGroup
      value={groupBy ?? ''}
      onChange={(next) => onGroup(choices.find(({ value }) => value === next)?.value ?? null)}
    >
      <Menu.RadioItem value="" closeMenuOnClick>
        {t('group.nothing')}
      </Menu.RadioItem>
      {choices.map(({ value, label }) => (
        <Menu.RadioItem key={value} value={value} closeMenuOnClick>
          {label}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}

function FoldAll({ view, groupBy }: { view: ViewId; groupBy: ViewGrouping }) {
  const { t } = useTranslation('inbox')
  const { folded, set } = useFolded(view, groupBy)
  const values = useGroups(view, groupBy).data?.items.map(({ value }) => value) ?? []
  return (
    <>
      <Menu.Divider />
      <Menu.Item onClick={() => set(values)}>{t('group.fold')}</Menu.Item>
      <Menu.Item disabled={folded.length === 0} onClick={() => set([])}>
        {t('group.unfold')}
      </Menu.Item>
    </>
  )
}
