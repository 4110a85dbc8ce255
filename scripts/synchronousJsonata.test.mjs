import synchronous from "virtual:jsonata-synchronous";
import jsonata from "jsonata";
import { expect, test } from "vitest";
import { withoutWaiting } from "./synchronousJsonata.mjs";

const ORDER = {
  Account: {
    Name: "Firefly",
    Order: [
      {
        id: "a",
        Product: [
          { name: "Bowler Hat", price: 34.45, quantity: 2, tags: ["hat", "black"] },
          { name: "Trilby", price: 21.67, quantity: 1 },
        ],
      },
      {
        id: "b",
        Product: [
          { name: "Bowler Hat", price: 34.45, quantity: 4 },
          { name: "Cloak", price: 107.99, quantity: 1 },
        ],
      },
    ],
  },
};

test.each([
  "$sum(Account.Order.Product.(price * quantity))",
  "Account.Order.Product{name: $sum($.(price * quantity))}",
  "Account.Order.Product[price > 30].name",
  "Account.Order@$o.Product@$p.{'order': $o.id, 'name': $p.name}",
  "Account.Order#$i.Product.{'at': $i, 'name': name}",
  "Account.Order.Product.{'name': name, 'order': %.id}",
  "Account.Order.Product^(>price, name).name",
  "Account.Order.Product[0].name",
  "(Account.Order.Product)[-1].name",
  "$map(Account.Order, function($o, $i) { $i & $o.id })",
  "$filter(Account.Order.Product, function($p) { $p.quantity > 1 }).name",
  "$reduce(Account.Order.Product.quantity, function($a, $b) { $a + $b }, 10)",
  "$single(Account.Order, function($o) { $o.id = 'b' }).id",
  "$each(Account.Order[0].Product[0], function($v, $k) { $k })",
  "$sift(Account.Order[0].Product[0], function($v, $k) { $k ~> /^p/ })",
  "$sort(Account.Order.Product, function($l, $r) { $l.price > $r.price }).name",
  "Account.Order.Product.name ~> $distinct() ~> $join(', ')",
  "Account ~> |Order.Product|{'price': price * 2}, ['quantity']|",
  "($fact := function($n) { $n <= 1 ? 1 : $n * $fact($n - 1) }; $fact(10))",
  "($first := $substring(?, 0, 3); Account.Order.Product.name.$first($))",
  "Account.Order.Product.name[$contains($, /hat/i)]",
  "$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1')",
  "$match('ababbabbcc', /a(b+)/).match",
  "$split('a1b2c3', /[0-9]/)",
  "$replace('abc', /b/, function($m) { $uppercase($m.match) })",
  "$zip([1, 2, 3], [4, 5, 6])",
  "$merge([{'a': 1}, {'b': 2}])",
  "$formatNumber(1234.5, '#,##0.00')",
  "$fromMillis(1510067557121, '[D]. [MNn] [Y]')",
  "**.price",
  "nothing.at.all",
])("%s gives the same without waiting", async (query) => {
  const given = synchronous(query).evaluate(ORDER);
  expect(given).not.toBeInstanceOf(Promise);
  expect(JSON.stringify(given)).toBe(JSON.stringify(await jsonata(query).evaluate(ORDER)));
});

test.each(["$uppercase(1)", "Account.Order.Product.(name + 1)", "$error('no')", "$single(Account.Order)", "[1..", "$f("])(
  "%s fails alike",
  async (query) => {
    const codeOf = (/** @type {unknown} */ error) => ({ code: /** @type {{ code?: string }} */ (error).code });
    const waiting = await (async () => jsonata(query).evaluate(ORDER))().catch(codeOf);
    let found;
    try {
      found = synchronous(query).evaluate(ORDER);
    } catch (error) {
      found = codeOf(error);
    }
    expect(found).toEqual(waiting);
    expect(found).toHaveProperty("code");
  },
);

test("a library that would still wait is refused", () => {
  expect(withoutWaiting("const f = async function () { return await g(); };").trim()).toBe("const f = function () { return g(); };");
  for (const code of ["Promise.race([a])", "f().then(g)"]) expect(() => withoutWaiting(code)).toThrow("still waits");
});
