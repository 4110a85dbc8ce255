import { emptyRecord, type Json, type JsonObject } from "../../model/json.ts";

/** The data of the signal that answers an approval: what was filled in, the comment where there is one, and the decision. */
export function answerTo(approved: boolean, comment: string, values: JsonObject): JsonObject {
  const answer = emptyRecord<Json>();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) answer[name] = value;
  if (comment.trim() !== "") answer["comment"] = comment.trim();
  answer["approved"] = approved;
  return answer;
}
