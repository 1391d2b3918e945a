/** One font file of an npm package, and the characters it is fetched for. */
export interface FontFile {
  /** Its name among our assets. */
  readonly name: string
  readonly family: string
  readonly weight: string
  /** The package, the file's name in it, and the subset whose range its unicode.json gives. */
  readonly from: { readonly package: string; readonly file: string; readonly subset: string }
}

const inter = { family: 'Inter Variable', weight: '100 900' }

export const fontFiles: readonly FontFile[] = [
  ...['latin', 'latin-ext'].map((subset) => ({
    ...inter,
    name: `inter-${subset}.woff2`,
    from: { package: '@fontsource-variable/inter', file: `inter-${subset}-wght-normal.woff2`, subset },
  })),
  ...['400', '500', '600', '700'].map((weight) => ({
    name: `plex-arabic-${weight}.woff2`,
    family: 'IBM Plex Sans Arabic',
    weight,
    from: {
      package: '@fontsource/ibm-plex-sans-arabic',
      file: `ibm-plex-sans-arabic-arabic-${weight}-normal.woff2`,
      subset: 'arabic',
    },
  })),
]

/** The rule that makes a browser fetch the font when a page has its characters, and only then. */
export function fontFace({ family, weight }: FontFile, address: string, range: string): string {
  return `@font-face{font-family:"${family}";font-style:normal;font-display:swap;font-weight:${weight};src:url(${address}) format("woff2");unicode-range:${range}}`
}
