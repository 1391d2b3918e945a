/** The first that fits is the one: browsers name those they resemble after themselves. */
const browsers = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
] as const

const systems = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
] as const

/** A device as its owner would recognise it, as far as its user agent tells. */
export function deviceName(userAgent: string): {
  readonly browser: string | undefined
  readonly system: string | undefined
} {
  return {
    browser: browsers.find(([, mark]) => mark.test(userAgent))?.[0],
    system: systems.find(([, mark]) => mark.test(userAgent))?.[0],
  }
}
