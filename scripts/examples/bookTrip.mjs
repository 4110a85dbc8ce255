import { layout } from "./layout.mjs";

/** Steps that are undone in reverse order when a later one fails. */
export function bookTrip() {
  return {
    format: "vwmp/1",
    name: "Book a trip, all or nothing",
    description: "Books a train and a hotel; when the payment fails, what was booked is cancelled again, last first.",
    parameters: { budget: { kind: "number", label: "Budget", default: 300 } },
    nodes: {
      trip: { type: "manual@1", name: "Trip", params: { items: [{ city: "Lyon", price: 420 }] } },
      train: {
        type: "template@1",
        name: "Book the train",
        params: { text: "Train to ${item.city} booked", as: "train" },
        policy: { compensate: "noTrain" },
      },
      hotel: {
        type: "edit-fields@1",
        name: "Book the hotel",
        params: {
          fields: [
            { name: "hotel", value: "Hotel booked" },
            { name: "price", value: "${nodes.trip.item.price}" },
          ],
        },
        policy: { compensate: "noHotel" },
      },
      pay: {
        type: "assert@1",
        name: "Pay",
        params: { that: "${item.price <= parameters.budget}", message: "${item.price} is more than there is" },
      },
      noTrain: { type: "no-op@1", name: "Cancel the train" },
      noHotel: { type: "no-op@1", name: "Cancel the hotel" },
      sent: { type: "template@1", name: "Tickets", params: { text: "Have a good trip" } },
      sorry: { type: "template@1", name: "Sorry", params: { text: "It was not booked: ${item.error.message}" } },
    },
    edges: [
      "trip -> booking",
      "booking.body -> train",
      "train -> hotel",
      "hotel -> pay",
      "pay -> booking.yield",
      "booking.out -> sent",
      "booking.error -> sorry",
    ],
    regions: { booking: { kind: "try", nodes: ["train", "hotel", "pay", "noTrain", "noHotel"] } },
    tests: [
      { name: "too dear is undone and said", expect: { sorry: [{ text: "It was not booked: 420 is more than there is" }], sent: null } },
      { name: "with the money it is booked", parameters: { budget: 500 }, expect: { sent: [{ text: "Have a good trip" }], sorry: null } },
    ],
    layout: layout({
      trip: [0, 0],
      train: [1, 0],
      hotel: [2, 0],
      pay: [3, 0],
      noTrain: [1, 1],
      noHotel: [2, 1],
      sent: [5, 0],
      sorry: [5, 1],
    }),
  };
}
