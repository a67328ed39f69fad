/** The tokens as a Mantine theme. The variables themselves are files (tokens, styles/mantine.css): nothing inline. */
import {
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from "@mantine/core";

const shades = (base: string): MantineColorsTuple => [
  base,
  base,
  base,
  base,
  base,
  base,
  base,
  base,
  base,
  base,
];

/** Text on a filled button follows the scheme: white on deep teal by day, near-black on bright teal by night. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== "filled") return colors;
  return { ...colors, color: input.color === "danger" ? "var(--on-danger)" : "var(--on-nest)" };
};

/** One theme for every screen. */
export const theme = createTheme({
  primaryColor: "nest",
  colors: {
    nest: shades("#0E6470"),
    warm: shades("#B04F24"),
    danger: shades("#B3261E"),
    soon: shades("#805300"),
    good: shades("#2B6E4A"),
  },
  variantColorResolver: variantColors,
  defaultRadius: "md",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: "sm" } },
    ActionIcon: { defaultProps: { variant: "subtle", size: 36, color: "gray" } },
    TextInput: { defaultProps: { size: "sm" } },
    Tooltip: {
      defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } },
    },
    Menu: {
      defaultProps: { shadow: "md", withInitialFocusPlaceholder: false, transitionProps: { duration: 100 } },
    },
    Popover: { defaultProps: { shadow: "md", transitionProps: { duration: 100 } } },
    Select: { defaultProps: { comboboxProps: { shadow: "md" }, checkIconPosition: "right" } },
  },
});
