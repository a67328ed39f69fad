import { textOption, type Input } from "../command.ts";
import { startInstance } from "../start/orchestrate.ts";
import { untilAborted, wishToStop } from "../start/signals.ts";
import type { SignIn } from "../start/faces.ts";
import { steps } from "../start/steps.ts";

/** `./toam start`: everything, in order, until Ctrl-C. */
export async function start(input: Input): Promise<void> {
  const launcher = Number(textOption(input, "launcher") ?? 0);
  const wish = wishToStop(launcher === process.ppid ? launcher : null);
  try {
    await startAndWait(input, wish);
  } catch (error) {
    if (!wish.aborted || error !== wish.reason) throw error;
  }
  input.out.say("Đã dừng. / Stopped.");
}

async function startAndWait({ out }: Input, wish: AbortSignal): Promise<void> {
  const started = await startInstance(steps, (line) => out.say(line), wish);
  out.say("");
  out.say(`Tổ Ấm: ${started.address}   (${started.seconds} s; Ctrl-C để dừng / to stop)`);
  for (const line of signInLines(started.signIns)) out.say(line);
  out.data({ address: started.address, signIns: started.signIns });
  await untilAborted(wish);
  await started.stop();
}

function signInLines(signIns: readonly SignIn[]): string[] {
  if (signIns.length === 0) return [];
  const roleWidth = Math.max(...signIns.map((s) => s.role.length));
  const nameWidth = Math.max(...signIns.map((s) => s.userName.length));
  return [
    "",
    "Đăng nhập thử, mỗi vai trò một tài khoản / one sign-in per role:",
    ...signIns.map((s) => `  ${s.role.padEnd(roleWidth)}  ${s.userName.padEnd(nameWidth)}  ${s.password}`),
  ];
}
