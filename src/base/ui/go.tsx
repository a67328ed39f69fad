/** Links inside the application, written as plain addresses; and what a screen knows of its address. */
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { forwardRef, type AnchorHTMLAttributes, type ReactNode } from "react";

/** `?a=1&b=2` as an object; the address keeps text only. */
export type Search = Readonly<Record<string, string>>;

function parts(href: string): { to: string; search: Record<string, string>; hash?: string } {
  const [whole = "", hash] = href.split("#");
  const at = whole.indexOf("?");
  const place = hash === undefined ? {} : { hash };
  if (at < 0) return { to: whole, search: {}, ...place };
  const search = Object.fromEntries(new URLSearchParams(whole.slice(at + 1)));
  return { to: whole.slice(0, at), search, ...place };
}

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  readonly href: string;
  readonly children?: ReactNode;
}

/** A link is current only on its very page; menus say themselves what lies under an entry. */
const exactly = { exact: true, includeSearch: false } as const;

/** A link that does not reload the page; its screen is fetched as soon as one points at it. */
export const Go = forwardRef<HTMLAnchorElement, GoProps>(function Go({ href, ...rest }, ref) {
  return <Link ref={ref} {...parts(href)} preload="intent" activeOptions={exactly} {...rest} />;
});

/** Goes to an address of the application; `replace` leaves no step in the history. */
export function useGo(): (href: string, options?: { replace?: boolean }) => void {
  const navigate = useNavigate();
  return (href, options) => void navigate({ ...parts(href), replace: options?.replace ?? false });
}

/** The parameters of the path: { code } for "/policies/$code". */
export function usePath(): Readonly<Record<string, string>> {
  return useParams({ strict: false }) as Record<string, string>;
}

/** The query of the address, and how to change some of it (an empty value removes it). */
export function useAddress(): [Search, (change: Readonly<Record<string, string | null>>) => void] {
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = (values: Readonly<Record<string, string | null>>): void => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...values }).filter(([, value]) => value !== null && value !== ""),
    );
    void navigate({ to: ".", search: next, replace: true } as never);
  };
  return [search, change];
}

/** On a phone tabs are wider than the screen: as `ref` of their `nav`, it brings the one that is open into sight. */
export function showCurrent(nav: HTMLElement | null): void {
  nav?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}
