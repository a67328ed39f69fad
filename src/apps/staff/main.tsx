/** Starts the staff application. */
import "#base/ui/styles/first.ts";
import { localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { currentLanguage, setLanguage } from "#base/ui/language.ts";
import { makeQueryClient } from "#base/ui/query.ts";
import { onSignedOut } from "#base/ui/request.ts";
import { theme } from "#base/ui/theme.ts";
import { App } from "./app.tsx";
import { meQuery } from "./me.ts";

setLanguage(currentLanguage());

const schemes = localStorageColorSchemeManager({ key: "to-am.scheme" });
const queryClient = makeQueryClient();
onSignedOut(() => queryClient.setQueryData(meQuery.queryKey, null as never));
const place = document.getElementById("root");

if (place)
  createRoot(place).render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={schemes}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queryClient}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
