/** From the list of cases to the other screens of cases, each for who has it. */
import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Go } from "#base/ui/go.tsx";
import { useSay } from "#base/ui/language.ts";
import { useViewer } from "#base/ui/viewer.ts";
import { firstWeekWords } from "../words/first-week.ts";
import { handoverWords } from "../words/handover.ts";
import { loadWords } from "../words/load.ts";
import { meetingWords } from "../words/meetings.ts";
import { screenWords } from "../words/screens.ts";
import { sendWords } from "../words/send.ts";
import { templateWords } from "../words/templates.ts";

const others = [
  { verb: "case.supervise", href: "/cases/load", label: loadWords.title },
  { verb: "case.hand-over", href: "/cases/hand-over", label: handoverWords.title },
  { verb: "case-template.read", href: "/cases/templates", label: templateWords.title },
  { verb: "case.first-week", href: "/cases/first-week", label: firstWeekWords.title },
] as const;

export function ListActs(): ReactNode {
  const say = useSay();
  const { verbs } = useViewer();
  const shown = others.filter((one) => verbs.has(one.verb));
  return (
    <>
      <Button component={Go} href="/cases/transitions" variant="default">
        {say(sendWords.board)}
      </Button>
      <Button component={Go} href="/cases/meetings" variant="default">
        {say(meetingWords.board)}
      </Button>
      {shown.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} />}>
              {say(screenWords.moreActs)}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {shown.map((one) => (
              <Menu.Item key={one.href} component={Go} href={one.href}>
                {say(one.label)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
