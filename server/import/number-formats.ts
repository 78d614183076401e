// The number formats that a workbook does not write out. Source: ECMA-376, 18.8.30 (numFmts).
export const builtInFormats: readonly (readonly [number, string])[] = [
  ...([
    [1, '0'],
    [2, '0.00'],
    [3, '#,##0'],
    [4, '#,##0.00'],
    [9, '0%'],
    [10, '0.00%'],
    [11, '0.00E+00'],
  ] as const),
  ...([
    [12, '# ?/?'],
    [13, '# ??/??'],
    [14, 'dd/mm/yyyy'],
    [15, 'd-mmm-yy'],
    [16, 'd-mmm'],
    [17, 'mmm-yy'],
  ] as const),
  ...([
    [18, 'h:mm AM/PM'],
    [19, 'h:mm:ss AM/PM'],
    [20, 'h:mm'],
    [21, 'h:mm:ss'],
    [22, 'm/d/yy h:mm'],
  ] as const),
  ...([
    [37, '#,##0 ;(#,##0)'],
    [38, '#,##0 ;[Red](#,##0)'],
    [39, '#,##0.00;(#,##0.00)'],
    [49, '@'],
  ] as const),
];
