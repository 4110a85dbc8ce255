/** The text of a file; throws with the address where there is none. */
export async function textAt(address: URL): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`Nothing can be read at ${address.href}: the server answers ${answer.status}.`);
  return answer.text();
}
