/** Builds the staff application: src/apps/staff → dist/staff, served by the server at "/". */
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { tokenCss } from "./src/base/ui/tokens.ts";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `virtual:tokens.css`: the design tokens as a style sheet file, so that the page needs no inline style (CSP). */
function tokensAsCss(): Plugin {
  const id = "virtual:tokens.css";
  const resolved = "\0virtual:tokens.css";
  return {
    name: "to-am-tokens",
    resolveId: (source) => (source === id ? resolved : null),
    load: (source) => (source === resolved ? tokenCss("attribute") : null),
  };
}

export default defineConfig({
  root: at("./src/apps/staff"),
  base: "/",
  plugins: [react(), tokensAsCss()],
  // The compiler's "imports" of package.json (#base/…) are understood by the resolver itself.
  build: {
    outDir: at("./dist/staff"),
    emptyOutDir: true,
    target: "es2022",
    // Never a data: address: the content security policy of the staff app forbids them for fonts and images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
  },
  // A mock or real server to develop against.
  server: { proxy: process.env["TO_AM_API"] ? { "/api": process.env["TO_AM_API"] } : {} },
});
