/** The mark: a nest with two in it. */
import type { ReactNode } from "react";

/** Decorative; the name stands beside it or in the link's label. */
export function Mark({ size = 28 }: { size?: number }): ReactNode {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path
        d="M3.500 16.500c1.300 7.200 6.200 10.700 12.500 10.700s11.200-3.500 12.500-10.700"
        stroke="var(--nest)"
        strokeWidth="2.600"
        strokeLinecap="round"
      />
      <path
        d="M7.500 16.500c1.100 4.400 4.200 6.500 8.500 6.500s7.400-2.100 8.500-6.500"
        stroke="var(--nest)"
        strokeWidth="2"
        strokeLinecap="round"
        opacity="0.55"
      />
      <circle cx="12.400" cy="11.600" r="3.800" fill="var(--warm)" />
      <circle cx="20.200" cy="12.600" r="3.200" fill="var(--nest)" />
    </svg>
  );
}
