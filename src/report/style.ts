/** The report's style: A4 in print, a readable column on screen; no file beside it is needed. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 28px 60px; max-width: 820px; background: #fff; color: #1d2429;
  font: 13px/1.65 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
  font-variant-numeric: tabular-nums; word-break: auto-phrase; overflow-wrap: anywhere; }
h1 { font-size: 22px; line-height: 1.35; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 28px 0 6px; padding-top: 6px; border-top: 2px solid #1f5f8b; break-after: avoid; }
h3 { font-size: 13px; margin: 16px 0 4px; break-after: avoid; }
p { margin: 0 0 8px; }
.soft, figcaption { color: #55616a; font-size: 11.5px; }
.simulated { padding: 8px 12px; background: #fdf3dc; border: 1px solid #d9a520; font-weight: 600; }
.verdict { padding: 8px 12px; background: #e4eef5; border-left: 3px solid #1f5f8b; }
.refused { padding: 8px 12px; background: #fdf3dc; }
table { width: 100%; border-collapse: collapse; margin: 8px 0 4px; font-size: 12px; }
caption { text-align: start; font-weight: 600; padding-bottom: 2px; }
th, td { padding: 2px 6px; vertical-align: top; text-align: end; font-weight: 400; }
thead th { border-block: 1px solid #1d2429; }
tbody tr:last-child > * { border-bottom: 1px solid #1d2429; }
th:first-child { text-align: start; padding-inline-start: 0; }
.error { display: block; color: #55616a; }
.hash td { font-family: ui-monospace, monospace; font-size: 10px; word-break: break-all; }
.fine { font-size: 10px; }
figure { margin: 10px 0; break-inside: avoid; }
figure.narrow, table.narrow { max-width: 420px; }
tr { break-inside: avoid; }
ul { margin: 0 0 8px; padding-inline-start: 20px; }
@page { size: A4; margin: 16mm 15mm; }
@media print { body { padding: 0; max-width: none; font-size: 10.5pt; } h2 { margin-top: 18px; } details > summary { display: none; } }
`;
