/** The writes of meetings. */
import { useQueryClient } from "@tanstack/react-query";
import { request } from "#base/ui/request.ts";

/** What is sent of a meeting, after which everything that shows it is read again. */
export function useMeetingWrites() {
  const client = useQueryClient();
  return async (path: string, body: object): Promise<void> => {
    await request(`/api/${path}`, { method: "POST", body });
    await client.invalidateQueries({ queryKey: ["case-meetings"] });
    await client.invalidateQueries({ queryKey: ["case"] });
    void client.invalidateQueries({ queryKey: ["my-work"] });
  };
}
