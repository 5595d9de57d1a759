import {
  ActionIcon,
  Alert,
  Button,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  Progress,
  Tabs,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: petrol, dark enough for white text on it (WCAG AA) in light and in dark. */
const petrol: MantineColorsTuple = [
  '#edf7f9',
  '#d7ebf0',
  '#aed8e1',
  '#82c4d2',
  '#5cb2c4',
  '#3a9cb1',
  '#22869c',
  '#16718a',
  '#105c6f',
  '#094957',
];

/** Greys of the dark scheme: cool, as the surfaces are, with borders of fields that can be seen. */
const night: MantineColorsTuple = [
  '#e1e6e8',
  '#b4bcc0',
  '#98a1a6',
  '#7f8a90',
  '#66737a',
  '#3a4347',
  '#252b2f',
  '#1d2225',
  '#191d20',
  '#15191b',
];

/**
 * The page itself never scrolls, so nothing needs to be locked; locking writes a style into the page
 * that the content security policy refuses.
 */
const overlay = { lockScroll: false };

/** Where motion is not wanted, the library forgets to put the wheel into the middle of its button. */
const middle = { transform: 'translate(-50%, -50%)' };

/** Nothing is smaller than 14 px and no target is lower than 40 px: gloves, sun, one free hand. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 8, dark: 7 },
  colors: { petrol, dark: night },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.875rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } },
  },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      styles: { root: { height: 40, fontWeight: 500 }, loader: middle },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { size: 40, variant: 'subtle' },
      styles: { loader: middle },
    }),
    Input: Input.extend({ defaultProps: { size: 'md' } }),
    InputWrapper: Input.Wrapper.extend({
      // Hints stand below, so that fields side by side stay in line.
      defaultProps: {
        size: 'md',
        inputWrapperOrder: ['label', 'input', 'description', 'error'],
      },
      styles: { description: { fontSize: '0.875rem' }, error: { fontSize: '0.875rem' } },
    }),
    Modal: Modal.extend({
      defaultProps: { ...overlay, centered: true, size: 'lg', padding: 'lg' },
      styles: { title: { fontSize: '1.125rem', fontWeight: 600 } },
    }),
    Drawer: Drawer.extend({ defaultProps: overlay }),
    Menu: Menu.extend({ styles: { item: { minHeight: 40 } } }),
    // What is still to come stands back behind what is done, also at night.
    Progress: Progress.extend({ styles: { root: { backgroundColor: 'var(--lintel-line)' } } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
    Tabs: Tabs.extend({ defaultProps: { color: 'var(--lintel-accent)' } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
});

/** Greys of the library that are too weak to read in sunlight are made stronger. */
export const cssVariables: CSSVariablesResolver = (base) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': base.colors.gray[7],
    '--mantine-color-placeholder': base.colors.gray[6],
    '--mantine-color-disabled-color': '#667177',
    '--lintel-field-line': '#8a959b',
    '--lintel-ground': '#f4f6f7',
    '--lintel-surface': '#ffffff',
    '--lintel-line': '#d9dfe2',
    '--lintel-hover': '#eef3f5',
    '--menu-item-hover': '#eef3f5',
    '--lintel-selected': '#dcedf2',
    '--lintel-accent': base.colors.petrol?.[8] ?? '#105c6f',
    '--lintel-good': '#1b6e3c',
    '--lintel-warn': '#8a5200',
    '--lintel-bad': '#b3261e',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-text': '#e1e6e8',
    '--mantine-color-default': '#252b2f',
    '--mantine-color-default-hover': '#2e363a',
    '--mantine-color-default-border': '#434c51',
    '--mantine-color-petrol-light-color': base.colors.petrol?.[3] ?? '#82c4d2',
    '--mantine-color-dimmed': '#b4bcc0',
    '--mantine-color-placeholder': '#98a1a6',
    '--mantine-color-disabled-color': '#98a1a6',
    '--lintel-field-line': base.colors.dark[4],
    '--lintel-ground': '#15191b',
    '--lintel-surface': '#1d2225',
    '--lintel-line': '#353d41',
    '--lintel-hover': '#272e32',
    '--menu-item-hover': '#2e363a',
    '--lintel-selected': '#173c47',
    '--lintel-accent': base.colors.petrol?.[3] ?? '#82c4d2',
    '--lintel-good': '#74cf97',
    '--lintel-warn': '#f0b45c',
    '--lintel-bad': '#ff9a91',
    '--mantine-color-error': '#ff9a91',
  },
});
