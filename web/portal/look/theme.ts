import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core'
import type { PortalVariables } from '#contract/branding.ts'
import { cssVariables, theme } from '#web/ui/theme.ts'
import { type AccentColors, accentColors } from './accent.ts'
import { fontFamilies, ownVariables } from './variables.ts'

export interface PortalLook {
  accent: string
  variables: PortalVariables
}

interface Look {
  theme: MantineThemeOverride
  variables: CSSVariablesResolver
}

/** The design system in the desk's own accent. */
export function createLook({ accent, variables }: PortalLook): Look {
  const colors = accentColors(accent)
  return {
    theme: mergeThemeOverrides(theme, createTheme(accentTheme(colors.light)), createTheme(shapeOf(variables))),
    variables: (resolved) => {
      const base = cssVariables(resolved)
      return {
        variables: { ...base.variables, ...ownVariables(variables) },
        light: { ...base.light, ...variablesOf(colors.light) },
        dark: { ...base.dark, ...variablesOf(colors.dark) },
      }
    },
  }
}

function shapeOf({ font }: PortalVariables): MantineThemeOverride {
  const fontFamily = fontFamilies[font]
  const round = (pixels: number) => `calc(${pixels}px * var(--portal-roundness))`
  return {
    fontFamily,
    headings: { fontFamily },
    radius: { xs: round(4), sm: round(6), md: round(8), lg: round(12), xl: round(16) },
  }
}

function accentTheme(light: AccentColors): MantineThemeOverride {
  const shade = light.fill
  const tuple: MantineColorsTuple = [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade]
  return {
    colors: { accent: tuple },
    primaryColor: 'accent',
    // Larger than the desk's: nobody comes here often enough to get used to small print.
    fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.1875rem' },
    variantColorResolver: (input) => {
      const resolved = defaultVariantColorsResolver(input)
      const isAccent = (input.color ?? input.theme.primaryColor) === 'accent'
      return isAccent && input.variant === 'filled' ? { ...resolved, color: 'var(--portal-on-accent)' } : resolved
    },
  }
}

function variablesOf(colors: AccentColors): Record<string, string> {
  const faint = `color-mix(in srgb, ${colors.ink} 10%, transparent)`
  return {
    '--portal-accent': colors.fill,
    '--portal-on-accent': colors.onFill,
    '--portal-ink': colors.ink,
    '--portal-tint': colors.tint,
    '--mantine-color-accent-filled': colors.fill,
    '--mantine-color-accent-filled-hover': colors.fillHover,
    '--mantine-color-accent-light': colors.tint,
    '--mantine-color-accent-light-hover': faint,
    '--mantine-color-accent-light-color': colors.ink,
    '--mantine-color-accent-text': colors.ink,
    '--mantine-color-accent-outline': colors.ink,
    '--mantine-color-accent-outline-hover': faint,
    '--mantine-primary-color-filled': colors.fill,
    '--mantine-primary-color-filled-hover': colors.fillHover,
    '--mantine-primary-color-light': colors.tint,
    '--mantine-primary-color-light-hover': faint,
    '--mantine-primary-color-light-color': colors.ink,
    '--mantine-color-anchor': colors.ink,
    '--link': colors.ink,
    '--focus': colors.ink,
    '--accent': colors.fill,
  }
}
