/** What may be changed of a unit in place: how to reach it, its point, its figures. */
import type { ReactNode } from "react";
import { decimal, integer, longText, text } from "#base/fields/index.ts";
import { RecordForm } from "#base/ui/form/record-form.tsx";
import { request } from "#base/ui/request.ts";
import { useQueryClient } from "@tanstack/react-query";
import type { OneAnswer } from "../answers.ts";
import { fieldWords } from "../words.ts";
import { atContactFields } from "./contact-errors.ts";
import { words } from "./words.ts";

const fields = {
  address: text({ label: fieldWords.address, max: 300 }),
  phone: text({ label: fieldWords.phone, max: 60 }),
  email: text({ label: fieldWords.email, max: 120 }),
  website: text({ label: fieldWords.website, max: 200 }),
  population: integer({ label: fieldWords.population, unit: words.people }),
  areaKm2: decimal({ label: fieldWords.areaKm2 }),
  lat: decimal({ label: fieldWords.lat, min: -90, max: 90 }),
  lon: decimal({ label: fieldWords.lon, min: -180, max: 180 }),
  note: longText({ label: words.note, max: 500 }),
};

const reach = ["address", "phone", "email", "website"] as const;

/** The form; closes itself when it is saved. */
export function ContactForm({ unit, onDone }: { unit: OneAnswer; onDone: () => void }): ReactNode {
  const client = useQueryClient();
  const save = async (values: Record<string, unknown>): Promise<void> => {
    const contact = Object.fromEntries(
      reach.flatMap((key) => (values[key] ? [[key, values[key]] as const] : [])),
    );
    const { population, areaKm2, lat, lon, note } = values;
    await request(`/api/agencies/${unit.id}`, {
      method: "PATCH",
      body: { version: unit.version, contact, population, areaKm2, lat, lon, note },
    }).catch(atContactFields);
    await client.invalidateQueries({ queryKey: ["agencies"] });
    onDone();
  };
  return (
    <RecordForm
      fields={fields}
      row={{ ...unit, ...unit.contact }}
      draft={`agency.${unit.id}`}
      onSubmit={save}
      onCancel={onDone}
    />
  );
}
