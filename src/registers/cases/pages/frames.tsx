/** A narrative field with the frames that are offered for it: headings and questions are put in, what was written stays. */
import "#base/ui/styles/forms.ts";
import { Button, Menu, Textarea } from "@mantine/core";
import { IconListDetails } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { FieldInputProps } from "#base/ui/form/field-input.tsx";
import { Go } from "#base/ui/go.tsx";
import { useLanguage, useSay } from "#base/ui/language.ts";
import { request } from "#base/ui/request.ts";
import { useMay } from "#base/ui/viewer.ts";
import { withFrame } from "../rules/template.ts";
import { templateWords as words } from "../words/templates.ts";
import { useCatalogue } from "./catalogue.tsx";
import css from "./cases.module.css";

/** A frame as the server tells it. */
export interface Template {
  readonly id: number;
  readonly unit: string | null;
  readonly field: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly bodyVi: string;
  readonly bodyEn: string;
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly mayChange: boolean;
}
export interface Templates {
  readonly rows: readonly Template[];
  readonly fields: readonly string[];
  readonly mayAdd: boolean;
}

const KEPT_MS = 300_000;

/** Every frame that is offered to the reader. */
export const useTemplates = () =>
  useQuery({
    queryKey: ["case-templates"],
    queryFn: ({ signal }) => request<Templates>("/api/case-templates", { signal }),
    staleTime: KEPT_MS,
  });

/** The frames of a field; nothing where there is none. */
export function FrameMenu(props: {
  field: string;
  value: string;
  onChange: (text: string) => void;
}): ReactNode {
  const say = useSay();
  const language = useLanguage();
  const mayRead = useMay("case-template.read");
  const mayWrite = useMay("case-template.write");
  const { data } = useTemplates();
  const offered = (data?.rows ?? []).filter((one) => one.field === props.field);
  if (!mayRead || offered.length === 0) return null;
  const inVietnamese = language === "vi";
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          className={css.frames}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconListDetails size={14} />}
        >
          {say(words.menu)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offered.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => props.onChange(withFrame(props.value, inVietnamese ? one.bodyVi : one.bodyEn))}
          >
            {inVietnamese ? one.titleVi : one.titleEn} · {one.unit ?? say(words.ofCity)}
          </Menu.Item>
        ))}
        {mayWrite && (
          <Menu.Item component={Go} href="/cases/templates">
            {say(words.manage)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** In the place of a long text: the same, with its frames. */
export function FramedText(props: FieldInputProps): ReactNode {
  const { asked } = useCatalogue();
  const id = asked.find((one) => one.field === props.field)?.id ?? "";
  const text = typeof props.value === "string" ? props.value : "";
  return (
    <div>
      <Textarea
        id={props.id}
        label={props.label}
        {...(props.description && { description: props.description })}
        {...(props.error && { error: props.error })}
        inputWrapperOrder={["label", "input", "description", "error"]}
        autosize
        minRows={3}
        maxRows={24}
        value={text}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <FrameMenu field={id} value={text} onChange={props.onChange} />
    </div>
  );
}
