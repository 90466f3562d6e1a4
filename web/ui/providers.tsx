import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queryClient } from '#web/lib/queries.ts'
import { DialogsHost } from './dialogs/dialogs-host.tsx'
import { cssVariables, theme } from './theme.ts'

/** What every screen of both apps stands on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="top-right" containerWidth={340} limit={4} />
        {children}
        <DialogsHost />
      </MantineProvider>
    </QueryClientProvider>
  )
}
