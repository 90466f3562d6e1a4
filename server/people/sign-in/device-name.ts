const browsers: [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** How a person recognises the device in a list, as `Firefox – Linux`; other programs by their own name. */
export function deviceName(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const known = [browsers, systems].flatMap((names) => names.find(([pattern]) => pattern.test(text))?.[1] ?? [])
  if (known.length > 0) return known.join(' – ')
  return (text.match(/^[\w.-]+/)?.[0] ?? '').slice(0, 40)
}
