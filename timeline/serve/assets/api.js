// What the desk is asked. Decisions go out one after the other, in the order they were made.

export class Refused extends Error {
  constructor(status, error) {
    super(error?.message ?? "the desk does not answer");
    this.status = status;
    this.field = error?.where ?? null;
  }
}

async function answered(response) {
  const body = response.headers.get("content-type")?.startsWith("application/json") ? await response.json() : { error: { message: await response.text() } };
  if (!response.ok) throw new Refused(response.status, body.error);
  return body;
}

async function reached(request) {
  try {
    return await request();
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(0, { message: "the desk does not answer: is `timeline serve` still running?" });
  }
}

export const ask = (path) => reached(async () => answered(await fetch(path, { credentials: "same-origin" })));

let last = Promise.resolve();
export function tell(path, body) {
  const sent = last.then(() => reached(async () => answered(await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }))));
  last = sent.catch(() => undefined);
  return sent;
}
