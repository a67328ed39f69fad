/** Addresses that lead nowhere, or not for this person. */
import { Button } from "@mantine/core";
import { IconLock, IconMapPinOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Empty } from "#base/ui/bits.tsx";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { words as shared } from "#base/ui/words.ts";
import { words } from "../words.ts";

function Home(): ReactNode {
  const say = useSay();
  return (
    <Button component={Go} href="/">
      {say(shared.toMyWork)}
    </Button>
  );
}

/** No such address. */
export function NotFound(): ReactNode {
  const say = useSay();
  return (
    <Empty
      whole
      icon={IconMapPinOff}
      title={say(words.notFound)}
      next={say(words.notFoundNext)}
      acts={<Home />}
    />
  );
}

/** An address of another role. */
export function NotYours(): ReactNode {
  const say = useSay();
  return (
    <Empty whole icon={IconLock} title={say(words.notYours)} next={say(words.notYoursNext)} acts={<Home />} />
  );
}
