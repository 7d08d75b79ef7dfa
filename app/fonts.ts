import localFont from "next/font/local";

/** Latin letters and figures. The fallback's metrics are adjusted to it, so that nothing moves when it arrives. */
export const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  style: "normal",
  display: "swap",
  variable: "--font-inter",
  adjustFontFallback: "Arial",
});
