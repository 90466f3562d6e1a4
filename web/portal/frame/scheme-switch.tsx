import { useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './switches.module.css'

const order = { auto: 'light', light: 'dark', dark: 'auto' } as const
const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const
const words = { auto: 'scheme.system', light: 'scheme.light', dark: 'scheme.dark' } as const

/** As on the device, light, dark. */
export function SchemeSwitch() {
  const { t } = useTranslation('portal')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = icons[colorScheme]
  return (
    <button
      type="button"
      className={css['icon']}
      aria-label={t(words[colorScheme])}
      title={t(words[colorScheme])}
      onClick={() => setColorScheme(order[colorScheme])}
    >
      <Icon size={19} stroke={1.8} aria-hidden />
    </button>
  )
}
