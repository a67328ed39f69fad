/** Writes in one more clause after this one: what the reader missed, or what paper adds. */
import type { ReactNode } from "react";
import { useDraft } from "#base/ui/drafts.ts";
import { useSay } from "#base/ui/language.ts";
import { toast } from "#base/ui/toast.tsx";
import { RowForm, type ClauseFormProps } from "./forms.tsx";
import { emptyItem, ItemFields, sentOf, type Item } from "./item-fields.tsx";
import { reviewWords as words } from "./words.ts";

/** The form below the clause after which it goes. */
export function InsertForm(
  props: ClauseFormProps & { documentId: number; onAdded: (of: string) => void },
): ReactNode {
  const say = useSay();
  const { clause, editing, documentId, onDone } = props;
  const draft = useDraft<Item>(`plan/clause-${clause.id}/insert`, { ...emptyItem, kind: clause.kind });
  const item = draft.value;
  const save = async (): Promise<void> => {
    const body = { after: clause.id, ...sentOf(item) };
    const done = await editing.run({ path: `/api/plan/documents/${documentId}/clauses`, body });
    if (!done) return;
    draft.clear();
    toast(say(words.inserted));
    onDone(true);
    // The new one stands just after this one: it is what the person goes on with.
    const added = done.clauses.find((c) => c.position === clause.position + 1);
    if (added) props.onAdded(`c${added.id}`);
  };
  return (
    <RowForm
      label={say(words.insert)}
      submit={say(words.insertNow)}
      busy={editing.busy}
      ready={item.text.trim() !== ""}
      onSubmit={() => void save()}
      onCancel={() => {
        draft.clear();
        onDone(false);
      }}
    >
      <ItemFields item={item} n={1} put={draft.change} drop={null} />
    </RowForm>
  );
}
