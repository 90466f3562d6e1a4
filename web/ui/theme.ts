import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const brand: MantineColorsTuple = [
  '#eef3ff',
  '#dce5fb',
  '#b5c8f5',
  '#8baaf0',
  '#678feb',
  '#4f7ee8',
  '#3f6fe0',
  '#2f5bc6',
  '#264fb1',
  '#18429c',
]
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f5',
  '#e4e7ed',
  '#d5d9e2',
  '#bcc2cf',
  '#98a0b1',
  '#6d7688',
  '#4d5566',
  '#323947',
  '#1d222c',
]
const dark: MantineColorsTuple = [
  '#d6dae3',
  '#b3b9c6',
  '#969dac',
  '#666e7f',
  '#3c4352',
  '#2d3340',
  '#222732',
  '#1a1e27',
  '#14171f',
  '#0f1218',
]

const fontFamily = "'Inter Variable', system-ui, sans-serif"

export const theme = createTheme({
  fontFamily,
  headings: { fontFamily, fontWeight: '650' },
  colors: { brand, gray, dark },
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  components: {
    // A list is drawn when it is opened: a ticket has a dozen of them, some with hundreds of people.
    Combobox: { defaultProps: { keepMounted: false } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
    Modal: {
      defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.45, blur: 2 } },
      styles: { title: { fontWeight: 650, fontSize: '1rem' } },
    },
    Button: { defaultProps: { size: 'sm' } },
    // WCAG AA: the stock title of a yellow one is below 4.5 : 1.
    Alert: { styles: { title: { color: 'var(--text-strong)' } } },
    // The stock track and the stock body are the same dark.
    SegmentedControl: {
      styles: {
        root: { backgroundColor: 'var(--track)' },
        indicator: { backgroundColor: 'var(--thumb)' },
      },
    },
  },
})

/** WCAG AA: the stock placeholder and dimmed texts are below 4.5 : 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-placeholder': '#6b7385',
    '--mantine-color-dimmed': '#5a6375',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--mantine-color-placeholder': '#8f97a8',
    '--mantine-color-dimmed': '#9aa2b3',
    '--mantine-color-body': '#14171f',
    '--mantine-color-error': '#ff8787',
  },
})
