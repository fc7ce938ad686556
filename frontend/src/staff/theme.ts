/** Mantine in our visual language. The colours themselves are in shared/tokens.css. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const brand: MantineColorsTuple = [
  "#e3f4f0",
  "#c9e8e1",
  "#9fd6ca",
  "#6fc1b0",
  "#4cc3ae",
  "#2a9d8a",
  "#148372",
  "#0b6e5f",
  "#095a4e",
  "#06463d",
];

/* Mantine's own greys are of another family: wherever it falls back on one, it takes ours. */
const dark: MantineColorsTuple = [
  "#eef1f5",
  "#c8d0da",
  "#a3adbb",
  "#6d7889",
  "#2a3039",
  "#262c35",
  "#171b21",
  "#171b21",
  "#12161b",
  "#0f1216",
];
const gray: MantineColorsTuple = [
  "#f6f7f9",
  "#eef0f4",
  "#e3e6eb",
  "#e3e6eb",
  "#c5cbd4",
  "#a3adbb",
  "#7f899a",
  "#545d6c",
  "#2a3039",
  "#14181f",
];

const motion = { transitionProps: { duration: 140 } };

/* What is behind stays still. Hiding its scroll bar would need a <style> element, which the CSP forbids. */
const overlay = { removeScrollProps: { removeScrollBar: false, allowPinchZoom: true }, ...motion };

export const theme = createTheme({
  primaryColor: "brand",
  primaryShade: 7,
  colors: { brand, dark, gray },
  autoContrast: false,
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "15px", lg: "17px", xl: "20px" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  fontWeights: { regular: "400", medium: "560", bold: "640" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "10px", xl: "14px" },
  defaultRadius: "md",
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "20px", xl: "28px" },
  headings: {
    fontWeight: "640",
    sizes: {
      h1: { fontSize: "22px", lineHeight: "1.3" },
      h2: { fontSize: "17px", lineHeight: "1.35" },
      h3: { fontSize: "15px", lineHeight: "1.4" },
    },
  },
  // Plain objects: Component.extend() would load each component with the first page.
  components: {
    ActionIcon: { defaultProps: { variant: "subtle", color: "gray", size: 36 } },
    Button: { defaultProps: { size: "sm" } },
    DrawerRoot: { defaultProps: overlay },
    Input: { defaultProps: { size: "sm" } },
    // The placeholder is no menu item, and a portal lies outside all landmarks: axe finds both.
    Menu: { defaultProps: { ...motion, withInitialFocusPlaceholder: false, withinPortal: false } },
    ModalRoot: { defaultProps: overlay },
    Paper: { defaultProps: { withBorder: true, radius: "lg" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Popover: { defaultProps: motion },
    Tooltip: { defaultProps: motion },
  },
});

/** Mantine's own names for what tokens.css calls by ours. */
export const resolver: CSSVariablesResolver = () => {
  const shared = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-anchor": "var(--brand)",
    "--mantine-color-error": "var(--danger)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--sunken)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line-control)",
    "--mantine-color-disabled": "var(--sunken)",
    "--mantine-color-disabled-color": "var(--muted)",
    "--mantine-color-disabled-border": "var(--line)",
    "--mantine-primary-color-filled": "var(--brand-fill)",
    "--mantine-primary-color-filled-hover": "var(--brand-fill-hover)",
    "--mantine-primary-color-light": "var(--brand-soft)",
    "--mantine-primary-color-light-hover": "var(--brand-soft)",
    "--mantine-primary-color-light-color": "var(--brand)",
    "--mantine-color-brand-filled": "var(--brand-fill)",
    "--mantine-color-brand-filled-hover": "var(--brand-fill-hover)",
    "--mantine-color-brand-light": "var(--brand-soft)",
    "--mantine-color-brand-light-hover": "var(--brand-soft)",
    "--mantine-color-brand-light-color": "var(--brand)",
    "--mantine-color-brand-outline": "var(--brand)",
    "--mantine-color-brand-text": "var(--brand)",
    "--mantine-color-red-filled": "var(--danger-fill)",
    "--mantine-color-red-filled-hover": "var(--danger-fill)",
    "--mantine-color-red-light": "var(--danger-soft)",
    "--mantine-color-red-light-color": "var(--danger)",
    "--mantine-color-red-text": "var(--danger)",
    "--mantine-color-gray-light-color": "var(--muted)",
    "--mantine-color-gray-text": "var(--muted)",
    "--mantine-shadow-md": "var(--shadow)",
    "--mantine-shadow-lg": "var(--shadow)",
    "--mantine-shadow-xl": "var(--shadow)",
  };
  return { variables: {}, light: shared, dark: shared };
};
