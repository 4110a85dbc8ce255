import { layout } from "./layout.mjs";

const CRM = `email,name,phone
Ada@Example.com ,Ada Byron,
bob@example.com,Bob Noyce,+1 408 555 0100
cleo@example,Cleo,
`;
const SHOP = `mail,full name,orders
ada@example.com,Ada B.,7
dan@example.com,Dan Ingalls,1
`;

/** Two lists of contacts, cleaned and brought together. */
export function contacts() {
  return {
    format: "vwmp/1",
    name: "Clean a list of contacts",
    description: "Brings two lists together: spelling of addresses, duplicates, and what is no address at all.",
    nodes: {
      crm: { type: "csv-parse@1", name: "From the CRM", params: { text: CRM } },
      shop: { type: "csv-parse@1", name: "From the shop", params: { text: SHOP } },
      crmTidy: {
        type: "edit-fields@1",
        name: "Tidy",
        params: { fields: [{ name: "email", value: "${item.email.trim().toLowerCase()}" }] },
      },
      shopTidy: {
        type: "edit-fields@1",
        name: "Same names",
        params: {
          keep: "only",
          fields: [
            { name: "email", value: "${item.mail.trim().toLowerCase()}" },
            { name: "name", value: '${item["full name"]}' },
            { name: "orders", value: "${item.orders}" },
          ],
        },
      },
      together: {
        type: "merge@1",
        name: "By address",
        params: { mode: "key", leftKey: "email", rightKey: "email", join: "outer", clash: "left" },
      },
      real: {
        type: "filter@1",
        name: "Is an address",
        params: { where: '${item.email.includes("@") && item.email.split("@")[1].includes(".")}' },
      },
      once: { type: "remove-duplicates@1", name: "Each once", params: { by: ["email"] } },
      ordered: { type: "sort@1", name: "By address", params: { by: [{ field: "email" }] } },
    },
    edges: [
      "crm -> crmTidy",
      "shop -> shopTidy",
      "crmTidy -> together.left",
      "shopTidy -> together.right",
      "together -> real",
      "real.kept -> once",
      "once.kept -> ordered",
    ],
    layout: layout({
      crm: [0, 0],
      shop: [0, 1],
      crmTidy: [1, 0],
      shopTidy: [1, 1],
      together: [2, 0],
      real: [3, 0],
      once: [4, 0],
      ordered: [5, 0],
    }),
  };
}
