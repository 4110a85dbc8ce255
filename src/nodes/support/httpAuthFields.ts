import type { Fields } from "../../model/field.ts";

/** How a request shows who sends it: the fields of every type that calls an API. */
export const httpAuthFields = {
  auth: {
    kind: "choice",
    label: "Authentication",
    options: [
      { value: "none", label: "None" },
      { value: "basic", label: "User and password (basic)" },
      { value: "bearer", label: "Token (bearer)" },
      { value: "header", label: "Key in a header" },
      { value: "query", label: "Key in the address" },
      { value: "oauth2", label: "OAuth 2, client credentials" },
    ],
    default: "none",
  },
  user: { kind: "text", label: "User", default: "", secret: true, showIf: { param: "auth", in: ["basic"] } },
  password: { kind: "text", label: "Password", default: "", secret: true, showIf: { param: "auth", in: ["basic"] } },
  token: {
    kind: "text",
    label: "Token",
    placeholder: "${secrets.API_TOKEN}",
    default: "",
    secret: true,
    showIf: { param: "auth", in: ["bearer"] },
  },
  keyName: {
    kind: "text",
    label: "Name of the key",
    placeholder: "x-api-key",
    default: "",
    showIf: { param: "auth", in: ["header", "query"] },
  },
  key: {
    kind: "text",
    label: "Key",
    placeholder: "${secrets.API_KEY}",
    default: "",
    secret: true,
    showIf: { param: "auth", in: ["header", "query"] },
  },
  tokenUrl: {
    kind: "text",
    label: "Token address",
    placeholder: "https://login.example.com/oauth/token",
    default: "",
    capability: "net",
    showIf: { param: "auth", in: ["oauth2"] },
  },
  clientId: { kind: "text", label: "Client ID", default: "", secret: true, showIf: { param: "auth", in: ["oauth2"] } },
  clientSecret: { kind: "text", label: "Client secret", default: "", secret: true, showIf: { param: "auth", in: ["oauth2"] } },
  scope: { kind: "text", label: "Scope", default: "", showIf: { param: "auth", in: ["oauth2"] } },
  clientIn: {
    kind: "choice",
    label: "Client is sent",
    options: [
      { value: "header", label: "In the header, as basic authentication" },
      { value: "body", label: "In the body" },
    ],
    default: "header",
    showIf: { param: "auth", in: ["oauth2"] },
  },
} as const satisfies Fields;
