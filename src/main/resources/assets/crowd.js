// Who is inside and who waits to be let in, for hosts.

import { actsOn, initials } from "./person.js";

export class Crowd {
    #panel;
    #send;
    #sure;
    #count;
    #me = 0;

    constructor(panel, send, sure) {
        this.#panel = panel;
        this.#send = send;
        this.#sure = sure;
        this.#count = document.querySelector(`[aria-controls=${panel.id}] .count`);
    }

    /** Nobody is offered to remove themselves. */
    isOf(participationId) {
        this.#me = participationId;
    }

    show({ inside, insideCount, waiting, waitingCount }) {
        this.#list("waiting", waiting, waitingCount);
        this.#list("inside", inside, insideCount);
        this.#count.textContent = waitingCount;
        this.#count.hidden = waitingCount === 0;
    }

    /** Entries that stay are left as they are, so that a button keeps its focus. */
    #list(kind, people, count) {
        const section = this.#panel.querySelector(`[data-list=${kind}]`);
        const list = section.querySelector("ul");
        const present = new Map([...list.children].map(entry => [entry.dataset.participation, entry]));
        const hadFocus = list.contains(document.activeElement);
        const entries = people.map(person => this.#entry(kind, person, present.get(String(person.participationId))));
        if (entries.some((entry, i) => entry !== list.children[i])) {
            entries.forEach(entry => list.append(entry));
        }
        [...list.children].filter(entry => !entries.includes(entry)).forEach(entry => entry.remove());
        section.querySelector(".count").textContent = count;
        section.querySelector(".nothing").hidden = count > 0;
        section.querySelector(".more").hidden = count <= people.length;
        if (hadFocus && !list.contains(document.activeElement)) {
            section.querySelector("h2").focus();
        }
    }

    #entry(kind, person, present) {
        const entry = present ?? this.#newEntry(kind, person);
        entry.querySelector(".photo").textContent = initials(person.name);
        entry.querySelector(".name").textContent = person.name;
        entry.querySelector(".hint").textContent = person.email ?? "";
        entry.querySelector("button").hidden = person.participationId === this.#me;
        return entry;
    }

    #newEntry(kind, person) {
        const entry = document.getElementById(`one-${kind}`).content.firstElementChild.cloneNode(true);
        entry.dataset.participation = person.participationId;
        actsOn(person, entry.querySelector("button"), this.#send, this.#sure);
        return entry;
    }
}
